"""The filters of the families that only /search/ lists: sections, institutions and topics."""

from __future__ import annotations

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter, WordsFilter, YearFilter
from statements.filters.record_filter import RecordFilter
from statements.models import Institution, Provision, Topic
from statements.search import INSTITUTION, PROVISION, TOPIC

_DATED = {"newest": ("Newest", "newest"), "oldest": ("Oldest", "oldest")}
_NAMED = {"name": ("Name", "all")}


class ProvisionFilter(RecordFilter):
    """Sections of laws, by the law they stand in."""

    family = PROVISION

    q = WordsFilter(label="Words")
    president = FacetFilter(
        "legislation__administration__president__slug",
        label="President at enactment",
        terms=terms.presidents,
    )
    administration = FacetFilter(
        "legislation__administration__number",
        label="Presidency at enactment",
        terms=terms.administrations,
    )
    legislation = FacetFilter(
        "legislation__slug", label="Law", terms=terms.legislation, closed=False
    )
    year_min = YearFilter("legislation__enacted", label="First year")
    year_max = YearFilter("legislation__enacted", label="Last year", last=True)
    sort = SortFilter(_DATED, label="Sort")

    class Meta:
        model = Provision
        fields: list[str] = []


class InstitutionFilter(RecordFilter):
    """Institutions, by words alone."""

    family = INSTITUTION

    q = WordsFilter(label="Words")
    sort = SortFilter(_NAMED, label="Sort")

    class Meta:
        model = Institution
        fields: list[str] = []


class TopicFilter(RecordFilter):
    """Topics, by words alone."""

    family = TOPIC

    q = WordsFilter(label="Words")
    sort = SortFilter(_NAMED, label="Sort")

    class Meta:
        model = Topic
        fields: list[str] = []
