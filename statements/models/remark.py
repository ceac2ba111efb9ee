"""What a reader of a record should know about it: slips, conflicts, open questions."""

from __future__ import annotations

from django.db import models

from statements.models.document import StrategyDocument
from statements.models.excerpt import Excerpt
from statements.models.institution import Institution
from statements.models.legislation import Legislation
from statements.models.provenance import text_list
from statements.models.slugs import SluggedQuerySet


class RemarkKind(models.TextChoices):
    """What sort of remark it is."""

    DISCREPANCY = "discrepancy", "Said otherwise elsewhere"
    SOURCE_CONFLICT = "source-conflict", "Sources disagree"
    OPEN_QUESTION = "open-question", "Open question"
    QUOTED_WORDS = "quoted-words", "Words quoted by themselves"
    APPROPRIATION = "appropriation", "Money"


class Remark(models.Model):
    """One remark, shown on the page of every record it concerns."""

    slug = models.SlugField(max_length=100, unique=True, help_text="Such as d1.")
    kind = models.CharField(max_length=20, choices=RemarkKind)
    position = models.PositiveSmallIntegerField(help_text="Its place among its kind, from 1.")
    subject = models.TextField(help_text="What it is about.")
    claims = text_list("What is said elsewhere, one claim each.")
    finding = models.TextField(blank=True, help_text="What is right, or what the record uses.")
    evidence = text_list("Where that was seen.")
    confidence_note = models.CharField(
        max_length=120, blank=True, help_text="Such as verified, or partly-verified (inference)."
    )
    documents = models.ManyToManyField(StrategyDocument, blank=True, related_name="remarks")
    legislation = models.ManyToManyField(Legislation, blank=True, related_name="remarks")
    institutions = models.ManyToManyField(Institution, blank=True, related_name="remarks")
    excerpts = models.ManyToManyField(Excerpt, blank=True, related_name="remarks")

    objects = SluggedQuerySet["Remark"].as_manager()

    class Meta:
        ordering = ["kind", "position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=RemarkKind.values),
                name="remark_kind_known",
                violation_error_message="Take one of the listed kinds.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
