"""What stands around every page: the main ways in, and light or dark."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.urls import reverse

from statements.views.preferences import AUTO, remembered_theme

register = template.Library()

PLACES = (
    ("statement_list", "Statements"),
    ("document_list", "Documents"),
    ("legislation_list", "Legislation"),
    ("president_list", "Presidents"),
    ("topic_list", "Topics"),
    ("institution_list", "Institutions"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A way in. ``current`` is the value of aria-current: page, true (a page below it) or empty."""

    url: str
    label: str
    current: str


@register.simple_tag(takes_context=True)
def main_nav(context: template.Context) -> list[Place]:
    """The main ways in, the one that leads here marked."""
    request = _request(context)
    path = request.path if request else ""
    ways = [(reverse(name), label) for name, label in PLACES]
    return [Place(url, label, _current(url, path)) for url, label in ways]


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """``auto``, ``light`` or ``dark``, as the reader last chose."""
    request = _request(context)
    return remembered_theme(request) if request else AUTO


def _request(context: template.Context) -> HttpRequest | None:
    """None on the pages that Django renders without a request, such as 400."""
    request = context.get("request")
    return request if isinstance(request, HttpRequest) else None


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""
