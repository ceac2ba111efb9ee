"""Facets: every choice with the count it would give, all other filters applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from statements.filters.finding import MOST_CHOICES, Found
from statements.filters.parameters import FacetFilter
from statements.filters.record_filter import RecordFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, as a box to tick. `count` is None where nothing was counted."""

    id: str
    value: str
    label: str
    count: int | None
    checked: bool
    level: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter and its choices; `left_out` of them were too many to show."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    left_out: int = 0


def facets(filters: RecordFilter, found: Found) -> list[Facet]:
    """The facets of a list in the order of its parameters.

    Where nothing was counted they hold what is ticked, so that a form keeps it.
    """
    filters.label_open_terms({name: _most(by_value) for name, by_value in found.counts.items()})
    return [_facet(filters, name, facet, found) for name, facet in filters.facets.items()]


def _most(counts: Mapping[str, int]) -> list[str]:
    """The values with most rows."""
    return sorted(counts, key=lambda value: (-counts[value], value))[:MOST_CHOICES]


def _facet(filters: RecordFilter, name: str, facet: FacetFilter, found: Found) -> Facet:
    counts, chosen = found.counts.get(name, {}), filters.active.get(name, [])
    is_counted = facet.counted and not found.unsearched
    # In a list of a million, what gives nothing would be most of the page.
    shows_all = facet.closed and not filters.is_vast
    choices = [
        Choice(
            id=f"{name}-{place}",
            value=term.value,
            label=term.label,
            count=counts.get(term.value, 0) if is_counted else None,
            checked=term.value in chosen,
            level=1 if term.parent else 0,
        )
        for place, term in enumerate(filters.vocabulary[name].values())
        if term.value in chosen or (is_counted and (shows_all or term.value in counts))
    ]
    left_out = 0 if facet.closed else len(counts) - sum(each.value in counts for each in choices)
    return Facet(name, str(facet.label), tuple(choices), left_out)
