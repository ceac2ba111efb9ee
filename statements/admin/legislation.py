"""Laws, with their sections, their history and what later changed them."""

from __future__ import annotations

from django.contrib import admin

from statements.admin.desk import RecordAdmin, RecordInline
from statements.admin.fieldsets import ADDRESSES, FURTHER, PROVENANCE
from statements.admin.list_filters import PresidencyFilter
from statements.models import Amendment, Legislation, LegislativeEvent, Provision


class Provisions(RecordInline[Provision, Legislation]):
    """The sections, in the order of the law."""

    model = Provision
    fields = (
        ("position", "number"),
        "heading",
        "summary",
        "text",
        ("usc", "statutes_at_large"),
        "confidence_note",
    )


class Events(RecordInline[LegislativeEvent, Legislation]):
    """The steps from bill to law."""

    model = LegislativeEvent
    verbose_name = "step from bill to law"
    verbose_name_plural = "history: steps from bill to law"
    fields = (("position", "date"), "event")


class Amendments(RecordInline[Amendment, Legislation]):
    """What later laws changed in it."""

    model = Amendment
    fk_name = "legislation"
    verbose_name_plural = "amendments by later laws"
    autocomplete_fields = ("by_legislation",)
    fields = (("position", "date"), "by", "by_legislation", "effect", "confidence_note")


@admin.register(Legislation)
class LegislationAdmin(RecordAdmin[Legislation]):
    """An Act, or the part of an Act that matters."""

    list_display = ("popular_name", "public_law", "enacted", "administration", "status", "slug")
    list_filter = (PresidencyFilter, "signed", "congress", "confidence")
    search_fields = (
        "popular_name",
        "short_title",
        "public_law",
        "bill",
        "slug",
        "enacted",
        "statutes_at_large",
        "administration__president__short_name",
    )
    search_help_text = "Name, public law, bill, year, president’s short name or slug."
    autocomplete_fields = ("administration",)
    reads = ("administration__president",)
    inlines = (Provisions, Events, Amendments)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "short_title",
                    ("popular_name", "slug"),
                    "long_title",
                    "summary",
                    "status",
                )
            },
        ),
        (
            "How it is cited",
            {"fields": (("public_law", "statutes_at_large"), "codification")},
        ),
        (
            "How it was enacted",
            {
                "fields": (
                    ("bill", "congress"),
                    "sponsor",
                    "enacted",
                    "administration",
                    "signed",
                )
            },
        ),
        (
            "The larger Act it is part of",
            {
                "classes": ("collapse",),
                "fields": ("enclosing_act", ("division", "enclosing_title")),
            },
        ),
        ADDRESSES,
        FURTHER,
        PROVENANCE,
    )

    def view_on_site(self, obj: Legislation) -> str:
        return obj.get_absolute_url()
