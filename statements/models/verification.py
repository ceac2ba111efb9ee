"""What the last check of an excerpt against its held source found."""

from __future__ import annotations

import hashlib

from django.db import models
from django.db.models import Q

from statements.models.excerpt import Excerpt, Verdict
from statements.models.source import Basis, Source


class PageVerdict(models.TextChoices):
    """How the pin-cite stands against the place where the words were found."""

    CONFIRMED = "confirmed", "Page confirmed"
    WRONG = "wrong", "Wrong page"
    NOT_CONFIRMED = "not-confirmed", "Page not confirmed"
    NOT_GIVEN = "not-given", "No page given"


def words_checked(excerpt: Excerpt) -> str:
    """SHA-256 of all of an excerpt that a check depends on."""
    parts = (excerpt.text, excerpt.printed_page, excerpt.file_page or "", excerpt.document_id or "")
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


class Verification(models.Model):
    """One check, made anew on every save and import. It knows both sides it was made of."""

    excerpt = models.OneToOneField(Excerpt, on_delete=models.CASCADE, related_name="verification")
    verdict = models.CharField(max_length=20, choices=Verdict, help_text="On the words.")
    page_verdict = models.CharField(max_length=20, choices=PageVerdict, help_text="On the page.")
    source = models.ForeignKey(
        Source,
        on_delete=models.SET_NULL,
        null=True,
        related_name="verifications",
        help_text="The file it was checked against; the nearest, where the words stand in none.",
    )
    source_sha256 = models.CharField("SHA-256 of the file", max_length=64, blank=True)
    words_sha256 = models.CharField("SHA-256 of what was checked", max_length=64)
    checker = models.CharField(max_length=20, help_text="Version of the checker.")
    checked_at = models.DateTimeField()
    printed_pages = models.JSONField(default=list, help_text='Where found, such as ["17", "18"].')
    file_pages = models.JSONField(default=list, help_text="Where found, such as [23].")
    page_basis = models.CharField(
        max_length=10, choices=Basis, blank=True, help_text="How the printed page is known."
    )
    places = models.JSONField(
        default=list,
        help_text=(
            "Where the words, or the nearest to them, stand: position of the passage, first and "
            "last character, counted from 0, the last one not included."
        ),
    )
    normalisations = models.JSONField(
        default=list, help_text="What had to be evened out, each a name of the checker’s."
    )
    differences = models.JSONField(
        default=list,
        help_text="Words that differ, in order: kind, in the quotation, in the source.",
    )

    objects = models.Manager["Verification"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values),
                name="verification_verdict_known",
                violation_error_message="Take one of the listed verdicts.",
            ),
            models.CheckConstraint(
                condition=Q(page_verdict__in=PageVerdict.values),
                name="verification_page_verdict_known",
                violation_error_message="Take one of the listed verdicts on the page.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.excerpt_id}: {self.verdict}, {self.page_verdict}"

    def is_of(self, excerpt: Excerpt) -> bool:
        """Whether it was made of the excerpt as it now is."""
        return self.words_sha256 == words_checked(excerpt)
