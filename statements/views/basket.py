"""The basket: up to six excerpts that follow the reader to the comparison.

It is a cookie with their slugs and nothing else: no account, no row in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from statements.filters.compare_address import MOST, address_of, find_excerpts, is_slug
from statements.models import Excerpt
from statements.views.compare_sheet import label_of
from statements.views.preferences import SeeOther, is_ours, way_back

COOKIE = "basket"
KEPT_FOR = 90 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Change:
    """What the basket holds now, and what to say of it."""

    held: list[str]
    said: str
    refused: bool = False


def basket_of(request: HttpRequest) -> list[str]:
    """The slugs the reader has put aside, in order; what is no slug counts as absent."""
    kept = request.COOKIES.get(COOKIE, "").split(".")
    return list(dict.fromkeys(slug for slug in kept if is_slug(slug)))[:MOST]


# A token would cost every page a cookie of its own and keep public pages out of shared caches; that
# a form stands on a page of ours is told by the browser instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def basket(request: HttpRequest) -> HttpResponse:
    """Put an excerpt in or take it out (`put`, `take`), take these (`hold`) or none (`clear`)."""
    # Someone reloads, or follows the address: what is in the basket can be compared.
    if request.method != "POST":
        return SeeOther(address_of(basket_of(request)))
    if not is_ours(request):
        problem = "The form stands on another site. The basket is as it was."
        return render(request, "400.html", {"problem": problem}, status=400)
    change = _changed(request)
    if request.headers.get("HX-Request"):
        response = _swap(request, change)
    else:
        level = messages.WARNING if change.refused else messages.INFO
        messages.add_message(request, level, _said(change))
        response = SeeOther(way_back(request))
    _keep(response, change.held, secure=request.is_secure())
    return response


def _changed(request: HttpRequest) -> Change:
    """What is asked for, done; what is published no more falls out by the way."""
    held, takes = basket_of(request), "take" in request.POST
    asked = request.POST.get("take", request.POST.get("put", ""))
    if "clear" in request.POST:
        return Change([], "The basket is empty.")
    if "hold" in request.POST:
        return _held(request.POST["hold"].split("."), held)
    found = find_excerpts([*held, asked], Excerpt.objects.published().with_documents())
    excerpt = found.get(asked)
    held = list(dict.fromkeys(found[slug].slug for slug in held if slug in found))
    if not excerpt:
        named = f"No published excerpt is called “{asked[:60]}”."
        return Change(held, f"{named} It is not in the basket.", refused=True)
    said = f"{label_of(excerpt)} ({excerpt.slug})"
    # Two quick presses, or a page that Back brought up as it was, undo nothing.
    if takes:
        held = [slug for slug in held if slug != excerpt.slug]
        return Change(held, f"Taken out of the basket: {said}. {len(held)} of {MOST} places.")
    return _put(excerpt.slug, held, said)


def _put(slug: str, held: list[str], said: str) -> Change:
    if slug in held:
        return Change(held, f"In the basket already: {said}. {len(held)} of {MOST} places.")
    if len(held) >= MOST:
        full = f"{MOST} of {MOST} places are taken; remove one first."
        return Change(held, f"{full} Not put in: {said}.", refused=True)
    return Change([*held, slug], f"In the basket: {said}. {len(held) + 1} of {MOST} places.")


def _held(asked: Sequence[str], held: list[str]) -> Change:
    """Everything asked for instead of what was held; nothing changes if nothing can be had."""
    found = find_excerpts(asked, Excerpt.objects.published())
    slugs = list(dict.fromkeys(found[slug].slug for slug in asked if slug in found))[:MOST]
    if not slugs:
        unchanged = "No published excerpt was named. The basket is as it was."
        return Change(held, unchanged, refused=True)
    return Change(slugs, f"These are in the basket now. {len(slugs)} of {MOST} places.")


def _said(change: Change) -> str:
    if len(change.held) < 2 or change.refused:
        return change.said
    address = address_of(change.held)
    return format_html('{} <a href="{}">Compare {}</a>', change.said, address, len(change.held))


def _swap(request: HttpRequest, change: Change) -> HttpResponse:
    """For scripts: the link in the masthead and the box anew; the buttons follow the event."""
    request.COOKIES[COOKIE] = ".".join(change.held)  # what the next request will bring
    response = render(request, "compare/_basket_swap.html")
    event = {"held": change.held, "places": MOST, "said": change.said}
    return trigger_client_event(response, "basket", event)


def _keep(response: HttpResponse, held: Sequence[str], *, secure: bool) -> None:
    if held:
        response.set_cookie(
            COOKIE,
            ".".join(held),
            max_age=KEPT_FOR,
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
