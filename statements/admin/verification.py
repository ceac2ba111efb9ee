"""What checks found. Made by the checker; nobody types it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from statements.admin.desk import RecordAdmin
from statements.models import Verification


@admin.register(Verification)
class VerificationAdmin(RecordAdmin[Verification]):
    """The last check of each excerpt, for reading only."""

    list_display = ("excerpt", "verdict", "page_verdict", "source", "checked_at", "checker")
    list_filter = ("verdict", "page_verdict", "checker")
    search_fields = ("excerpt__slug", "excerpt__text")
    autocomplete_fields = ("excerpt", "source")
    reads = (
        "excerpt__document__administration__president",
        "source__document",
        "source__legislation",
    )
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
