"""The two ways a list is found: by the database, or by the search index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from statements.search import IndexState, SearchResult

PAGE_SIZE = 20
# An open vocabulary may hold thousands; past this many its least used choices are left out.
MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list and the counts of all of it.

    `number` is the page that was found: the last one, if a later one was asked for. `counts` holds
    for each facet the rows by value, every filter applied but its own. `result` is what the index
    said. `unsearched` is why nothing was found out, as a sentence. A page has `size` rows.
    """

    records: Sequence[Any]
    total: int
    whole: int
    number: int
    tally: str
    counts: Mapping[str, Mapping[str, int]]
    result: SearchResult | None = None
    index: IndexState | None = None
    unsearched: str = ""
    size: int = PAGE_SIZE

    @property
    def is_empty(self) -> bool:
        """Nothing was found, though it was looked for."""
        return not self.total and not self.unsearched

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one."""
        return max(-(-self.total // self.size), 1)


class Finder(Protocol):
    """One of the two ways."""

    def find(self, page: int) -> Found:
        """The page, or the last one there is."""

    def totals_without(self, choices: Sequence[tuple[str, ...]]) -> list[int]:
        """For each choice of parameters, how many rows there would be without them."""
