"""What was done at the desk, newest first: seen by all, changed by none."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from statements.admin.desk import RecordAdmin
from statements.models import Revision


@admin.register(Revision)
class RevisionAdmin(RecordAdmin[Revision]):
    """One save of one record."""

    list_display = ("at", "by_name", "action", "what", "why")
    list_display_links = ("at",)
    list_filter = ("action", "kind")
    search_fields = ("label", "slug", "by_name", "why")
    search_help_text = "What the record was called, its slug, who, or why."
    date_hierarchy = "at"
    fields = ("at", "by_name", "action", "what", "why", "kind", "slug", "batch", "settled_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("data")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    @admin.display(description="record")
    def what(self, revision: Revision) -> str:
        """Its name, and the way to its history."""
        try:
            url = reverse(f"admin:statements_{revision.kind}_history", args=[revision.record])
        except NoReverseMatch:
            return revision.label
        return format_html('<a href="{}">{}</a>', url, revision.label)
