"""The basket in pages: a button at every excerpt, a link in the masthead, a box at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest

from statements.compare.rows import LETTERS
from statements.filters.compare_address import MOST, PATH, address_of, find_excerpts
from statements.models import Excerpt
from statements.views.basket import basket_of
from statements.views.compare_sheet import label_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Held:
    """An excerpt in the basket, and the letter it will have."""

    letter: str
    slug: str
    label: str


@register.inclusion_tag("components/compare_button.html", takes_context=True)
def compare_button(context: template.Context, excerpt: Excerpt, place: str = "") -> dict[str, Any]:
    """``{% compare_button excerpt %}``: put it in the basket, or take it out. No query.

    `place` is the id to return to, without scripts; that of the result in a list unless given.
    """
    request = _request(context)
    held = basket_of(request) if request else []
    path = request.POST.get("next") or request.get_full_path() if request else ""
    return {
        "excerpt": excerpt,
        "held": excerpt.slug in held,
        "full": len(held) >= MOST and excerpt.slug not in held,
        "places": MOST,
        "next": f"{path}#{place or f'statement-{excerpt.slug}'}",
    }


@register.inclusion_tag("components/basket_link.html", takes_context=True)
def basket_link(context: template.Context, *, swap: bool = False) -> dict[str, Any]:
    """The way to the comparison, with how many the basket holds. No query."""
    request = _request(context)
    held = basket_of(request) if request else []
    path = request.path if request else ""
    current = "page" if path == PATH else "true" if path.startswith(PATH) else ""
    return {"url": address_of(held), "count": len(held), "current": current, "swap": swap}


@register.inclusion_tag("components/basket.html", takes_context=True)
def basket_box(context: template.Context, *, swap: bool = False) -> dict[str, Any]:
    """What the basket holds; one query, none where it is empty."""
    request = _request(context)
    slugs = basket_of(request) if request else []
    found = find_excerpts(slugs, Excerpt.objects.published().with_documents())
    excerpts = dict.fromkeys(found[slug] for slug in slugs if slug in found)
    held = [
        Held(letter, each.slug, label_of(each))
        for letter, each in zip(LETTERS, excerpts, strict=False)
    ]
    return {
        "held": held,
        "gone": len(slugs) - len(held),
        "places": MOST,
        "url": address_of(each.slug for each in held),
        "next": (request.POST.get("next") or request.get_full_path()) if request else "",
        "swap": swap,
    }


def _request(context: template.Context) -> HttpRequest | None:
    """Also within `{% include … only %}`; None on pages that Django renders without a request."""
    request = getattr(context, "request", None)
    return request if isinstance(request, HttpRequest) else None
