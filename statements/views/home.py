"""The first page: find the words, see the whole record at once, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from statements.models import (
    Administration,
    DocumentKind,
    Excerpt,
    Institution,
    Legislation,
    StrategyDocument,
    Topic,
)
from statements.models.document import TERMS
from statements.views.read_only import read_only
from statements.views.timeline import Item, Lane, Term, lay_out
from statements.views.topic import FAMILY
from statements.views.totals import count_what_is_held

NEWEST_EXCERPTS = 3
NEWEST_LAWS = 5
STRATEGIES = {DocumentKind.NATIONAL_SECURITY_STRATEGY, DocumentKind.INTERIM_STRATEGIC_GUIDANCE}
GENOCIDE, ATROCITY = TERMS[:2]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many excerpts of one presidency take up one topic."""

    administration: Administration
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, taking in those beneath it, across the presidencies."""

    topic: Topic
    cells: list[Cell]


@read_only
def home(request: HttpRequest) -> HttpResponse:
    administrations = list(Administration.objects.with_presidents())
    documents = StrategyDocument.objects.with_presidents()
    laws = list(Legislation.objects.with_presidents().newest())
    texts = [*_documents(documents), *_laws(laws)]
    items = [*texts, *_institutions(Institution.objects.all())]
    dates = [text.date for text in texts if text.date]
    context = {
        "totals": count_what_is_held(),
        "chart": lay_out([_term(each) for each in administrations], items, timezone.localdate()),
        "years": (min(dates).year, max(dates).year) if dates else None,
        "administrations": administrations,
        "grid": topics_by_presidency(administrations),
        "newest_excerpts": Excerpt.objects.published().with_names().newest()[:NEWEST_EXCERPTS],
        "newest_laws": laws[:NEWEST_LAWS],
    }
    return render(request, "home.html", context)


def topics_by_presidency(administrations: Iterable[Administration]) -> list[Row]:
    """Topics of the first level across the presidencies, an excerpt counting once in each."""
    columns = list(administrations)
    published = Excerpt.objects.published().order_by()
    counted = published.values_list(FAMILY, "document__administration").annotate(
        Count("pk", distinct=True)
    )
    held = {(family, presidency): count for family, presidency, count in counted}
    return [
        Row(topic, [Cell(each, held.get((topic.pk, each.pk), 0)) for each in columns])
        for topic in Topic.objects.roots()
    ]


def _term(each: Administration) -> Term:
    return Term(
        each.president.short_name, each.number, each.get_absolute_url(), each.start, each.end
    )


def _documents(documents: Iterable[StrategyDocument]) -> Iterator[Item]:
    for document in documents:
        counts = document.term_mentions.get("counts", {})
        counted = GENOCIDE in counts and ATROCITY in counts
        yield Item(
            lane=Lane.STRATEGY if document.kind in STRATEGIES else Lane.DOCUMENT,
            label=str(document.date.year) if document.date else "",
            name=document.label,
            url=document.get_absolute_url(),
            date=document.date,
            kind=document.get_kind_display(),
            presidency=str(document.administration or ""),
            mentions=(counts[GENOCIDE], counts[ATROCITY]) if counted else None,
        )


def _laws(laws: Iterable[Legislation]) -> Iterator[Item]:
    for law in laws:
        yield Item(
            lane=Lane.LAW,
            label="",
            name=f"{law.popular_name}, {law.public_law}",
            url=law.get_absolute_url(),
            date=law.enacted,
            kind="Law",
            presidency=str(law.administration),
        )


def _institutions(institutions: Iterable[Institution]) -> Iterator[Item]:
    for institution in institutions:
        yield Item(
            lane=Lane.INSTITUTION,
            label=institution.abbreviation or institution.name,
            name=institution.name,
            url=institution.get_absolute_url(),
            date=institution.established,
            kind=institution.get_kind_display(),
        )
