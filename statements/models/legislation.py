"""An Act, or the part of an Act that matters here."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from statements.models.addresses import WithAddresses
from statements.models.administration import Administration
from statements.models.page_address import address_of
from statements.models.partial_date import PartialDateField, is_iso
from statements.models.particulars import WithParticulars
from statements.models.provenance import Provenance, confidence_is_known, text_list
from statements.models.slugs import Slugged, SluggedQuerySet

P = TypeVar("P", bound=models.Model)


class LegislationQuerySet(SluggedQuerySet["Legislation"]):
    """Laws, read with what a list shows of them."""

    def with_presidents(self) -> LegislationQuerySet:
        return self.select_related("administration__president")

    def newest(self) -> LegislationQuerySet:
        """Latest enacted first."""
        return self.order_by("-enacted", "pk")

    def oldest(self) -> LegislationQuerySet:
        return self.order_by("enacted", "pk")

    def by_president(self) -> LegislationQuerySet:
        """In the order of the presidencies they were enacted in."""
        return self.order_by("administration__number", "enacted", "pk")


class Legislation(Slugged, WithAddresses, WithParticulars, Provenance):
    """A law. Where it is part of a larger Act, that Act is named."""

    short_title = models.CharField(max_length=300, help_text="As the law names itself.")
    popular_name = models.CharField(
        max_length=120, help_text="The name in use, such as Elie Wiesel Act."
    )
    long_title = models.TextField(blank=True, help_text="An Act to …, word for word.")
    public_law = models.CharField(
        max_length=120, unique=True, help_text="Such as P.L. 116-94, div. J, title V."
    )
    statutes_at_large = models.CharField(max_length=80, help_text="Such as 132 Stat. 5586.")
    codification = text_list("Where it stands in the U.S. Code, one place each.")
    bill = models.CharField(max_length=40, help_text="The bill that became law, such as S. 1158.")
    congress = models.PositiveSmallIntegerField(help_text="The Congress's number, such as 115.")
    sponsor = models.TextField(blank=True)
    enacted = PartialDateField()
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        related_name="legislation",
        help_text="The presidency in which it became law, signed or not.",
    )
    signed = models.BooleanField(
        default=True, help_text="Unticked for a law enacted over a veto or without a signature."
    )
    status = models.CharField(max_length=200, help_text="Such as in force as amended.")
    summary = models.TextField(help_text="What it does, in our own words.")
    enclosing_act = models.CharField(
        max_length=300, blank=True, help_text="The larger Act it is part of."
    )
    division = models.CharField(max_length=20, blank=True, help_text="Division of that Act.")
    enclosing_title = models.CharField(
        max_length=80, blank=True, help_text="Title, and subtitle or part, of that Act."
    )

    objects = LegislationQuerySet.as_manager()

    class Meta:
        verbose_name = "law"
        verbose_name_plural = "legislation"
        ordering = ["-enacted", "slug"]
        constraints = [
            is_iso("enacted", name="legislation_enacted_is_iso"),
            models.CheckConstraint(
                condition=models.Q(congress__gte=1),
                name="legislation_congress_from_one",
                violation_error_message="Congresses are counted from 1.",
            ),
            confidence_is_known("legislation"),
        ]

    def __str__(self) -> str:
        return f"{self.popular_name}, {self.public_law}"

    def get_absolute_url(self) -> str:
        return address_of("legislation", self.slug)


class PartOfLawQuerySet(models.QuerySet[P]):
    """Parts of laws, found by the law's slug and their place in it."""

    def get_by_natural_key(self, slug: str, position: int) -> P:
        return self.get(legislation__slug=slug, position=position)


class LegislativeEvent(models.Model):
    """One step from bill to law."""

    legislation = models.ForeignKey(Legislation, on_delete=models.CASCADE, related_name="events")
    position = models.PositiveSmallIntegerField(help_text="Its place in the history, from 1.")
    date = PartialDateField()
    event = models.TextField(help_text="What happened, such as: passed the House 295-125.")

    objects = PartOfLawQuerySet["LegislativeEvent"].as_manager()

    class Meta:
        ordering = ["legislation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["legislation", "position"],
                name="event_one_per_position",
                violation_error_message="Another step already has this place.",
            ),
            is_iso("date", name="event_date_is_iso"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.event}"

    def natural_key(self) -> tuple[str, int]:
        return (self.legislation.slug, self.position)

    natural_key.dependencies = ["statements.legislation"]  # type: ignore[attr-defined]


class Amendment(models.Model):
    """A later law's change to a law."""

    legislation = models.ForeignKey(
        Legislation, on_delete=models.CASCADE, related_name="amendments"
    )
    position = models.PositiveSmallIntegerField(help_text="Its place in the list, from 1.")
    by = models.CharField(max_length=300, help_text="The amending law and section, as cited.")
    by_legislation = models.ForeignKey(
        Legislation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="amendments_made",
        help_text="The amending law, where it is held.",
    )
    date = PartialDateField()
    effect = models.TextField(help_text="What it changed, in our own words.")
    confidence_note = models.TextField(
        blank=True, help_text="How far this has been checked, where there is doubt."
    )

    objects = PartOfLawQuerySet["Amendment"].as_manager()

    class Meta:
        ordering = ["legislation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["legislation", "position"],
                name="amendment_one_per_position",
                violation_error_message="Another amendment already has this place.",
            ),
            is_iso("date", name="amendment_date_is_iso"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.effect}"

    def natural_key(self) -> tuple[str, int]:
        return (self.legislation.slug, self.position)

    natural_key.dependencies = ["statements.legislation"]  # type: ignore[attr-defined]
