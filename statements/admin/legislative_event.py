"""Steps from bill to law."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin
from statements.models import LegislativeEvent


@admin.register(LegislativeEvent)
class LegislativeEventAdmin(RecordAdmin[LegislativeEvent]):
    """One step in a law's history."""

    list_display = ("legislation", "position", "date", "event")
    list_filter = ("legislation__congress",)
    search_fields = ("event", "date", "legislation__popular_name", "legislation__slug")
    autocomplete_fields = ("legislation",)
    reads = ("legislation",)
    fields = ("legislation", ("position", "date"), "event")
