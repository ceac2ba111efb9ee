"""A section of a law."""

from __future__ import annotations

from django.db import models

from statements.models.legislation import Legislation


class ProvisionQuerySet(models.QuerySet["Provision"]):
    """Sections, found by the law's slug and their number."""

    def get_by_natural_key(self, slug: str, number: str) -> Provision:
        return self.get(legislation__slug=slug, number=number)

    def newest(self) -> ProvisionQuerySet:
        """Those of the latest law first, in the order of the law."""
        return self.order_by("-legislation__enacted", "legislation_id", "position")

    def oldest(self) -> ProvisionQuerySet:
        return self.order_by("legislation__enacted", "legislation_id", "position")


class Provision(models.Model):
    """One section, in the order of the law."""

    legislation = models.ForeignKey(
        Legislation, on_delete=models.CASCADE, related_name="provisions"
    )
    position = models.PositiveIntegerField(help_text="Its place in the law, from 1.")
    number = models.CharField(max_length=40, help_text="As printed, such as 1210D.")
    heading = models.CharField(max_length=300)
    summary = models.TextField(help_text="What it does, in our own words.")
    text = models.TextField(blank=True, help_text="The section's own words, where held.")
    usc = models.CharField(
        "U.S.C. place", max_length=120, blank=True, help_text="Such as 22 U.S.C. 2656 note."
    )
    statutes_at_large = models.CharField(
        max_length=80, blank=True, help_text="Its own page, such as 134 Stat. 3916."
    )
    confidence_note = models.CharField(
        max_length=200, blank=True, help_text="Such as heading recalled; content verified."
    )

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = "section"
        ordering = ["legislation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["legislation", "number"],
                name="provision_one_per_number",
                violation_error_message="The law already has a section with this number.",
            ),
            models.UniqueConstraint(
                fields=["legislation", "position"],
                name="provision_one_per_position",
                violation_error_message="Another section already has this place.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.designation} {self.heading}"

    def get_absolute_url(self) -> str:
        return f"{self.legislation.get_absolute_url()}#{self.anchor}"

    def natural_key(self) -> tuple[str, str]:
        return (self.legislation.slug, self.number)

    natural_key.dependencies = ["statements.legislation"]  # type: ignore[attr-defined]

    @property
    def designation(self) -> str:
        """``§ 1210D``, or ``title LXXIV`` where a whole title is one entry."""
        return f"§\N{NO-BREAK SPACE}{self.number}" if self.number[0].isdigit() else self.number

    @property
    def anchor(self) -> str:
        """``sec-1210D``: the section's place on the law's page."""
        return "sec-" + self.number.replace(" ", "-")
