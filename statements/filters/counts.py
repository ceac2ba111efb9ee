"""The rows of a list by facet and value, as the database counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from statements.filters.parameters import FacetFilter
from statements.filters.record_filter import RecordFilter


def count(filters: RecordFilter) -> Mapping[str, Mapping[str, int]]:
    """Rows by facet and value. A wider term counts what stands beneath it, once."""
    arms = [
        arm
        for name, facet in filters.facets.items()
        if facet.counted
        for arm in _arms(filters, name, facet)
    ]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, rows in arms[0].union(*arms[1:], all=True) if arms else ():
        # Roots are counted twice, by themselves and with what is beneath: the larger is right.
        counts[facet][value] = max(rows, counts[facet].get(value, 0))
    return counts


def _arms(filters: RecordFilter, name: str, facet: FacetFilter) -> Iterator[QuerySet[Any]]:
    # One join serves the condition and the count only if the condition comes first.
    rows = filters.without(name).filter(facet.public)
    yield _by(rows, name, F(facet.path))
    if facet.wider:
        yield _by(rows, name, Coalesce(facet.wider, facet.path))


def _by(rows: QuerySet[Any], name: str, key: Any) -> QuerySet[Any]:
    counted: QuerySet[Any] = (
        rows.annotate(
            facet=Value(name, output_field=CharField()), facet_value=Cast(key, CharField())
        )
        .filter(facet_value__isnull=False)
        .values("facet", "facet_value")
        .annotate(rows=Count("pk", distinct=True))
        .values_list("facet", "facet_value", "rows")
    )
    return counted
