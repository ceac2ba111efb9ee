"""The ways to take a list away: as files, and as a feed to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from statements.views.links import Link

_TABLES: Final = (("csv", "CSV"), ("xlsx", "Excel"), ("docx", "Word"), ("json", "JSON"))
_WORKS: Final = (("ris", "RIS"), ("bibtex", "BibTeX"))


@dataclass(frozen=True, slots=True)
class Taking:
    """`said` is what is taken, such as “All 52”. `works` are files of citations alone, and `cited`
    how many those are, where that is not all.
    """

    said: str
    tables: Sequence[Link]
    works: Sequence[Link]
    cited: str
    feed: str


def taking(path: str, query: str, total: int, works: int) -> Taking:
    """Of the list at `path` under `query`, which is the encoded part of its address.

    Of its `total` records `works` can be cited.
    """
    beside = f"&{query}" if query else ""

    def files(kinds: Sequence[tuple[str, str]]) -> list[Link]:
        return [Link(label, f"{path}export/?format={name}{beside}") for name, label in kinds]

    return Taking(
        said=f"All {total:,}",
        tables=files(_TABLES),
        works=files(_WORKS) if works else [],
        cited="" if works == total else f"{works:,} ",
        feed=f"/feeds{path}{'?' if query else ''}{query}",
    )
