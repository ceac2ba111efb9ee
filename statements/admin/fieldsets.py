"""Parts that the forms of several models share."""

from __future__ import annotations

from typing import Any

PROVENANCE: tuple[str, Any] = (
    "How it is known",
    {"fields": ("confidence", "unverified_fields", "evidence", "note")},
)
ADDRESSES: tuple[str, Any] = (
    "On the web",
    {"fields": ("official_url", "archived_url", "other_urls", "url_confidence")},
)
FURTHER: tuple[str, Any] = (
    "Further facts",
    {"classes": ("collapse",), "fields": ("particulars",)},
)
