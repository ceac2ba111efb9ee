"""What every list's FilterSet has in common: lenient reading, and narrowing by all but one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter
from statements.filters.reading import Reading, read
from statements.filters.terms import Term
from statements.models import SlugRedirect


class RecordFilter(FilterSet):
    """A FilterSet that uses what it can of an address and says what it could not.

    `problems` names every value that was left out. `unlisted` are the model's fields that no
    parameter filters by, each with the reason; a test holds the two to the model.
    """

    unlisted: ClassVar[Mapping[str, str]] = {}
    covered: ClassVar[Mapping[str, str]] = {}
    base_filters: ClassVar[Mapping[str, Any]]

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        facets = {
            name: filter_.terms()
            for name, filter_ in self.base_filters.items()
            if isinstance(filter_, FacetFilter)
        }
        self.vocabulary: dict[str, dict[str, Term]] = terms.load(facets)
        given = self._renamed(data)
        self.reading: Reading = read(given, self.base_filters, self.vocabulary)
        usable = QueryDict(mutable=True)
        for name, values in self.reading.values.items():
            usable.setlist(name, values)
        super().__init__(usable, queryset)
        self.form.is_valid()

    def _renamed(self, data: QueryDict) -> QueryDict:
        """The parameters with slugs that records once had made those they have now."""
        strange = {
            value
            for name, terms_ in self.vocabulary.items()
            for value in data.getlist(name)
            if value not in terms_ and "\0" not in value
        }
        if not strange:
            return data
        redirects = SlugRedirect.objects.filter(old_slug__in=list(strange)[:50])
        moved = {(redirect.kind, redirect.old_slug): redirect.new_slug for redirect in redirects}
        given = data.copy()
        for name in self.vocabulary:
            kind = "strategydocument" if name == "document" else name
            values = [moved.get((kind, value), value) for value in data.getlist(name)]
            given.setlist(name, values)
        return given

    @property
    def facets(self) -> dict[str, FacetFilter]:
        """The filters whose choices are counted, by parameter."""
        return {
            name: filter_
            for name, filter_ in self.filters.items()
            if isinstance(filter_, FacetFilter)
        }

    @property
    def active(self) -> dict[str, list[str]]:
        """The values in force, without the order."""
        return {
            name: values
            for name, values in self.reading.values.items()
            if not isinstance(self.filters[name], SortFilter)
        }

    def tally(self) -> str:
        """What the total counts, where the rows are not all of one sort."""
        return ""

    def without(self, *left_out: str) -> QuerySet[Any]:
        """The rows that every filter but those named lets through, in no order."""
        rows: QuerySet[Any] = self.queryset
        for name, filter_ in self.filters.items():
            if name not in left_out and not isinstance(filter_, SortFilter):
                rows = filter_.filter(rows, self.form.cleaned_data[name])
        return rows.order_by()
