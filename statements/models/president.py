"""A person who has been President."""

from __future__ import annotations

from django.db import models

from statements.models.page_address import address_of
from statements.models.slugs import Slugged, SluggedQuerySet


class Party(models.TextChoices):
    """A word in a sentence; never a colour, a dot or an order."""

    DEMOCRATIC = "Democratic", "Democratic"
    REPUBLICAN = "Republican", "Republican"


class President(Slugged):
    """A person; one President may have held two presidencies."""

    full_name = models.CharField(max_length=100, help_text="Such as Barack Hussein Obama II.")
    name = models.CharField(
        max_length=100, help_text="The name used in our sentences, such as Barack Obama."
    )
    short_name = models.CharField(
        max_length=40, unique=True, help_text="The name in lists and filters, such as Obama."
    )
    party = models.CharField(max_length=20, choices=Party)

    objects = SluggedQuerySet["President"].as_manager()

    class Meta:
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(party__in=Party.values),
                name="president_party_known",
                violation_error_message="The party is Democratic or Republican.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("president", self.slug)
