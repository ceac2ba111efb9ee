"""Evidence in pages: only what is an address of the web becomes a link."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template

register = template.Library()


@register.filter
def is_web_address(place: str) -> bool:
    """Is it one http or https address and nothing else?"""
    try:
        parts = urlsplit(place)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not set(place) & set(' "<>')
