"""A bill that has not become law."""

from __future__ import annotations

from django.db import models

from statements.citations.ordinals import ordinal
from statements.models.legislation import Legislation
from statements.models.partial_date import PartialDateField, is_iso
from statements.models.provenance import Provenance, confidence_is_known
from statements.models.slugs import Slugged, SluggedQuerySet


class Bill(Slugged, Provenance):
    """A bill kept because it would change, or came before, a law that is held."""

    title = models.CharField(max_length=300)
    bill = models.CharField(max_length=80, help_text="Such as H.R. 3005 / S. 2678.")
    congress = models.PositiveSmallIntegerField(help_text="The Congress's number, such as 119.")
    introduced = PartialDateField()
    sponsors = models.TextField()
    summary = models.TextField(help_text="What it would do, in our own words.")
    status = models.CharField(max_length=200, help_text="Such as introduced.")
    legislation = models.ForeignKey(
        Legislation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bills",
        help_text="The law it would change, or came before.",
    )

    objects = SluggedQuerySet["Bill"].as_manager()

    class Meta:
        verbose_name = "bill not enacted"
        verbose_name_plural = "bills not enacted"
        ordering = ["-introduced", "slug"]
        constraints = [
            is_iso("introduced", name="bill_introduced_is_iso"),
            confidence_is_known("bill"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.bill} ({ordinal(self.congress)} Congress)"
