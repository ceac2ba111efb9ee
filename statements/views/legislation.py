"""One law: section by section, its history, what it founded and what cites it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import (
    Amendment,
    Excerpt,
    Legislation,
    LegislationQuerySet,
    Provision,
    Source,
)
from statements.models.cited import cited_law
from statements.views.by_slug import find
from statements.views.cite import cite_of
from statements.views.cited_by import cited_by
from statements.views.links import Link, addresses_of
from statements.views.read_only import read_only

SHOWN = 20


@read_only
def legislation(request: HttpRequest, slug: str) -> HttpResponse:
    law = find(request, with_all_that_is_shown(), slug)
    if isinstance(law, HttpResponse):
        return law
    speaking = Excerpt.objects.published().filter(legislation=law).with_documents().newest()
    excerpts = list(speaking[: SHOWN + 1])
    context = {
        "law": law,
        **amendments_of(law),
        "crumbs": [Link("Legislation", "/legislation/"), Link(law.public_law)],
        "addresses": addresses_of(law),
        "cited_by": cited_by(cited_law(law)),
        "cite": cite_of(request, law, str(law), law.summary),
        # How it was enacted stands among the facts.
        "particulars": [
            fact for fact in law.labelled_particulars() if fact.key != "enactment_note"
        ],
        "excerpts": excerpts[:SHOWN],
        "more_excerpts": len(excerpts) > SHOWN,
    }
    return render(request, "legislation/detail.html", context)


def amendments_of(law: Legislation) -> dict[str, list[Amendment]]:
    """What changed the law, in order, and what the law changed, by date; one query."""
    both = Amendment.objects.filter(Q(legislation=law) | Q(by_legislation=law))
    rows = list(both.select_related("legislation", "by_legislation").order_by("position"))
    made = [each for each in rows if each.by_legislation_id == law.pk]
    return {
        "amended_by": [each for each in rows if each.legislation_id == law.pk],
        "amends": sorted(made, key=lambda each: (each.date, each.legislation.slug)),
    }


def with_all_that_is_shown() -> LegislationQuerySet:
    """Laws with everything of theirs that the page shows, in a fixed number of queries."""
    source = Exists(Source.objects.filter(legislation=OuterRef("pk")))
    words = Exists(Provision.objects.filter(~Q(text=""), legislation=OuterRef("pk")))
    return (
        Legislation.objects.with_presidents()
        .annotate(has_text=source | words, has_source=source)
        .prefetch_related(
            "provisions",
            "events",
            "institutions_founded",
            "documents",
            "bills",
            "remarks",
        )
    )
