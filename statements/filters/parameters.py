"""The filters a list can be given: what each reads, how it narrows, what it counts by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from copy import copy
from typing import Any, Self

import django_filters
from django import forms
from django.db.models import Q, QuerySet, TextChoices

from statements.filters.reading import (
    Problem,
    Reading,
    closest,
    read_one,
    read_terms,
    read_year,
)
from statements.filters.terms import Term

RELEVANCE = "relevance"


class _Values(forms.MultipleChoiceField):
    """Values that were judged when the address was read."""

    def valid_value(self, value: str) -> bool:
        return True


class _Filter(django_filters.Filter):
    """Never changed once it is made, so that the copy each request gets may share what it holds."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)


class FacetFilter(_Filter):
    """Several values of one facet; each widens. Choices are counted by `path`.

    `wider` is the path to a term's wider term: choosing that takes in what stands beneath it.
    A `closed` vocabulary is always shown whole; of an open one only what would give something.
    `public` keeps out what the path crosses and the public does not see. Of one that is not
    `counted` a page shows what is chosen and nothing else.
    """

    field_class = _Values

    def __init__(
        self,
        path: str,
        *,
        label: str,
        terms: Callable[[], QuerySet[Any]] | type[TextChoices],
        wider: str = "",
        many: bool = False,
        closed: bool = True,
        public: Q | None = None,
        counted: bool = True,
    ) -> None:
        super().__init__(label=label)
        self.path, self.wider, self.many, self.closed = path, wider, many, closed
        self.public, self.counted = public or Q(), counted
        self.vocabulary = terms

    def terms(self, only: Collection[str] | None = None) -> QuerySet[Any] | type[TextChoices]:
        """The vocabulary; of an open one, which may hold thousands, only these values."""
        if isinstance(self.vocabulary, type):
            return self.vocabulary
        rows = self.vocabulary()
        return rows if only is None else rows.filter(slug__in=only)

    def read(self, param: str, given: list[str], terms: Mapping[str, Term]) -> Reading:
        return read_terms(param, given, terms)

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        if not value:
            return qs
        chosen = Q((f"{self.path}__in", value))
        if self.wider:
            chosen |= Q((f"{self.wider}__in", value))
        # A subquery, so that a row with several of the values is one row.
        if self.many:
            rows = qs.model._base_manager.filter(self.public & chosen)
            return qs.filter(pk__in=rows.values("pk"))
        return qs.filter(chosen)


class YearFilter(_Filter):
    """The first or the last year of a span. A date known to the year counts as that year."""

    field_class = forms.CharField

    def __init__(self, path: str, *, label: str, last: bool = False) -> None:
        super().__init__(label=label)
        self.path, self.last = path, last

    def read(self, param: str, given: list[str], terms: Mapping[str, Term]) -> Reading:
        return read_year(param, given)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        # Dates are held as ISO texts: all of 2010 stands before "2011".
        if not self.last:
            return qs.filter(Q((f"{self.path}__gte", f"{int(value):04d}")))
        if int(value) == 9999:
            return qs.filter(Q((f"{self.path}__isnull", False)))
        return qs.filter(Q((f"{self.path}__lt", f"{int(value) + 1:04d}")))


class WordsFilter(_Filter):
    """Words in the language of the search box. The search index narrows by them, no QuerySet."""

    field_class = forms.CharField

    def read(self, param: str, given: list[str], terms: Mapping[str, Term]) -> Reading:
        return read_one(param, given)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs


class SortFilter(_Filter):
    """The order of the rows: a reading verb of their QuerySet, or with words how well they fit."""

    field_class = forms.CharField

    def __init__(self, orders: Mapping[str, tuple[str, str]], *, label: str) -> None:
        super().__init__(label=label)
        self.orders = orders

    def read(self, param: str, given: list[str], terms: Mapping[str, Term]) -> Reading:
        reading = read_one(param, given)
        value = reading.values[param][0]
        if value in self.orders or value == RELEVANCE:
            return reading
        orders = {name: Term(name, label) for name, (label, _) in self.orders.items()}
        return Reading(
            {},
            [*reading.problems, Problem(param, value, "is not an order", closest(value, orders))],
        )

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        _, verb = self.orders.get(value) or next(iter(self.orders.values()))
        ordered: QuerySet[Any] = getattr(qs, verb)()
        return ordered
