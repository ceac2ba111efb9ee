"""The two ways a list is found, by the database and by the search index, say the same of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.filters import FILTERS
from statements.filters.address import Address
from statements.filters.by_database import ByDatabase
from statements.filters.by_engine import ByEngine
from statements.filters.finding import Finder
from statements.filters.groups import groups
from statements.filters.record_filter import RecordFilter
from statements.models import (
    Administration,
    Confidence,
    DocumentKind,
    Excerpt,
    Institution,
    InstitutionKind,
    Legislation,
    Passage,
    Provision,
    Source,
    State,
    StrategyDocument,
    Topic,
    Verdict,
)
from statements.search import catch_up
from statements.views.search import records

FAMILIES = [family for family, each in FILTERS.items() if "president" in each.base_filters]
Values = Mapping[str, Sequence[str]]

# Without a date, known to the year, to the month, and twice the same day.
DATES = (None, "2009", "2009-05", "2009-05-27", "2009-05-27", "2017-01-20")
# Of no presidency; 45 and 47 are one president's.
PRESIDENCIES = (None, 44, 45, 47)
STATES = (State.PUBLISHED, State.PUBLISHED, State.DRAFT, State.WITHDRAWN)
YEARS = [str(year) for year in (1, 1998, 2008, 2009, 2010, 2017, 2018, 9999)]


def presidencies() -> dict[int | None, Administration]:
    return {each.number: each for each in Administration.objects.all()}


def made_topics() -> list[Topic]:
    """Two that stand beneath one, two that stand alone."""
    wide = Topic.objects.create(slug="made-wide", label="Wide", scope_note="Made.")
    return [
        wide,
        *(
            Topic.objects.create(slug=f"made-{name}", label=name, scope_note="Made.", parent=parent)
            for name, parent in (("one", wide), ("two", wide), ("alone", None), ("apart", None))
        ),
    ]


def made_laws() -> list[Legislation]:
    held = presidencies()
    return Legislation.objects.bulk_create(
        Legislation(
            slug=f"made-law-{n}",
            short_title=f"Made Act {n}",
            popular_name=f"Made Act {n}",
            public_law=f"P.L. 999-{n}",
            congress=111 + n % 2,
            enacted=date,
            administration=held[number],
            status=["in force", "repealed"][n // 4 % 2],
            summary="Made.",
            confidence=Confidence.values[n % len(Confidence)],
        )
        for n, (number, date) in enumerate(product(PRESIDENCIES[1:], filter(None, DATES)))
    )


def made_documents() -> list[StrategyDocument]:
    held, kinds = presidencies(), DocumentKind.values[::-1]
    return StrategyDocument.objects.bulk_create(
        StrategyDocument(
            slug=f"made-{n}",
            title=f"Made {n}",
            short_title=f"Made {n}",
            kind=kinds[n % len(kinds)] if number is None else DocumentKind.STATEMENT,
            issuing_body="Made.",
            administration=held.get(number),
            date=date,
            summary="Made.",
            located=n % 5 > 0,
            confidence=Confidence.values[n % len(Confidence)],
        )
        for n, (number, date) in enumerate(product(PRESIDENCIES, DATES))
    )


def made_institutions(founded_by: Sequence[StrategyDocument]) -> list[Institution]:
    return [
        Institution.objects.create(
            slug=f"made-{n}",
            name=f"Made {n}",
            kind=InstitutionKind.TASK_FORCE,
            summary="Made.",
            founding_document=document,
        )
        for n, document in enumerate(founded_by)
    ]


def made_excerpts(documents: Sequence[StrategyDocument | None]) -> list[Excerpt]:
    """Of each document some that are public, at one place of it, and some that are not."""
    return Excerpt.objects.bulk_create(
        Excerpt(
            slug=f"made-{n}",
            text=f"Made words {n}.",
            document=document,
            position=1 + n // 8 % 2,
            verdict=Verdict.values[n // 3 % len(Verdict)],
            state=state,
        )
        for n, (document, state) in enumerate(product(documents, STATES))
    )


def made_passages(held: Sequence[StrategyDocument | Legislation]) -> list[Passage]:
    """A few of each, and of the first also those of a second version of its text."""
    sources = Source.objects.bulk_create(
        Source(
            document=each if isinstance(each, StrategyDocument) else None,
            legislation=each if isinstance(each, Legislation) else None,
            media_type="text/plain",
            sha256=f"{n:064x}",
        )
        for n, each in enumerate([held[0], *held])
    )
    return Passage.objects.bulk_create(
        Passage(source=source, position=position, text=f"Made passage {position}.")
        for position, source in product((3, 1, 2), sources)
    )


def link(through: Any, owner: str, owners: Sequence[Model], held: str, some: Sequence[Any]) -> None:
    """Give most of the owners one or two."""
    through.objects.bulk_create(
        through(**{owner: each.pk, held: pk})
        for n, each in enumerate(owners)
        if n % 7
        for pk in {some[n % len(some)].pk, some[n // 4 % len(some)].pk}
    )


def values_held(filters: type[RecordFilter], rows: QuerySet[Any]) -> dict[str, list[str]]:
    """Of every parameter what the rows have, be it public or not; of some also what none has."""
    facets = filters(QueryDict(), rows)
    found = {
        name: {
            str(value)
            for path in filter(None, (facet.path, facet.wider))
            for value in facets.queryset.order_by()
            .annotate(held=F(path))
            .values_list("held", flat=True)
            if value is not None
        }
        for name, facet in facets.facets.items()
    }
    return {
        **{name: sorted({*values, *facets.vocabulary[name]}) for name, values in found.items()},
        "year_min": YEARS,
        "year_max": YEARS,
        "sort": list(facets.filters["sort"].orders),
    }


@pytest.fixture
def made(db: None) -> Iterator[Mapping[str, Values]]:
    """Rows of every awkward sort beside the shipped record, and an index that has them."""
    topics, laws, documents = made_topics(), made_laws(), made_documents()
    institutions = made_institutions([documents[1], documents[1], documents[7]])
    excerpts = made_excerpts([None, None, *documents])
    hidden = Topic.objects.create(slug="made-hidden", label="Hidden", scope_note="Made.")
    for excerpt in excerpts[2::4]:
        excerpt.topics.add(hidden)
    link(Excerpt.topics.through, "excerpt_id", excerpts, "topic_id", topics)
    link(Excerpt.legislation.through, "excerpt_id", excerpts, "legislation_id", laws)
    link(Excerpt.institutions.through, "excerpt_id", excerpts, "institution_id", institutions)
    of_documents = StrategyDocument.legislation.through
    link(of_documents, "strategydocument_id", documents, "legislation_id", laws)
    passages = made_passages([*documents[::2], *laws[::2]])
    Provision.objects.bulk_create(
        Provision(legislation=law, position=3 - n, number=f"{n}", heading="Made.", summary="Made.")
        for law, n in product(laws[:5], (1, 2))
    )
    catch_up()
    # Written again, these stand last in the index, whatever their place among their equals. (On
    # PostgreSQL all stand in order again: to an open transaction its own changes stay pending.)
    Excerpt.objects.filter(pk__in=[each.pk for each in excerpts[::12]]).update(text="Anew.")
    Passage.objects.filter(pk__in=[each.pk for each in passages[::3]]).update(text="Anew.")
    catch_up()
    with transaction.atomic():  # in here nothing is caught up again for each question
        yield {family: values_held(FILTERS[family], records(family)) for family in FAMILIES}


@st.composite
def addresses(draw: st.DrawFn, held: Values) -> QueryDict:
    """Any parameters, each with some of these values."""
    address = QueryDict(mutable=True)
    for name in draw(st.lists(st.sampled_from(list(held)), unique=True, max_size=4)):
        most = 1 if name in {"year_min", "year_max", "sort"} else 6
        some = st.lists(st.sampled_from(held[name]), min_size=1, max_size=most, unique=True)
        address.setlist(name, draw(some))
    return address


def said(finder: Finder, page: int, choices: Sequence[tuple[str, ...]]) -> dict[str, object]:
    """All that one of the two ways says of a list."""
    found = finder.find(page)
    return {
        "rows": [row.pk for row in found.records],
        "total": found.total,
        "whole": found.whole,
        "page": found.number,
        "tally": found.tally,
        "unsearched": found.unsearched,
        "counts": {
            name: {value: rows for value, rows in by.items() if rows}
            for name, by in found.counts.items()
            if any(by.values())
        },
        "without": finder.totals_without(choices),
    }


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=60)
@given(data=st.data(), page=st.sampled_from([1, 2, 3, 99]))
def test_a_list_is_the_same(
    made: Mapping[str, Values], family: str, data: st.DataObject, page: int
) -> None:
    filters = FILTERS[family](data.draw(addresses(made[family])), records(family))
    assert {each.message for each in filters.reading.problems} <= {"is after year_max"}
    active = list(filters.active)
    choices = [*combinations(active, 1), *combinations(active, 2), tuple(active)]
    by_database = said(ByDatabase(filters), page, choices)
    for what, value in said(ByEngine(filters), page, choices).items():
        assert value == by_database[what], what


@settings(max_examples=100)
@given(data=st.data(), family=st.sampled_from(FAMILIES))
def test_each_president_has_the_same_of_it(
    made: Mapping[str, Values], data: st.DataObject, family: str
) -> None:
    filters = FILTERS[family](data.draw(addresses(made[family])), records(family))
    at = Address.of("/", filters.reading.values)
    by_engine = groups(filters, at, ByEngine(filters).find(1))
    assert by_engine == groups(filters, at, ByDatabase(filters).find(1))
