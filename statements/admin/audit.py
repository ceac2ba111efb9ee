"""The audit log: read by administrators, written by nobody."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from statements.admin.desk import RecordAdmin
from statements.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(RecordAdmin[AuditEntry]):
    """One event."""

    list_display = ("at", "event", "account", "by_name", "address", "details")
    list_filter = ("event",)
    search_fields = ("account", "by_name", "address", "details")
    date_hierarchy = "at"
    fields = ("at", "event", "account", "by_name", "address", "details")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False
