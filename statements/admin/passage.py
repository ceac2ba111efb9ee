"""Passages of held files, as a reader of files cut them. Nobody types them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import Truncator

from statements.admin.desk import RecordAdmin
from statements.models import Passage


@admin.register(Passage)
class PassageAdmin(RecordAdmin[Passage]):
    """One stretch of a source's text, for reading only."""

    list_display = ("position", "source", "printed_page", "file_page", "words")
    list_filter = ("source__media_type",)
    search_fields = ("text", "source__document__slug", "source__legislation__slug")
    autocomplete_fields = ("source",)
    reads = ("source__document", "source__legislation")
    readonly_fields = ("provision",)
    actions = None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        # The link on a source's form.
        return lookup == "source__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="words")
    def words(self, passage: Passage) -> str:
        return Truncator(passage.text).words(20)
