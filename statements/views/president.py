"""Presidents as persons, each with one presidency or two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import (
    Administration,
    Excerpt,
    Legislation,
    President,
    StrategyDocument,
)
from statements.views.by_presidency import Group, group_by_presidency
from statements.views.by_slug import find
from statements.views.links import Link
from statements.views.read_only import read_only
from statements.views.taking import taking


@dataclass(frozen=True, slots=True)
class Term:
    """A presidency in the list, and how much is held of it."""

    administration: Administration
    excerpts: int
    documents: int
    laws: int


@dataclass(frozen=True, slots=True)
class Presidency:
    """A presidency on its president's page."""

    administration: Administration
    excerpts: Group | None
    documents: list[StrategyDocument]
    laws: list[Legislation]


@read_only
def president_list(request: HttpRequest) -> HttpResponse:
    excerpts = _by_administration(Excerpt.objects.published(), "document__administration")
    documents = _by_administration(StrategyDocument.objects.all(), "administration")
    laws = _by_administration(Legislation.objects.all(), "administration")
    terms: dict[President, list[Term]] = {}
    for each in Administration.objects.with_presidents():
        held = (count.get(each.pk, 0) for count in (excerpts, documents, laws))
        terms.setdefault(each.president, []).append(Term(each, *held))
    context = {
        "presidents": terms.items(),
        "taking": taking("/presidents/", "", President.objects.count(), 0),
        "crumbs": [Link("Presidents")],
    }
    return render(request, "presidents/list.html", context)


@read_only
def president(request: HttpRequest, slug: str) -> HttpResponse:
    person = find(request, President.objects.prefetch_related("administrations"), slug)
    if isinstance(person, HttpResponse):
        return person
    presidencies = presidencies_of(person)
    context = {
        "president": person,
        "presidencies": presidencies,
        "crumbs": [Link("Presidents", "/presidents/"), Link(person.name)],
    }
    return render(request, "presidents/detail.html", context)


def presidencies_of(person: President) -> list[Presidency]:
    """Each presidency with its documents and laws, oldest first, and a few of its excerpts."""
    terms = list(person.administrations.all())
    documents = StrategyDocument.objects.filter(administration__in=terms).oldest()
    laws = Legislation.objects.filter(administration__in=terms).oldest()
    of_person = Excerpt.objects.published().filter(document__administration__in=terms)
    groups = {group.administration: group for group in group_by_presidency(of_person)}
    return [
        Presidency(
            term,
            groups.get(term),
            [document for document in documents if document.administration_id == term.pk],
            [law for law in laws if law.administration_id == term.pk],
        )
        for term in terms
    ]


def _by_administration(rows: QuerySet[Any], path: str) -> Mapping[int, int]:
    return dict(rows.order_by().values_list(path).annotate(Count("pk")))
