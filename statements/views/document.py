"""One document: what it is, how far that is checked, and what is held of it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Excerpt, Source, StrategyDocument
from statements.models.cited import cited_document
from statements.views.by_slug import find
from statements.views.cite import cite_of
from statements.views.cited_by import cited_by
from statements.views.links import Link, addresses_of
from statements.views.read_only import read_only

SHOWN = 60


@read_only
def document(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(
        request,
        StrategyDocument.objects.with_presidents()
        .annotate(has_source=Exists(Source.objects.filter(document=OuterRef("pk"))))
        .prefetch_related(
            "institutions_founded", "institutions_continued", "legislation", "remarks", "named_in"
        ),
        slug,
    )
    if isinstance(found, HttpResponse):
        return found
    published = Excerpt.objects.published()
    excerpts = list(published.filter(document=found).with_names().in_place()[: SHOWN + 1])
    possible = published.filter(candidate_document=found).in_place()
    context = {
        "document": found,
        "crumbs": [Link("Documents", "/documents/"), Link(found.label)],
        "addresses": addresses_of(found),
        "cited_by": cited_by(cited_document(found)),
        "cite": cite_of(request, found, found.label, found.summary),
        "excerpts": excerpts[:SHOWN],
        "more_excerpts": len(excerpts) > SHOWN,
        "possible_excerpts": possible[:SHOWN],
    }
    return render(request, "documents/detail.html", context)
