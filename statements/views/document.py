"""One document: what it is, how far that is checked, and what is held of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from statements.models import Excerpt, Source, StrategyDocument
from statements.views.by_slug import find
from statements.views.links import Link, addresses_of

SHOWN = 60
# A database may keep the words in an order of its own.
WORDS = ["genocid*", "atrocit*", "International Criminal Court", "war crime*", "tribunal*"]


@dataclass(frozen=True, slots=True)
class Mention:
    """How often a word or a group of words stands in a document."""

    term: str
    count: int


@require_safe
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
        "mentions": mentions_in(found),
        "excerpts": excerpts[:SHOWN],
        "more_excerpts": len(excerpts) > SHOWN,
        "possible_excerpts": possible[:SHOWN],
    }
    return render(request, "documents/detail.html", context)


def mentions_in(document: StrategyDocument) -> list[Mention]:
    """How often it uses the counted words; empty where nobody has counted."""
    counts = document.term_mentions.get("counts", {})
    others = sorted(set(counts) - set(WORDS))
    return [Mention(term, counts[term]) for term in WORDS + others if term in counts]
