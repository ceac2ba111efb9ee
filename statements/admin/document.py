"""Documents, with the excerpts taken from them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from statements.admin.desk import RecordAdmin
from statements.admin.excerpt import Excerpts
from statements.admin.excerpt_form import MOST_SHOWN
from statements.admin.fieldsets import ADDRESSES, FURTHER, PROVENANCE
from statements.admin.list_filters import PresidencyFilter
from statements.models import StrategyDocument
from statements.sources.verification import verify_document

TOO_MANY = "Too many to be shown in this form: change them there, and add further ones beneath."


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
    readonly_fields = ("excerpts_held",)
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
        ("Excerpts taken from it", {"fields": ("excerpts_held",)}),
    )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        verify_document(form.instance)

    @admin.display(description="how many")
    def excerpts_held(self, document: StrategyDocument) -> str:
        """A link to their list, and why they may not stand beneath."""
        if not document.pk:
            return "-"
        held = document.excerpts.count()
        listed = (
            f"{reverse('admin:statements_excerpt_changelist')}?document__id__exact={document.pk}"
        )
        link = format_html('<a href="{}">{} in their list</a>', listed, held)
        return format_html("{}. {}", link, TOO_MANY) if held > MOST_SHOWN else link

    def view_on_site(self, obj: StrategyDocument) -> str:
        return obj.get_absolute_url()
