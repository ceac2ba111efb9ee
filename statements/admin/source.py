"""Held files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from statements.admin.desk import RecordAdmin
from statements.admin.source_form import SourceUploadForm
from statements.models import Source
from statements.sources.report import said_of_import
from statements.sources.verification import verify_document


def _check_again(sources: Iterable[Source]) -> None:
    """What was checked against these is checked against what is left."""
    for document in {each.document for each in sources if each.document}:
        verify_document(document)


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
    readonly_fields = (
        *("passages", "file", "name", "part", "reader", "page_count", "machine_read", "warnings"),
        *("imported_at", "superseded_by"),
    )
    fields = (
        "document",
        "legislation",
        ("name", "part"),
        ("media_type", "sha256"),
        ("retrieved_from", "retrieved_at"),
        ("reader", "imported_at"),
        ("page_count", "machine_read"),
        "warnings",
        "superseded_by",
        "passages",
    )

    def get_form(self, request: Any, obj: Source | None = None, *rest: Any, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = SourceUploadForm
        return super().get_form(request, obj, *rest, **kwargs)

    def get_fields(self, request: Any, obj: Source | None = None) -> Any:
        uploaded = ("upload", "document", "legislation", "retrieved_from", "force")
        return uploaded if obj is None else self.fields

    def get_readonly_fields(self, request: Any, obj: Source | None = None) -> Any:
        read = ("media_type", "sha256", "retrieved_at") if obj is None else ()
        return (*self.readonly_fields, *read)

    def save_model(self, request: Any, obj: Source, form: Any, change: Any) -> None:
        if change:
            super().save_model(request, obj, form, change)
            _check_again([obj])
            return
        imported = form.imported()
        assert imported.source  # noqa: S101  (it was written, or held before)
        obj.pk = imported.source.pk
        obj.refresh_from_db()
        messages.info(request, " ".join(said_of_import(imported)))

    def delete_model(self, request: Any, obj: Source) -> None:
        obj.delete()
        _check_again([obj])

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        sources = list(queryset.select_related("document"))
        queryset.delete()
        _check_again(sources)

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
