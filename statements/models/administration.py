"""One presidency, by number."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from statements.citations.ordinals import ordinal
from statements.models.partial_date import check_year
from statements.models.president import President
from statements.models.provenance import Provenance, confidence_is_known


class AdministrationQuerySet(models.QuerySet["Administration"]):
    """Presidencies, in their order."""

    def get_by_natural_key(self, number: int) -> Administration:
        return self.get(number=number)

    def with_presidents(self) -> AdministrationQuerySet:
        return self.select_related("president")


class Administration(Provenance):
    """One presidency: 44 is Obama's; 45 and 47 are Trump's."""

    number = models.PositiveSmallIntegerField(
        unique=True, help_text="The presidency's number, such as 44."
    )
    president = models.ForeignKey(
        President, on_delete=models.PROTECT, related_name="administrations"
    )
    start = models.DateField(help_text="The day the term began.")
    end = models.DateField(
        null=True, blank=True, help_text="The day it ended. Empty while in office."
    )

    objects = AdministrationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
                name="administration_ends_after_it_begins",
                violation_error_message="A term ends after it begins.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="administration_number_from_one",
                violation_error_message="Presidencies are counted from 1.",
            ),
            confidence_is_known("administration"),
        ]

    def __str__(self) -> str:
        return f"{self.president.short_name} ({self.number})"

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, ValidationError] = {}
        for name, day in (("start", self.start), ("end", self.end)):
            try:
                if day:
                    check_year(day)
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise ValidationError(wrong)

    def natural_key(self) -> tuple[int]:
        return (self.number,)

    def get_absolute_url(self) -> str:
        return f"{self.president.get_absolute_url()}#administration-{self.number}"

    @property
    def ordinal(self) -> str:
        """``44th``."""
        return ordinal(self.number)

    @property
    def years(self) -> str:
        """``2009 to 2017``, or ``since 2025``."""
        return f"{self.start.year} to {self.end.year}" if self.end else f"since {self.start.year}"
