"""All rows of a list, a stretch at a time, in an order that nothing added meanwhile disturbs."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from statements.filters.by_engine import matching
from statements.filters.record_filter import RecordFilter


def rows_after(filters: RecordFilter, last: int, size: int) -> list[Any]:
    """The next rows by id after the one with the id `last`.

    Raises Unavailable where there are words and the index cannot be asked.
    """
    if not filters.understood:
        return list(filters.without().filter(pk__gt=last).order_by("pk")[:size])
    pks = matching(filters)
    start = bisect_right(pks, last)
    return list(filters.queryset.filter(pk__in=pks[start : start + size]).order_by("pk"))
