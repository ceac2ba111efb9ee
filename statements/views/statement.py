"""One excerpt: its words, how they were checked, their place, and words like them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Excerpt, ExcerptQuerySet
from statements.models.references import named_in
from statements.views.by_slug import find
from statements.views.check import check_of, meaning_of
from statements.views.cite import cite_of
from statements.views.links import Link, addresses_of
from statements.views.opening import Opening, opening_of
from statements.views.read_only import read_only

RELATED = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An excerpt of the same document; `place` is before, here or after."""

    place: str
    excerpt: Excerpt
    opening: Opening


@dataclass(frozen=True, slots=True)
class Related:
    """An excerpt with the topics it shares."""

    excerpt: Excerpt
    opening: Opening
    shared: list[str]
    same_president: bool


@read_only
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    published = Excerpt.objects.published()
    is_preview = previews(request)
    excerpt = find(
        request,
        (Excerpt.objects.all() if is_preview else published)
        .with_names()
        .select_related(
            "candidate_document__administration__president", "quoted_in", "verification__source"
        )
        .prefetch_related("institutions", "legislation", "remarks"),
        slug,
    )
    if isinstance(excerpt, HttpResponse):
        return excerpt
    document, check = excerpt.document, check_of(excerpt)
    context = {
        "excerpt": excerpt,
        "document": document,
        "is_preview": is_preview,
        "title": title_of(excerpt),
        "crumbs": crumbs_to(excerpt),
        "page_state": check.page if check else page_state(excerpt),
        "check": check,
        "verdict_meaning": meaning_of(excerpt),
        "stray": stray_end(excerpt.text, excerpt.display_text),
        "addresses": addresses_of(document) if document else [],
        "cite": cite_of(request, excerpt, title_of(excerpt), excerpt.text),
        "named": named_in(excerpt.text),
        "neighbours": neighbours_of(excerpt, published),
        "related": related_to(excerpt, published),
    }
    response = render(request, "statements/detail.html", context)
    if is_preview:
        response["Cache-Control"] = "private, no-store"
    return response


def previews(request: HttpRequest) -> bool:
    """Whether an editor asks to see what is not public yet; other pages never ask who reads."""
    return "preview" in request.GET and request.user.has_perm("statements.view_excerpt")


def title_of(excerpt: Excerpt) -> str:
    """``Obama, National Security Strategy (2010), p. 48``, and the heading where there is one."""
    document = excerpt.document
    if not document:
        return excerpt.byline
    year = f" ({document.date.year})" if document.date else ""
    return ", ".join(part for part in (f"{excerpt.byline}{year}", excerpt.page_label) if part)


def crumbs_to(excerpt: Excerpt) -> list[Link]:
    start = Link("Statements", "/statements/")
    if not excerpt.document:
        return [start, Link(excerpt.byline)]
    document = Link(excerpt.document.label, excerpt.document.get_absolute_url())
    return [start, document, Link(excerpt.page_label or excerpt.heading or "Excerpt")]


def page_state(excerpt: Excerpt) -> str:
    """The page's own state: words may be right where a page is not."""
    if not excerpt.printed_page:
        return "no page given"
    return "page confirmed" if excerpt.page_is_confirmed else "as quoted; page not confirmed"


def stray_end(text: str, display_text: str) -> str:
    """What stands at the end of the words as quoted and not of those shown without the slip."""
    slipped = display_text and text.startswith(display_text)
    return text.removeprefix(display_text) if slipped else ""


def neighbours_of(excerpt: Excerpt, published: ExcerptQuerySet) -> list[Neighbour]:
    """The excerpts just before and after it in its document, itself between them."""
    if not excerpt.document:
        return []
    siblings = published.filter(document=excerpt.document)
    same = Q(position=excerpt.position)
    before = siblings.filter(Q(position__lt=excerpt.position) | same & Q(slug__lt=excerpt.slug))
    after = siblings.filter(Q(position__gt=excerpt.position) | same & Q(slug__gt=excerpt.slug))
    places = {
        "before": before.in_place().last(),
        "here": excerpt,
        "after": after.in_place().first(),
    }
    return [
        Neighbour(place, found, opening_of(found.text)) for place, found in places.items() if found
    ]


def related_to(excerpt: Excerpt, published: ExcerptQuerySet) -> list[Related]:
    """A few that share most topics, one a document, those of other presidents first."""
    topics = list(excerpt.topics.all())
    president = _president_of(excerpt)
    own = When(document__administration__president=president, then=Value(1))
    most_shared = [F("shared").desc(), F("position").asc(), F("slug").asc()]
    others = published.exclude(pk=excerpt.pk)
    if excerpt.document:
        others = others.exclude(document=excerpt.document)
    nearest = (
        others.filter(topics__in=topics)
        .alias(
            shared=Count("topics", filter=Q(topics__in=topics)),
            own=Case(own, default=Value(0), output_field=IntegerField()),
        )
        .alias(rank=Window(RowNumber(), partition_by=[F("document")], order_by=most_shared))
        .filter(rank=1)
        .order_by("own", "-shared", F("document__date").desc(nulls_last=True), "slug")
    )
    return [
        Related(
            excerpt=other,
            opening=opening_of(other.text),
            shared=[topic.label for topic in other.topics.all() if topic in topics],
            same_president=president is not None and president == _president_of(other),
        )
        for other in nearest.with_names()[:RELATED]
    ]


def _president_of(excerpt: Excerpt) -> int | None:
    administration = excerpt.document and excerpt.document.administration
    return administration.president_id if administration else None
