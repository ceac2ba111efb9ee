"""Change log -> index: what is searched follows the database and can always be made anew.

Each machine keeps an index of its own. What it has applied stands in the same commit as the items,
so a process that dies at any moment loses nothing and repeats nothing that matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from statements.models import change
from statements.search import folder
from statements.search.criteria import FAMILIES
from statements.search.engine import Damaged, Reader, Writer
from statements.search.expand import touched_by
from statements.search.item import item_id
from statements.search.items import load, rows_of
from statements.search.opened import State, opened

# Told now and then: items written, items in all.
Progress = Callable[[int, int], None]

# Logged changes applied between two commits.
_BATCH: Final = 1000
# Items between two commits of an index in the making: what a kill may cost.
_PART: Final = 50_000
_ROWS: Final = 2000


def apply(*, wait: float = 60) -> int:
    """Apply every pending change and say how many rows of the log that was.

    Does nothing where another process holds the lock for longer than `wait` seconds: it is doing
    the same. Raises Damaged, or OSError where the index cannot be written.
    """
    with folder.locked(folder.CHANGE, wait=wait) as mine:
        return _apply() if mine else 0


def _apply() -> int:
    position = State.of(opened()).applied
    batch = change.pending(position, _BATCH)
    if not batch.changes:
        return 0
    applied = 0
    with Writer(folder.current().resolve()) as writer:
        while batch.changes:
            if (change.EVERYTHING, 0) in batch.changes:
                raise Damaged("the database was migrated while nobody logged what changed")
            for family, pks in touched_by(batch.changes):
                writer.replace((item_id(family, pk) for pk in pks), load(family, pks))
            writer.commit(State(batch.position.to_text()).text())
            applied += len(batch.changes)
            if not batch.more:
                break
            batch = change.pending(batch.position, _BATCH)
    return applied


def build(progress: Progress | None = None, *, wait: float = 60, anew: bool = False) -> bool:
    """Make the index from all rows and put it in place; an earlier build that was killed goes on.

    With `anew` also where an index is there already, and from the first row. False where another
    process is building. Raises Damaged, or OSError where the index cannot be written.
    """
    with folder.locked(folder.BUILD, wait=wait) as mine:
        if not mine:
            return False
        if not anew and _is_there():
            return True
        begun = _begun(anew=anew)
        with Writer(folder.building(), large=True) as writer:
            _write_all(writer, begun, progress)
        with folder.locked(folder.CHANGE, wait=60):
            folder.put_in_place()
            _apply()
        return True


def _is_there() -> bool:
    try:
        opened()
    except Damaged:
        return False
    return True


def _begun(*, anew: bool) -> State:
    """Where to begin: after what a killed build has committed, or at the first row."""
    if not anew:
        with suppress(Damaged):
            begun = State.of(Reader(folder.building()))
            if change.is_ours(begun.applied):
                return begun
    folder.clear_building()
    return State(change.now().to_text(), (FAMILIES[0], 0))


def _write_all(writer: Writer, begun: State, progress: Progress | None) -> None:
    written, unsaved = 0, 0
    whole = sum(rows_of(family).order_by().count() for family in FAMILIES) if progress else 0
    for family, pks in _remaining(begun.after):
        writer.replace((), load(family, pks))
        written, unsaved = written + len(pks), unsaved + len(pks)
        if unsaved >= _PART:
            writer.commit(replace(begun, after=(family, pks[-1])).text())
            unsaved = 0
        if progress:
            progress(written, whole)
    writer.commit(replace(begun, after=None).text())


def _remaining(after: tuple[str, int] | None) -> Iterator[tuple[str, list[int]]]:
    if after is None:
        return
    first, last = after
    for family in FAMILIES[FAMILIES.index(first) :]:
        reached = last if family == first else 0
        rows = rows_of(family)
        while pks := list(rows.filter(pk__gt=reached).values_list("pk", flat=True)[:_ROWS]):
            yield family, pks
            reached = pks[-1]
