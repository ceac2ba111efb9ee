"""Documents, with the excerpts taken from them."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.admin.excerpt import Excerpts
from statements.admin.fieldsets import ADDRESSES, FURTHER, PROVENANCE
from statements.admin.list_filters import PresidencyFilter
from statements.models import StrategyDocument


@admin.register(StrategyDocument)
class StrategyDocumentAdmin(RecordAdmin[StrategyDocument]):
    """A document of record; its excerpts stand beneath."""

    list_display = ("label", "kind", "administration", "date", "issuing_body", "confidence", "slug")
    list_filter = ("kind", PresidencyFilter, "confidence")
    search_fields = (
        "title",
        "short_title",
        "slug",
        "kind",
        "issuing_body",
        "date",
        "administration__president__short_name",
    )
    search_help_text = "Title, kind, year, president’s short name, issuing body or slug."
    autocomplete_fields = ("administration", "legislation")
    reads = ("administration__president",)
    inlines = (Excerpts,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    ("short_title", "slug"),
                    ("kind", "date"),
                    "issuing_body",
                    "administration",
                    "summary",
                )
            },
        ),
        (
            "How it is cited",
            {
                "fields": (
                    "citation",
                    "legal_basis",
                    "legislation",
                    "atrocity_section",
                    ("status", "located"),
                )
            },
        ),
        ADDRESSES,
        ("Counted in it", {"classes": ("collapse",), "fields": ("page_count", "term_mentions")}),
        FURTHER,
        PROVENANCE,
    )

    def view_on_site(self, obj: StrategyDocument) -> str:
        return obj.get_absolute_url()
