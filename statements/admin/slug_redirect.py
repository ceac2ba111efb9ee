"""Redirects: where an old address leads. Renaming a record makes them; nobody types them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from statements.admin.desk import RecordAdmin
from statements.models import SlugRedirect


@admin.register(SlugRedirect)
class SlugRedirectAdmin(RecordAdmin[SlugRedirect]):
    """A slug that a record once had, for reading only: it keeps addresses in print alive."""

    list_display = ("old_slug", "new_slug", "kind")
    list_filter = ("kind",)
    search_fields = ("old_slug", "new_slug", "kind")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
