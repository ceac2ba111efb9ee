"""One law: section by section, its history, what it founded and what cites it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q
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
from statements.views.by_slug import find
from statements.views.cite import cite_of
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
        "crumbs": [Link("Legislation", "/legislation/"), Link(law.public_law)],
        "addresses": addresses_of(law),
        "cite": cite_of(request, law, str(law), law.summary),
        # How it was enacted stands among the facts.
        "particulars": [
            fact for fact in law.labelled_particulars() if fact.key != "enactment_note"
        ],
        "excerpts": excerpts[:SHOWN],
        "more_excerpts": len(excerpts) > SHOWN,
    }
    return render(request, "legislation/detail.html", context)


def with_all_that_is_shown() -> LegislationQuerySet:
    """Laws with everything of theirs that the page shows, in a fixed number of queries."""
    made = Amendment.objects.select_related("legislation").order_by("date", "legislation")
    source = Exists(Source.objects.filter(legislation=OuterRef("pk")))
    words = Exists(Provision.objects.filter(~Q(text=""), legislation=OuterRef("pk")))
    return (
        Legislation.objects.with_presidents()
        .annotate(has_text=source | words, has_source=source)
        .prefetch_related(
            "provisions",
            "events",
            Prefetch("amendments", Amendment.objects.select_related("by_legislation")),
            Prefetch("amendments_made", made),
            "institutions_founded",
            "documents",
            "bills",
            "remarks",
        )
    )
