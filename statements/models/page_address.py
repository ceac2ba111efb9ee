"""Where a record's page is."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=20_000)
def address_of(page: str, slug: str) -> str:
    """The address of a named page of one record. Kept, for a list asks for twenty and more."""
    return reverse(page, args=[slug])
