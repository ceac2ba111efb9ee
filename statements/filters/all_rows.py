"""Every row of a list, in the order of its page, however many: for files and not for screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from statements.filters.by_engine import criteria_of, order_of, text_of
from statements.filters.record_filter import RecordFilter
from statements.search import ORDERS, Page, search

_CHUNK: Final = 500


def all_rows(filters: RecordFilter) -> tuple[int, Iterator[Any]]:
    """How many rows there are, and the rows, a few hundred in memory at a time.

    Raises Unavailable where there are words and the index cannot be asked.
    """
    if not filters.understood:
        return filters.qs.order_by().count(), filters.qs.iterator(chunk_size=_CHUNK)
    pks = _found(filters)
    return len(pks), _in_order(filters, pks)


def _found(filters: RecordFilter) -> Sequence[int]:
    text, criteria, known = text_of(filters), criteria_of(filters), filters.words_known
    order = order_of(filters)
    asked = order if order in ORDERS else "newest"
    total = search(text, criteria, Page(0, 1, asked), vocabulary=known).total
    hits = search(text, criteria, Page(0, total, asked), vocabulary=known).hits
    pks = [hit.pk for hit in hits]
    if order in ORDERS:
        return pks
    rows = filters.queryset.filter(pk__in=pks)
    return list(filters.filters["sort"].filter(rows, order).values_list("pk", flat=True))


def _in_order(filters: RecordFilter, pks: Sequence[int]) -> Iterator[Any]:
    for at in range(0, len(pks), _CHUNK):
        chunk = pks[at : at + _CHUNK]
        held = {row.pk: row for row in filters.queryset.filter(pk__in=chunk)}
        yield from (held[pk] for pk in chunk if pk in held)
