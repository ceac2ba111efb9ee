"""A record by the slug in its address, or by one that it once had."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from statements.editing.withdrawal import tombstone
from statements.models import Slugged
from statements.models.slugs import SluggedQuerySet

S = TypeVar("S", bound=Slugged)


def find(request: HttpRequest, records: SluggedQuerySet[S], slug: str) -> S | HttpResponse:
    """The record; or the way to it, query string kept, if its slug has changed; or its stone.

    Raises Http404 for what is not among these records, so give only what the public may see.
    """
    record = records.filter(slug=slug).first()
    if record:
        return record
    moved = records.moved(slug)
    if not moved:
        if stone := tombstone(records.model, slug):
            return render(request, "410.html", {"stone": stone, "slug": slug}, status=410)
        raise Http404(f"“{slug[:100]}” names no record.")
    query = request.GET.urlencode()
    # Every slugged record with a page knows its address; bills and secondary works have none.
    address: str = moved.get_absolute_url()  # type: ignore[attr-defined]
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def led_on(answer: HttpResponse, ending: str) -> HttpResponse:
    """To a page beneath a record's own, such as ``text/``, by its slug of today; a stone stays."""
    if "Location" in answer:
        address, mark, query = answer["Location"].partition("?")
        answer["Location"] = f"{address}{ending}{mark}{query}"
    return answer
