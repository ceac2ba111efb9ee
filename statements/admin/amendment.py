"""Changes that later laws made."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.models import Amendment


@admin.register(Amendment)
class AmendmentAdmin(RecordAdmin[Amendment]):
    """One change to a law."""

    list_display = ("legislation", "by", "date", "effect")
    list_filter = ("legislation__congress",)
    search_fields = ("by", "effect", "date", "legislation__popular_name", "legislation__slug")
    autocomplete_fields = ("legislation", "by_legislation")
    reads = ("legislation", "by_legislation")
    fields = (
        "legislation",
        ("position", "date"),
        "by",
        "by_legislation",
        "effect",
        "confidence_note",
    )
