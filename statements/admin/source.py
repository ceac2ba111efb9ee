"""Held files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from statements.admin.desk import RecordAdmin
from statements.models import Source


@admin.register(Source)
class SourceAdmin(RecordAdmin[Source]):
    """One held file of a document or a law."""

    list_display = ("holds", "media_type", "short_hash", "retrieved_at")
    list_filter = ("media_type",)
    date_hierarchy = "retrieved_at"
    search_fields = (
        "sha256",
        "media_type",
        "document__short_title",
        "document__slug",
        "legislation__popular_name",
        "legislation__slug",
    )
    autocomplete_fields = ("document", "legislation")
    reads = ("document", "legislation")
    readonly_fields = ("passages",)
    fields = (
        "document",
        "legislation",
        "media_type",
        "sha256",
        "retrieved_from",
        "retrieved_at",
        "passages",
    )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "retrieved_at":  # one box, where Django's two have no labels
            kwargs |= {"form_class": forms.DateTimeField, "widget": forms.DateTimeInput}
            kwargs["help_text"] = "When it was got, such as 2026-11-24 14:30. World time (UTC)."
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="holds")
    def holds(self, source: Source) -> str:
        return str(source.document or source.legislation)

    @admin.display(description="SHA-256")
    def short_hash(self, source: Source) -> str:
        return source.sha256[:12]

    @admin.display(description="passages")
    def passages(self, source: Source) -> str:
        """How many, and a link to them: a strategy has hundreds."""
        if not source.pk:
            return "-"
        listed = f"{reverse('admin:statements_passage_changelist')}?source__id__exact={source.pk}"
        return format_html('<a href="{}">{} passages</a>', listed, source.passages.count())
