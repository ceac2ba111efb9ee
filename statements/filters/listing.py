"""A list as a page shows it: results, total, facets, chips, problems, ways out of an empty one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from statements.citations.dates import PartialDate
from statements.filters.facets import Facet
from statements.search import IndexState

if TYPE_CHECKING:
    from statements.search.snippets import Snippet


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another state of the list."""

    label: str
    url: str
    kind: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One order the rows can stand in."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem with the ways out of it."""

    param: str
    value: str
    message: str
    done: str
    suggestion: Link | None
    drop_url: str


@dataclass(frozen=True, slots=True)
class Result:
    """A record that was found, and where there are words, why.

    `where` names another of its fields, “Heading”, and `elsewhere` is that field's text, where the
    words stand there alone.
    """

    record: Any
    snippet: Snippet | None = None
    where: str = ""
    elsewhere: Snippet | None = None


@dataclass(frozen=True, slots=True)
class Widened:
    """A known name that was searched for under its other names too; `url` searches without."""

    typed: str
    names: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What is to be said of the words.

    `understood` is given only where it differs from what was `typed`. `correction` is what was
    perhaps meant. `relaxed` is a sentence where no record has all the words.
    """

    typed: str
    understood: Link | None
    repairs: tuple[str, ...]
    widened: tuple[Widened, ...]
    left_out: tuple[str, ...]
    correction: Link | None
    relaxed: str


@dataclass(frozen=True, slots=True)
class PresidentGroup:
    """What one president has of a list; `url` and its fellows lead to these rows in that order.

    What belongs to no presidency is a group without addresses.
    """

    label: str
    count: int
    url: str
    first: PartialDate | None
    first_url: str
    last: PartialDate | None
    last_url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a list's page needs. `whole` is the number of rows without any filter.

    `unsearched` is why nothing was searched, as a sentence: there is then no total to speak of.
    `search` is None without words, and `index` where the index was not asked. `groups` is empty
    unless asked for; `grouping_url` turns them on or off, and is empty where there are none to
    be had. `kept` are parameters of the page itself, to stand in its forms.
    """

    results: Sequence[Result]
    total: int
    whole: int
    tally: str
    unsearched: str
    search: Searched | None
    index: IndexState | None
    groups: Sequence[PresidentGroup]
    grouping_url: str
    facets: Sequence[Facet]
    chips: Sequence[Link]
    notices: Sequence[Notice]
    widenings: Sequence[Link]
    orders: Sequence[Order]
    pages: Sequence[Link]
    number: int
    last: int
    previous_url: str
    next_url: str
    url: str
    clear_url: str
    kept: Sequence[tuple[str, str]]
    words: str
    year_min: str
    year_max: str
    chosen: int

    @property
    def rows(self) -> list[Any]:
        """The records alone."""
        return [result.record for result in self.results]
