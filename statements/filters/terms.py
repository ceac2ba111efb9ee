"""What a filter can be set to: the values of each facet, with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast, Concat, Substr

from statements.models import (
    Administration,
    Institution,
    Legislation,
    President,
    StrategyDocument,
    Topic,
)

_TEXT: CharField[str, str] = CharField()


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a facet. `parent` is the value of the wider term, or empty."""

    value: str
    label: str
    parent: str = ""


def presidents() -> QuerySet[Any]:
    """Persons, by their first presidency."""
    first = {"place": F("administrations__number")}
    return _terms(President.objects.order_by(), "slug", F("short_name"), **first)


def administrations() -> QuerySet[Any]:
    label = Concat(
        "president__short_name", Value(" ("), Cast("number", _TEXT), Value(")"), output_field=_TEXT
    )
    return _terms(Administration.objects.order_by(), "number", label, place=F("number"))


def topics() -> QuerySet[Any]:
    return _terms(
        Topic.objects.order_by(), "slug", F("label"), parent=F("parent__slug"), place=F("position")
    )


def documents() -> QuerySet[Any]:
    """Documents, the latest first."""
    year = Substr(Cast("date", _TEXT), 1, 4, output_field=_TEXT)
    dated = Concat("short_title", Value(" ("), year, Value(")"), output_field=_TEXT)
    label = Case(When(date__isnull=True, then=F("short_title")), default=dated, output_field=_TEXT)
    place = 0 - Cast(year, IntegerField())
    return _terms(StrategyDocument.objects.order_by(), "slug", label, place=place)


def institutions() -> QuerySet[Any]:
    return _terms(Institution.objects.order_by(), "slug", F("name"))


def legislation() -> QuerySet[Any]:
    return _terms(Legislation.objects.order_by(), "slug", F("popular_name"))


def congresses() -> QuerySet[Any]:
    """The Congresses that passed a held law, the latest first."""
    laws = Legislation.objects.order_by()
    return _terms(laws, "congress", F("congress"), place=0 - F("congress"))


def statuses() -> QuerySet[Any]:
    """The statuses that held laws have."""
    return _terms(Legislation.objects.order_by(), "status", F("status"))


def _terms(
    rows: QuerySet[Any], value: str, label: Any, *, parent: Any = None, place: Any = None
) -> QuerySet[Any]:
    terms: QuerySet[Any] = rows.annotate(
        value=Cast(value, _TEXT),
        term_label=Cast(label, _TEXT),
        parent_value=Cast(parent or Value(None), _TEXT),
        place=Cast(Value(0) if place is None else place, IntegerField()),
    )
    return terms


def load(
    sources: Mapping[str, QuerySet[Any] | type[TextChoices]],
) -> dict[str, dict[str, Term]]:
    """The terms of every facet by value, in their order; one query for all of them."""
    arms = [
        rows.annotate(facet=Value(name, output_field=_TEXT))
        .values_list("facet", "value", "term_label", "parent_value", "place")
        .distinct()
        for name, rows in sources.items()
        if isinstance(rows, QuerySet)
    ]
    found = arms[0].union(*arms[1:], all=True) if arms else []
    terms: dict[str, dict[str, Term]] = {
        name: {str(choice.value): Term(str(choice.value), str(choice.label)) for choice in rows}
        if isinstance(rows, type)
        else {}
        for name, rows in sources.items()
    }
    for facet, value, label, parent, _ in sorted(found, key=_in_order):
        terms[facet].setdefault(value, Term(value, label, parent or ""))
    return {name: _children_after_parents(by_value) for name, by_value in terms.items()}


def _in_order(row: Any) -> tuple[int, str]:
    return (row[4] or 0, row[2].casefold())


def _children_after_parents(by_value: dict[str, Term]) -> dict[str, Term]:
    def family(parent: Term) -> Iterable[Term]:
        return (parent, *(term for term in by_value.values() if term.parent == parent.value))

    roots = [term for term in by_value.values() if not term.parent]
    if len(roots) == len(by_value):
        return by_value
    return {term.value: term for root in roots for term in family(root)}
