"""The index as this process has it open, and what it says of itself."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from pathlib import Path

from statements.models import change
from statements.search import folder
from statements.search.engine import FORMAT, Damaged, Reader, is_whole


@dataclass(frozen=True, slots=True)
class State:
    """What an index says of itself: how far into the change log it has come.

    `after` is where an index in the making goes on: a family and the last row of it.
    """

    position: str
    after: tuple[str, int] | None = None

    def text(self) -> str:
        return json.dumps([FORMAT, self.position, self.after])

    @classmethod
    def of(cls, reader: Reader) -> State:
        """Raises Damaged where an index of another format, or another program, is."""
        try:
            form, position, after = json.loads(reader.state)
        except (ValueError, TypeError) as error:
            raise Damaged("it says nothing that can be read") from error
        if form != FORMAT:
            raise Damaged(f"it has the format {form}, and this is {FORMAT}")
        return cls(str(position), tuple(after) if after else None)

    @property
    def applied(self) -> change.Position:
        try:
            return change.Position.from_text(self.position)
        except ValueError as error:
            raise Damaged("it does not say what it has applied") from error


@dataclass(slots=True)
class _Open:
    reader: Reader | None = None
    folder: Path | None = None
    stamp: tuple[int, int] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_open = _Open()


def opened() -> Reader:
    """A reader of what was last committed, by any process of this machine.

    Raises Damaged where there is none, or none of this database and this format.
    """
    with _open.lock:
        stamp = folder.stamp()
        if stamp is None:
            raise Damaged("no index is there")
        place = folder.current().resolve()
        if _open.reader is None or _open.folder != place:
            _open.reader = None
            _open.reader, _open.folder = _judged(place), place
        elif _open.stamp != stamp:
            _open.reader.reload()
        elif not _open.reader.is_as_it_was():
            _open.reader = None
            raise Damaged("a file of it was changed by another program")
        _open.stamp = stamp
        return _open.reader


def _judged(place: Path) -> Reader:
    """What has lain on a disk is read from end to end before it is used."""
    if not is_whole(place):
        raise Damaged("a file of it is missing, or not as it was written")
    reader = Reader(place)
    if not change.is_ours(State.of(reader).applied):
        raise Damaged("it was made from another database")
    return reader


def is_sound() -> bool:
    """Whether all of what lies on the disk can be used, read from end to end."""
    try:
        _judged(folder.current().resolve())
    except Damaged:
        return False
    return folder.stamp() is not None


def close() -> None:
    """Let go of what is open."""
    with _open.lock:
        _open.reader = None
