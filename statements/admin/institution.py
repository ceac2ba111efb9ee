"""Institutions: what founded them, what came before and after."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError

from statements.admin.desk import RecordAdmin
from statements.admin.fieldsets import FURTHER, PROVENANCE
from statements.admin.record_form import RecordForm
from statements.models import Institution


class InstitutionForm(RecordForm[Institution]):
    """Refuses a line of succession that comes back to where it began."""

    def clean_successor(self) -> Institution | None:
        successor: Institution | None = self.cleaned_data["successor"]
        line = [self.instance, successor]
        while line[-1] and line[-1].pk not in {held.pk for held in line[:-1] if held}:
            line.append(line[-1].successor)
        if self.instance.pk and line[-1]:
            names = " → ".join(str(held) for held in line)
            raise ValidationError(
                f"{names}: the succession goes round in a circle. Choose what came after, "
                "or leave it empty."
            )
        return successor


@admin.register(Institution)
class InstitutionAdmin(RecordAdmin[Institution]):
    """A board, task force, court or department."""

    form = InstitutionForm
    list_display = ("name", "abbreviation", "kind", "established", "dissolved", "successor")
    list_filter = ("kind", "confidence")
    search_fields = ("name", "abbreviation", "slug", "kind", "essay_name", "established")
    autocomplete_fields = (
        "founding_document",
        "founding_legislation",
        "continued_by",
        "successor",
    )
    reads = ("successor",)
    readonly_fields = ("predecessors",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "name",
                    "slug",
                    ("abbreviation", "kind"),
                    "summary",
                    ("established", "dissolved"),
                    "essay_name",
                )
            },
        ),
        (
            "What founded it",
            {
                "fields": (
                    "founding_document",
                    "founding_legislation",
                    "founding_instrument",
                    "continued_by",
                )
            },
        ),
        ("Before and after", {"fields": ("predecessors", "successor", "successor_name")}),
        FURTHER,
        PROVENANCE,
    )

    @admin.display(description="predecessors")
    def predecessors(self, institution: Institution) -> Any:
        if not institution.pk:
            return "-"
        return ", ".join(map(str, institution.predecessors.all())) or "-"

    def view_on_site(self, obj: Institution) -> str:
        return obj.get_absolute_url()
