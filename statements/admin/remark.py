"""Remarks: slips, conflicts and open questions about records."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.models import Remark


@admin.register(Remark)
class RemarkAdmin(RecordAdmin[Remark]):
    """One remark, shown with every record it concerns."""

    list_display = ("slug", "kind", "position", "subject", "confidence_note")
    list_filter = ("kind",)
    search_fields = ("slug", "kind", "subject", "finding")
    autocomplete_fields = ("documents", "legislation", "institutions", "excerpts")
    fieldsets = (
        (None, {"fields": (("kind", "position", "slug"), "subject", "claims", "finding")}),
        ("How it is known", {"fields": ("evidence", "confidence_note")}),
        (
            "The records it concerns",
            {"fields": ("documents", "legislation", "institutions", "excerpts")},
        ),
    )
