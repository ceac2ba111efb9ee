"""Bills that have not become law."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.admin.fieldsets import PROVENANCE
from statements.models import Bill


@admin.register(Bill)
class BillAdmin(RecordAdmin[Bill]):
    """A bill, and the law it would change."""

    list_display = ("title", "bill", "congress", "introduced", "status", "legislation")
    list_filter = ("congress", "confidence")
    search_fields = ("title", "bill", "slug", "sponsors", "introduced")
    autocomplete_fields = ("legislation",)
    reads = ("legislation",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "slug",
                    ("bill", "congress", "introduced"),
                    "sponsors",
                    "summary",
                    "status",
                    "legislation",
                )
            },
        ),
        PROVENANCE,
    )
