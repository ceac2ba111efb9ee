"""A list as the database finds it: django-filter over QuerySets. Needs no index, knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from statements.filters.counts import count
from statements.filters.finding import PAGE_SIZE, Found
from statements.filters.record_filter import RecordFilter


@dataclass(frozen=True, slots=True)
class ByDatabase:
    """Costs one query each for the total, its tally, the whole, facets and the rows.

    Without `counting`, for the total and the rows alone.
    """

    filters: RecordFilter
    size: int = PAGE_SIZE
    counting: bool = True

    def find(self, page: int) -> Found:
        total = self.filters.qs.order_by().count()
        number = min(page, max(-(-total // self.size), 1))
        first = (number - 1) * self.size
        counts_whole = self.counting and self.filters.active
        whole = self.filters.queryset.order_by().count() if counts_whole else total
        return Found(
            records=list(self.filters.qs[first : first + self.size]) if total else [],
            total=total,
            whole=whole,
            number=number,
            tally=self.filters.tally() if total and self.counting else "",
            counts=count(self.filters) if self.counting else {},
            size=self.size,
        )

    def totals_without(self, choices: Sequence[tuple[str, ...]]) -> list[int]:
        arms = [_counted(self.filters.without(*names), at) for at, names in enumerate(choices)]
        if not arms:
            return []
        totals = dict(arms[0].union(*arms[1:], all=True))
        return [totals.get(at, 0) for at in range(len(choices))]


def _counted(rows: QuerySet[Any], place: int) -> QuerySet[Any]:
    counted: QuerySet[Any] = (
        rows.annotate(place=Value(place, output_field=IntegerField()))
        .values("place")
        .annotate(rows=Count("pk"))
        .values_list("place", "rows")
    )
    return counted
