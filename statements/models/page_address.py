"""Where a record's page is."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


def address_of(page: str, slug: str) -> str:
    """The address of a named page of one record. A slug stands in it letter for letter."""
    before, after = _around(page)
    return f"{before}{slug}{after}"


@lru_cache
def _around(page: str) -> tuple[str, str]:
    """What stands before the slug and after it. Kept, for files ask a hundred thousand times."""
    before, _, after = reverse(page, args=[_SLUG]).partition(_SLUG)
    return before, after


_SLUG = "a-slug"
