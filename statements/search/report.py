"""How the index stands, for those who keep the site."""

from __future__ import annotations

from dataclasses import dataclass

from statements.search import folder
from statements.search.engine import Damaged, is_whole
from statements.search.live import state
from statements.search.opened import opened


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence or two, and whether all is well."""

    said: str
    is_well: bool


def report(*, checking: bool = True) -> Report:
    """What the index holds, how far behind it is, and whether every file is as written."""
    try:
        items = opened().size()
    except Damaged as error:
        return Report(f"There is no index to search: {error}.", is_well=False)
    waiting = state().behind
    said = f"The index holds {items:,} items in {folder.size() / 1e6:,.1f} MB"
    said += f" and lacks {waiting:,} changes." if waiting else " and lacks nothing."
    if checking and not is_whole(folder.current()):
        return Report(f"{said} A file of it is not as it was written.", is_well=False)
    return Report(said, is_well=not waiting)
