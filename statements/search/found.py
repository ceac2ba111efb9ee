"""What a search gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from statements.citations.dates import PartialDate
from statements.search.query import Understood


class Unavailable(Exception):
    """The index cannot be searched now; the message is a plain sentence for readers."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found: its family and its primary key."""

    family: str
    pk: int


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one president: how many, and the dates of the first and the last."""

    president: str
    hits: int
    first: PartialDate | None
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits and the counts of all.

    `counts` holds for each facet the hits by value, every filter applied but the facet's own.
    `relaxed` is how many of the words had to be there, where no record has all, or few have what a
    question asks; otherwise 0. `having_all` is how many have all, here no more than a few.
    `correction` is the query with misspelt words mended, or empty. `families` counts the hits of
    every family, whichever was asked for. `behind` is how many changes the index still lacked,
    `whole` how many records there are of the families asked for.
    """

    understood: Understood
    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]
    relaxed: int
    having_all: int
    correction: str
    families: Mapping[str, int]
    behind: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class IndexState:
    """How the index stands: whether it can be searched, and how many changes it lacks.

    `message` is a plain sentence, empty where all is well.
    """

    ready: bool
    behind: int
    message: str
