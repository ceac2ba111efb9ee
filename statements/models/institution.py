"""A board, task force, court or department."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation
from statements.models.page_address import address_of
from statements.models.partial_date import PartialDateField, is_iso
from statements.models.particulars import WithParticulars
from statements.models.provenance import Provenance, confidence_is_known
from statements.models.slugs import Slugged, SluggedQuerySet


class InstitutionKind(models.TextChoices):
    """What sort of institution it is."""

    INTERAGENCY_BODY = "interagency body (White House-led)", "Interagency body (White House-led)"
    FEDERAL_DEPARTMENT = "federal department", "Federal department"
    FEDERAL_AGENCY = "federal agency", "Federal agency"
    LEGISLATURE = "legislature", "Legislature"
    PERMANENT_COURT = "permanent international court", "Permanent international court"
    AD_HOC_TRIBUNAL = "ad hoc international tribunal", "Ad hoc international tribunal"
    HYBRID_COURT = "hybrid court", "Hybrid court"
    RESIDUAL_MECHANISM = "residual mechanism", "Residual mechanism"
    TASK_FORCE = "non-governmental task force", "Non-governmental task force"


class Institution(Slugged, WithParticulars, Provenance):
    """An institution, its founding instrument, and what came before and after it."""

    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=20, blank=True, help_text="Such as APB.")
    kind = models.CharField(max_length=60, choices=InstitutionKind)
    established = PartialDateField(null=True, blank=True)
    dissolved = PartialDateField(null=True, blank=True)
    founding_instrument = models.CharField(
        max_length=200, blank=True, help_text="What founded it, where that is not a held record."
    )
    founding_document = models.ForeignKey(
        StrategyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions_founded",
        help_text="The held document that founded it.",
    )
    founding_legislation = models.ForeignKey(
        Legislation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions_founded",
        help_text="The held law that founded it.",
    )
    continued_by = models.ForeignKey(
        StrategyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions_continued",
        help_text="The held document that kept it in being.",
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        help_text="The held institution that came after it.",
    )
    successor_name = models.CharField(
        max_length=200, blank=True, help_text="What came after it, where that is not held."
    )
    essay_name = models.CharField(
        max_length=100, blank=True, help_text="The name under which the ASIL report speaks of it."
    )
    summary = models.TextField(help_text="What it is and did, in our own words.")

    objects = SluggedQuerySet["Institution"].as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            is_iso("established", name="institution_established_is_iso"),
            is_iso("dissolved", name="institution_dissolved_is_iso"),
            models.CheckConstraint(
                condition=Q(dissolved__isnull=True)
                | Q(established__isnull=True)
                | Q(dissolved__gte=F("established")),
                name="institution_ends_after_it_begins",
                violation_error_message="An institution is dissolved after it is established.",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="institution_not_its_own_successor",
                violation_error_message="An institution cannot succeed itself.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=InstitutionKind.values),
                name="institution_kind_known",
                violation_error_message="Take one of the listed kinds.",
            ),
            confidence_is_known("institution"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    def get_absolute_url(self) -> str:
        return address_of("institution", self.slug)

    def clean(self) -> None:
        super().clean()
        if self.successor and self.successor == self:
            raise ValidationError({"successor": "An institution cannot succeed itself."})
