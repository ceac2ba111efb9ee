"""The controlled vocabulary of topics."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from statements.models.page_address import address_of
from statements.models.slugs import Slugged, SluggedQuerySet


class TopicQuerySet(SluggedQuerySet["Topic"]):
    """Topics, in the order of the vocabulary."""

    def roots(self) -> TopicQuerySet:
        return self.filter(parent=None)


class Topic(Slugged):
    """One term. A topic takes in the topics beneath it; there are two levels."""

    label = models.CharField(max_length=100, unique=True, help_text="Such as Early warning.")
    scope_note = models.TextField(help_text="What belongs here, in one sentence.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The wider topic. Empty for a topic of the first level.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Its place among the topics, from 1."
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["position", "label"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="topic_not_its_own_parent",
                violation_error_message="A topic cannot stand beneath itself.",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address_of("topic", self.slug)

    def clean(self) -> None:
        super().clean()
        if self.parent and self.parent == self:
            raise ValidationError({"parent": "A topic cannot stand beneath itself."})
        if self.parent and (self.parent.parent_id or (self.pk and self.children.exists())):
            raise ValidationError(
                {"parent": f"“{self.parent}” cannot be the wider topic: there are two levels."}
            )
