"""Presidents, each with the presidencies he held."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin, RecordInline
from statements.models import Administration, President


class Administrations(RecordInline[Administration, President]):
    """The presidencies of one president."""

    model = Administration
    fields = ("number", "start", "end", "confidence", "unverified_fields", "evidence", "note")


@admin.register(President)
class PresidentAdmin(RecordAdmin[President]):
    """A person; the presidencies stand beneath."""

    list_display = ("short_name", "full_name", "party", "slug")
    list_filter = ("party",)
    search_fields = ("short_name", "name", "full_name", "slug")
    fields = ("full_name", "name", "short_name", "slug", "party")
    inlines = (Administrations,)

    def view_on_site(self, obj: President) -> str:
        return obj.get_absolute_url()
