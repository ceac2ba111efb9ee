"""A list as the search index finds it: by words, and a list too vast for the database to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from statements.filters.finding import PAGE_SIZE, Found
from statements.filters.parameters import RELEVANCE
from statements.filters.record_filter import RecordFilter
from statements.filters.vocabulary import Vocabulary
from statements.search import (
    ORDERS,
    Criteria,
    Page,
    SearchResult,
    Unavailable,
    count,
    search,
    state,
)

_TALLY = "tally"
_FEW = 10_000


@dataclass(frozen=True, slots=True)
class ByEngine:
    """Asks the index, and the database for the rows of the page alone."""

    filters: RecordFilter
    size: int = PAGE_SIZE
    counting: bool = True

    def find(self, page: int) -> Found:
        try:
            result = self._search(page)
            number = min(page, max(-(-result.total // self.size), 1))
            if number != page:
                result = self._search(number)
        except Unavailable as error:
            return Found([], 0, 0, 1, "", {}, index=state(), unsearched=str(error))
        return Found(
            records=self._records(result, number),
            total=result.total,
            whole=result.whole,
            number=number,
            tally=self.filters.tally_of(result.counts.get(_TALLY, {})) if result.total else "",
            counts={name: by for name, by in result.counts.items() if name != _TALLY},
            result=result,
            index=state() if result.behind else None,
            size=self.size,
        )

    def totals_without(self, choices: Sequence[tuple[str, ...]]) -> list[int]:
        criteria = criteria_of(self.filters)
        try:
            return [
                count(
                    "" if "q" in names else text_of(self.filters),
                    criteria.without(*names),
                    vocabulary=self.filters.words_known,
                )
                for names in choices
            ]
        except Unavailable:
            return [0] * len(choices)

    def _records(self, result: SearchResult, page: int) -> list[Any]:
        """The rows of one page; what the index does not know yet to be gone is left out."""
        pks = [hit.pk for hit in result.hits]
        rows = self.filters.queryset.filter(pk__in=pks) if pks else []
        order = order_of(self.filters)
        if order not in ORDERS and pks:
            first = (page - 1) * self.size
            ordered = self.filters.filters["sort"].filter(rows, order)
            return list(ordered[first : first + self.size])
        held = {row.pk: row for row in rows}
        return [held[pk] for pk in pks if pk in held]

    def _page(self, page: int) -> Page:
        """Of an order the index does not have, all: institutions and topics by name are few."""
        order = order_of(self.filters)
        if order in ORDERS:
            return Page((page - 1) * self.size, self.size, order)
        return Page(0, _FEW, "newest")

    def _search(self, page: int) -> SearchResult:
        counted = [name for name, facet in self.filters.facets.items() if facet.counted]
        return search(
            text_of(self.filters),
            criteria_of(self.filters),
            self._page(page),
            vocabulary=self.filters.words_known,
            facets=[*counted, _TALLY] if self.counting else [],
        )


def matching(filters: RecordFilter) -> list[int]:
    """The ids of all rows that have the words and pass the filters, in their order.

    Raises Unavailable where the index cannot be asked.
    """
    return sorted(every_hit(text_of(filters), criteria_of(filters), filters.words_known, "newest"))


def every_hit(text: str, criteria: Criteria, vocabulary: Vocabulary, order: str) -> list[int]:
    """The ids of all that the words find, in an order that the index has. Raises Unavailable."""
    total = search(text, criteria, Page(0, 1, order), vocabulary=vocabulary).total
    if not total:
        return []
    return [
        hit.pk for hit in search(text, criteria, Page(0, total, order), vocabulary=vocabulary).hits
    ]


def criteria_of(filters: RecordFilter) -> Criteria:
    """The filters in force as a value."""
    values = filters.reading.values
    first, last = (values.get(name, [""])[0] for name in ("year_min", "year_max"))
    return Criteria(
        families=(filters.family,),
        values=tuple((name, tuple(values[name])) for name in filters.facets if name in values),
        year_min=int(first) if first else None,
        year_max=int(last) if last else None,
    )


def text_of(filters: RecordFilter) -> str:
    return "".join(filters.reading.values.get("q", []))


def order_of(filters: RecordFilter) -> str:
    """The order asked for; with words the best first, and else the newest."""
    asked = "".join(filters.reading.values.get("sort", []))
    return asked or (RELEVANCE if filters.understood else "newest")
