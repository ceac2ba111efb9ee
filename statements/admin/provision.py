"""Sections of laws, for those who look for one without knowing its law."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.models import Provision


@admin.register(Provision)
class ProvisionAdmin(RecordAdmin[Provision]):
    """One section of a law."""

    list_display = ("designation", "heading", "legislation", "usc", "position")
    list_filter = ("legislation__congress",)
    search_fields = ("number", "heading", "usc", "legislation__popular_name", "legislation__slug")
    autocomplete_fields = ("legislation",)
    reads = ("legislation",)
    fields = (
        "legislation",
        ("position", "number"),
        "heading",
        "summary",
        "text",
        ("usc", "statutes_at_large"),
        "confidence_note",
    )

    def view_on_site(self, obj: Provision) -> str:
        return obj.get_absolute_url()
