"""What /search/ shows of every family at once: how many, and the first few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from statements.filters.address import Address
from statements.filters.all_rows import Stretches, in_order
from statements.filters.by_engine import every_hit
from statements.filters.finding import Found
from statements.filters.listing import Notice, Result, Searched
from statements.filters.notices import notice_of
from statements.filters.parameters import RELEVANCE
from statements.filters.reading import Problem
from statements.filters.searched import most_of, searched
from statements.filters.unknown import unknown_values
from statements.filters.vocabulary import Vocabulary
from statements.filters.why import show_why
from statements.search import (
    Criteria,
    IndexState,
    Page,
    SearchResult,
    Unavailable,
    Understood,
    search,
    state,
    understand,
)


@dataclass(frozen=True, slots=True)
class FamilyFound:
    """What one family has: its exact total and the first of it.

    `relaxed` is a sentence where nothing of this family has all the words.
    """

    family: str
    total: int
    results: Sequence[Result]
    relaxed: str = ""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What all families have. `unsearched` is why nothing was searched, as a sentence."""

    words: str
    families: Sequence[FamilyFound]
    search: Searched | None
    notices: Sequence[Notice]
    unsearched: str = ""
    index: IndexState | None = None

    @property
    def total(self) -> int:
        return sum(each.total for each in self.families)


def find_everywhere(
    text: str, records: Mapping[str, QuerySet[Any]], path: str, few: int = 3
) -> Everywhere:
    """Search every family for the words; each is ranked among its own."""
    vocabulary = Vocabulary({})
    understood = understand(text, vocabulary)
    address = Address(path, (("q", text),))
    problems = unknown_values(understood)
    if understood.node is None and not problems:
        problems = [Problem("q", text[:200], "has no words to find", done="")]
    notices = [notice_of(problem, address.without("q")) for problem in problems]
    if understood.node is None:
        return Everywhere(text, [], None, notices)
    try:
        found = {
            family: search(text, Criteria((family,)), Page(0, few), vocabulary=vocabulary)
            for family in records
        }
    except Unavailable as error:
        none = Found([], 0, 0, 1, "", {}, unsearched=str(error))
        said = searched(understood, none, address)
        return Everywhere(text, [], said, notices, str(error), state())
    return Everywhere(
        words=text,
        families=[_family(family, found[family], records[family]) for family in records],
        search=_searched(understood, found.values(), address),
        notices=notices,
        index=state() if any(each.behind for each in found.values()) else None,
    )


def all_everywhere(text: str, records: Mapping[str, QuerySet[Any]]) -> tuple[int, Stretches]:
    """All that every family has, in the order in which `find_everywhere` shows the first of it.

    Raises Unavailable where the index cannot be asked.
    """
    vocabulary = Vocabulary({})
    pks = {
        family: every_hit(text, Criteria((family,)), vocabulary, RELEVANCE) for family in records
    }
    stretches = (in_order(records[family], each) for family, each in pks.items())
    return sum(map(len, pks.values())), chain.from_iterable(stretches)


def _searched(
    understood: Understood, results: Iterable[SearchResult], address: Address
) -> Searched | None:
    """A correction counts where no family has the words. Each says by itself if it has most."""
    lacking = not any(each.total and not each.relaxed for each in results)
    corrected = next((each for each in results if each.correction), None) if lacking else None
    said = replace(corrected, relaxed=0) if corrected else None
    return searched(understood, Found([], 0, 0, 1, "", {}, result=said), address)


def _family(family: str, result: SearchResult, records: QuerySet[Any]) -> FamilyFound:
    pks = [hit.pk for hit in result.hits]
    held = {row.pk: row for row in records.filter(pk__in=pks)} if pks else {}
    rows = [held[pk] for pk in pks if pk in held]
    shown = show_why(family, result.understood, rows)
    return FamilyFound(family, result.total, shown, most_of(result))
