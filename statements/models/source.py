"""One held file of a document or law, and the stretches of its text."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation


class Source(models.Model):
    """A held file. A new version of it is a new row."""

    document = models.ForeignKey(
        StrategyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="The document whose text it is.",
    )
    legislation = models.ForeignKey(
        Legislation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="The law whose text it is.",
    )
    media_type = models.CharField(max_length=100, help_text="Such as application/pdf.")
    sha256 = models.CharField("SHA-256", max_length=64, help_text="Of the file, in lower case.")
    retrieved_from = models.URLField(
        max_length=500, blank=True, help_text="Where the file was got."
    )
    retrieved_at = models.DateTimeField(null=True, blank=True, help_text="When it was got.")

    objects = models.Manager["Source"]()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(legislation__isnull=True),
                name="source_of_one_record",
                violation_error_message="A source belongs to one document or to one law.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="source_sha256_is_one",
                violation_error_message="A SHA-256 is 64 characters of 0 to 9 and a to f.",
            ),
            models.UniqueConstraint(
                fields=["document", "sha256"],
                name="source_once_per_document",
                violation_error_message="This document already holds this file.",
            ),
            models.UniqueConstraint(
                fields=["legislation", "sha256"],
                name="source_once_per_law",
                violation_error_message="This law already holds this file.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document or self.legislation}, {self.media_type}, {self.sha256[:12]}"


class Passage(models.Model):
    """One stretch of a source's text, in order."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField(help_text="Its place in the source, from 1.")
    printed_page = models.CharField(
        max_length=20, blank=True, help_text="The page number printed on the page."
    )
    file_page = models.PositiveIntegerField(
        null=True, blank=True, help_text="The page of the file, counted from 1."
    )
    text = models.TextField()

    objects = models.Manager["Passage"]()

    class Meta:
        ordering = ["source", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "position"],
                name="passage_one_per_position",
                violation_error_message="Another passage already has this place.",
            ),
            models.CheckConstraint(
                condition=Q(file_page__isnull=True) | Q(file_page__gte=1),
                name="passage_file_page_from_one",
                violation_error_message="File pages are counted from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, passage {self.position}"
