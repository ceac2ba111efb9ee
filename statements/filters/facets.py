"""Facets: every choice with the count it would give, all other filters applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from statements.filters.parameters import FacetFilter
from statements.filters.record_filter import RecordFilter
from statements.filters.terms import Term

# An open vocabulary may hold thousands; past this many its least used choices are left out.
MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, as a box to tick."""

    id: str
    value: str
    label: str
    count: int
    checked: bool
    level: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter and its choices; `left_out` of them were too many to show."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    left_out: int = 0


def facets(filters: RecordFilter) -> list[Facet]:
    """The facets of a list in the order of its parameters; one query counts them all."""
    counts = count(filters)
    return [
        _facet(name, facet, filters.vocabulary[name], counts[name], filters.active.get(name, []))
        for name, facet in filters.facets.items()
    ]


def count(filters: RecordFilter) -> Mapping[str, Mapping[str, int]]:
    """Rows by facet and value. A wider term counts what stands beneath it, once."""
    arms = [arm for name, facet in filters.facets.items() for arm in _arms(filters, name, facet)]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, rows in arms[0].union(*arms[1:], all=True):
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


def _facet(
    name: str,
    facet: FacetFilter,
    terms: Mapping[str, Term],
    counts: Mapping[str, int],
    chosen: list[str],
) -> Facet:
    choices = [
        Choice(
            id=f"{name}-{place}",
            value=term.value,
            label=term.label,
            count=counts.get(term.value, 0),
            checked=term.value in chosen,
            level=1 if term.parent else 0,
        )
        for place, term in enumerate(terms.values())
        if facet.closed or term.value in counts or term.value in chosen
    ]
    kept = sorted(choices, key=lambda choice: (not choice.checked, -choice.count))[:MOST_CHOICES]
    shown = choices if facet.closed else [choice for choice in choices if choice in kept]
    return Facet(name, str(facet.label), tuple(shown), len(choices) - len(shown))
