"""Every row of a list, in the order of its page, however many: for files and not for screens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from django.db.models import QuerySet

from statements.filters.by_engine import criteria_of, every_hit, order_of, text_of
from statements.filters.record_filter import RecordFilter
from statements.search import ORDERS

STRETCH: Final = 1000
Stretches = Iterator[Sequence[Any]]


def all_rows(filters: RecordFilter) -> tuple[int, Stretches]:
    """How many rows there are, and the rows, no more than STRETCH of them in memory at a time.

    Raises Unavailable where there are words and the index cannot be asked.
    """
    if not filters.understood:
        return filters.qs.order_by().count(), stretches(filters.qs)
    pks = _found(filters)
    return len(pks), in_order(filters.queryset, pks)


def stretches(rows: QuerySet[Any]) -> Stretches:
    """The rows in their order, as the database gives them."""
    coming = sharing(rows).iterator(chunk_size=STRETCH)
    while stretch := list(islice(coming, STRETCH)):
        yield stretch


def in_order(rows: QuerySet[Any], pks: Sequence[int]) -> Stretches:
    """Those rows that have these ids, in the order of the ids."""
    shared = sharing(rows)
    for at in range(0, len(pks), STRETCH):
        wanted = pks[at : at + STRETCH]
        held = {row.pk: row for row in shared.filter(pk__in=wanted)}
        yield [held[pk] for pk in wanted if pk in held]


def sharing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows, with what many of them name read once a stretch and not once a row."""
    named = rows.query.select_related
    if not isinstance(named, Mapping):
        return rows
    own = [name for name in named if not rows.model._meta.get_field(name).many_to_one]
    shared = _paths({name: further for name, further in named.items() if name not in own})
    lean = rows.select_related(None).prefetch_related(*shared)
    return lean.select_related(*own) if own else lean


def _paths(named: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, further in named.items():
        yield f"{before}{name}"
        yield from _paths(further, f"{before}{name}__")


def _found(filters: RecordFilter) -> Sequence[int]:
    order = order_of(filters)
    asked = order if order in ORDERS else "newest"
    pks = every_hit(text_of(filters), criteria_of(filters), filters.words_known, asked)
    if order in ORDERS:
        return pks
    rows = filters.queryset.filter(pk__in=pks)
    return list(filters.filters["sort"].filter(rows, order).values_list("pk", flat=True))
