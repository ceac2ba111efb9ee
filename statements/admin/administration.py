"""Presidencies, by number."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.admin.fieldsets import PROVENANCE
from statements.models import Administration


@admin.register(Administration)
class AdministrationAdmin(RecordAdmin[Administration]):
    """One presidency: whose, and from when to when."""

    list_display = ("__str__", "number", "president", "start", "end", "confidence")
    list_filter = ("president__party", "confidence")
    search_fields = ("=number", "president__short_name", "president__name", "president__slug")
    autocomplete_fields = ("president",)
    reads = ("president",)
    fieldsets = ((None, {"fields": ("number", "president", ("start", "end"))}), PROVENANCE)

    def view_on_site(self, obj: Administration) -> str:
        return obj.get_absolute_url()
