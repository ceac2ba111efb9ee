"""/search/suggest/: what may be meant, while somebody types in a search box."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, JsonResponse

from statements.models import Institution, Legislation, President, StrategyDocument, Topic
from statements.search import Unavailable, suggest
from statements.views.read_only import read_only

FEW = 3
LONGEST = 100
Suggestion = dict[str, str]


@read_only
def suggestions(request: HttpRequest) -> JsonResponse:
    """Records by name, then words of the record: ``{"suggestions": [{label, kind, url}]}``."""
    text = request.GET.get("q", "").replace("\0", " ").strip()
    found = [] if len(text) < 2 or len(text) > LONGEST else [*_names(text), *_words(text)]
    return JsonResponse({"suggestions": found})


def _names(text: str) -> Iterator[Suggestion]:
    for president in President.objects.filter(
        Q(name__icontains=text) | Q(short_name__icontains=text)
    )[:FEW]:
        yield _record(president.name, "President", president.get_absolute_url())
    for topic in Topic.objects.filter(label__icontains=text)[:FEW]:
        yield _record(topic.label, "Topic", topic.get_absolute_url())
    for institution in Institution.objects.filter(
        Q(name__icontains=text) | Q(abbreviation__iexact=text)
    )[:FEW]:
        yield _record(str(institution), "Institution", institution.get_absolute_url())
    for law in Legislation.objects.filter(
        Q(short_title__icontains=text)
        | Q(popular_name__icontains=text)
        | Q(public_law__icontains=text)
    )[:FEW]:
        yield _record(law.popular_name, "Law", law.get_absolute_url())
    for document in StrategyDocument.objects.filter(
        Q(title__icontains=text) | Q(short_title__icontains=text)
    ).newest()[:FEW]:
        yield _record(document.label, "Document", document.get_absolute_url())


def _words(text: str) -> Iterator[Suggestion]:
    """The text with its last word gone on with, as words of the record do."""
    try:
        words = suggest(text)
    except Unavailable:
        return
    last = text.rsplit(maxsplit=1)[-1]
    for word in words[: 2 * FEW]:
        query = f"{text.removesuffix(last)}{word}"
        yield _record(query, "Search", f"/search/?{urlencode({'q': query})}")


def _record(label: str, kind: str, url: str) -> Suggestion:
    return {"label": label, "kind": kind, "url": url}
