"""A list grouped by president: how many of each, and from when to when."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Max, Min, Value
from django.db.models.functions import Coalesce

from statements.filters.address import Address
from statements.filters.by_engine import criteria_of, text_of
from statements.filters.finding import Found
from statements.filters.listing import PresidentGroup
from statements.filters.record_filter import RecordFilter
from statements.filters.terms import Term
from statements.search import Group, Unavailable, by_president

NO_PRESIDENCY = "No presidency"


def groups(filters: RecordFilter, address: Address, found: Found) -> list[PresidentGroup]:
    """In the order of the presidents, and last what belongs to no presidency."""
    if not found.total:
        return []
    try:
        spans = (
            by_president(text_of(filters), criteria_of(filters), vocabulary=filters.words_known)
            if found.result
            else _by_database(filters)
        )
    except Unavailable:
        return []
    held = {span.president: span for span in spans}
    terms: Mapping[str, Term] = filters.vocabulary.get("president", {})
    rows = [_row(term, held[slug], address) for slug, term in terms.items() if slug in held]
    return [*rows, *(_without_presidency(span) for span in spans if not span.president)]


def _by_database(filters: RecordFilter) -> list[Group]:
    date = filters.filters["year_min"].path
    rows = (
        filters.without()
        .values_list(Coalesce(filters.facets["president"].path, Value("")))
        .annotate(Count("pk", distinct=True), Min(date), Max(date))
    )
    return [Group(*row) for row in rows]


def _row(term: Term, span: Group, address: Address) -> PresidentGroup:
    theirs = address.without("president").without("sort").adding("president", term.value)
    return PresidentGroup(
        label=term.label,
        count=span.hits,
        url=str(theirs),
        first=span.first,
        first_url=str(theirs.adding("sort", "oldest")),
        last=span.last,
        last_url=str(theirs.adding("sort", "newest")),
    )


def _without_presidency(span: Group) -> PresidentGroup:
    """No filter finds these, so there is nowhere to lead."""
    return PresidentGroup(NO_PRESIDENCY, span.hits, "", span.first, "", span.last, "")
