"""Works that quote the documents."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.admin.fieldsets import PROVENANCE
from statements.models import SecondaryWork


@admin.register(SecondaryWork)
class SecondaryWorkAdmin(RecordAdmin[SecondaryWork]):
    """An essay or report, and what of the record it names."""

    list_display = ("title", "container", "publisher", "date", "slug")
    list_filter = ("confidence",)
    search_fields = ("title", "container", "publisher", "date", "slug")
    autocomplete_fields = ("documents", "legislation", "institutions")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "slug",
                    "container",
                    "publisher",
                    "editors",
                    ("date", "pages"),
                    "url",
                )
            },
        ),
        (
            "What it names",
            {
                "fields": (
                    "documents",
                    "legislation",
                    "institutions",
                    "planning_documents_named",
                    "conflicts_named",
                )
            },
        ),
        PROVENANCE,
    )
