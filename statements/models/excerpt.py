"""Verbatim words of one document."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import Coalesce, RowNumber

from statements.models.document import StrategyDocument
from statements.models.institution import Institution
from statements.models.legislation import Legislation
from statements.models.page_address import address_of
from statements.models.provenance import text_list
from statements.models.secondary_work import SecondaryWork
from statements.models.slugs import Slugged, SluggedQuerySet
from statements.models.topic import Topic


class State(models.TextChoices):
    """Where an excerpt stands on its way to the public."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Verdict(models.TextChoices):
    """How the words stand against the held source."""

    EXACT = "exact", "Exact"
    NORMALISED = "normalised", "Normalised"
    DIFFERS = "differs", "Differs"
    NO_SOURCE = "no-source", "No source"


class CheckStatus(models.TextChoices):
    """What a check by hand, before any source was held, found."""

    EXACT_MATCH = "exact-match", "Exact match"
    MATCH = "match", "Same words"
    MATCH_WITH_ELLIPSIS = "match-with-ellipsis", "Same words, with a marked omission"
    MATCH_WITH_CASE_CHANGE = "match-with-case-change", "Same words, one letter in another case"
    MATCH_PUNCTUATION = "match-punctuation", "Same words, other punctuation"
    MATCH_STRAY_QUOTE_MARK = "match-stray-quote-mark", "Same words, with a stray quotation mark"
    MATCH_VIA_SECONDARY = "match-via-secondary", "Same words in another work that quotes them"
    SOURCE_NOT_SEEN = "source-identified-text-not-seen", "Source known, its text not seen"
    NOT_FOUND = "not-found", "Not found"


class ExcerptQuerySet(SluggedQuerySet["Excerpt"]):
    """Excerpts, read with what a list shows of them."""

    def published(self) -> ExcerptQuerySet:
        """What the public sees."""
        return self.filter(state=State.PUBLISHED)

    def with_names(self) -> ExcerptQuerySet:
        """With document, presidency, president and topics, in two queries."""
        return self.with_documents().prefetch_related("topics")

    def with_documents(self) -> ExcerptQuerySet:
        """With document, presidency and president, in one query."""
        return self.select_related("document__administration__president")

    def cited(self) -> ExcerptQuerySet:
        """With all that a citation names, in one query."""
        return self.with_documents().select_related("quoted_in", "verification")

    def newest(self) -> ExcerptQuerySet:
        """Latest document first, in the order of its pages; those without a date last."""
        return self.order_by(F("document__date").desc(nulls_last=True), *_TIES)

    def oldest(self) -> ExcerptQuerySet:
        return self.order_by(F("document__date").asc(nulls_last=True), *_TIES)

    def by_president(self) -> ExcerptQuerySet:
        """In the order of the presidencies; those of no presidency last."""
        return self.order_by(
            F("document__administration__number").asc(nulls_last=True),
            F("document__date").asc(nulls_last=True),
            *_TIES,
        )

    def in_place(self) -> ExcerptQuerySet:
        """Document by document, in the order of their pages."""
        return self.order_by(*_IN_PLACE)

    def on_topic(self, topic: Topic) -> ExcerptQuerySet:
        """On the topic or on one beneath it."""
        taken_in = Topic.objects.filter(Q(pk=topic.pk) | Q(parent=topic))
        return self.filter(Exists(taken_in.filter(excerpts=OuterRef("pk"))))

    def few_of_each_presidency(self, few: int) -> ExcerptQuerySet:
        """The oldest few of each presidency, in the order of the presidencies."""
        rank = Window(
            RowNumber(),
            partition_by=[F("document__administration")],
            order_by=(F("document__date").asc(nulls_last=True), *_TIES),
        )
        return self.by_president().alias(rank=rank).filter(rank__lte=few)


_IN_PLACE = ("document__slug", "position", "slug")
# The search index orders equals so too.
_TIES = (Coalesce("document", 0), "position", "pk")


class Excerpt(Slugged):
    """Words as they were quoted, every bracket, ellipsis and mark kept."""

    text = models.TextField(
        help_text="Paste, do not retype. Keep every bracket, ellipsis and mark."
    )
    as_pasted = models.TextField(
        blank=True,
        help_text="What was pasted, where the desk mended line ends, hyphens or marks of a file.",
    )
    display_text = models.TextField(
        blank=True,
        help_text="The words with a slip of the quoting work taken out, where there is one.",
    )
    document = models.ForeignKey(
        StrategyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="excerpts",
        help_text="The document the words stand in. Empty while it is not identified.",
    )
    candidate_document = models.ForeignKey(
        StrategyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="candidate_excerpts",
        help_text="A possible but unconfirmed source. Never shown as the source.",
    )
    document_confidence = models.CharField(
        max_length=200, blank=True, help_text="How the document is known, where there is doubt."
    )
    speaker = models.CharField(
        "speaker or author",
        max_length=200,
        blank=True,
        help_text="Empty where not identified: the page then says so.",
    )
    attribution_note = models.TextField(
        blank=True, help_text="What is known of who said it and where."
    )
    heading = models.CharField(
        max_length=300, blank=True, help_text="The heading the words stand under."
    )
    printed_page = models.CharField(
        max_length=20,
        blank=True,
        help_text="The page number printed on the page, such as 48 or iv.",
    )
    file_page = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="The page of the file, counted from 1. Never the printed page.",
    )
    position = models.PositiveIntegerField(
        default=1, help_text="Its place among the excerpts of the document, from 1."
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="excerpts")
    institutions = models.ManyToManyField(
        Institution, blank=True, related_name="excerpts", help_text="Those the words speak of."
    )
    legislation = models.ManyToManyField(
        Legislation, blank=True, related_name="excerpts", help_text="Laws the words speak of."
    )
    quoted_in = models.ForeignKey(
        SecondaryWork,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="excerpts",
        help_text="The work the words were taken from, where not from the document itself.",
    )
    quoted_at = models.CharField(
        max_length=120, blank=True, help_text="Where in that work, such as text box, item 3."
    )
    check_status = models.CharField("check by hand", max_length=40, choices=CheckStatus, blank=True)
    check_found = models.BooleanField("found by hand in a primary source", null=True, blank=True)
    check_places = text_list("Where the words were looked for and found by hand.")
    check_page = models.CharField(
        "page found by hand", max_length=200, blank=True, help_text="What is known of the page."
    )
    check_differences = models.TextField(
        "differences found by hand", blank=True, help_text="How the words differ from their source."
    )
    editors_note = models.TextField("editor’s note", blank=True, help_text="Shown to the public.")
    verdict = models.CharField(max_length=20, choices=Verdict, default=Verdict.NO_SOURCE)
    verdict_stale = models.BooleanField(
        default=False,
        help_text="Whether the words or their source changed since the check. Set by the database.",
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    state_in_database = ""

    objects = ExcerptQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        permissions = [
            ("submit_excerpt", "Can send an excerpt to review, and back"),
            (
                "publish_excerpt",
                "Can publish what another person wrote, and withdraw it",
            ),
            ("publish_own_excerpt", "Can publish what they changed themselves, with a reason"),
        ]
        indexes = [models.Index(fields=["state", "document"], name="excerpt_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="excerpt_has_words",
                violation_error_message="An excerpt needs words.",
            ),
            models.CheckConstraint(
                condition=Q(file_page__isnull=True) | Q(file_page__gte=1),
                name="excerpt_file_page_from_one",
                violation_error_message="File pages are counted from 1.",
            ),
            models.CheckConstraint(
                condition=Q(candidate_document__isnull=True) | Q(document__isnull=True),
                name="excerpt_source_known_or_guessed",
                violation_error_message=(
                    "Once the document is known there is no possible source to name."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="excerpt_state_known",
                violation_error_message="Take one of the listed states.",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values),
                name="excerpt_verdict_known",
                violation_error_message="Take one of the listed verdicts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.byline}: {self.slug}"

    def get_absolute_url(self) -> str:
        return address_of("statement", self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.state_in_database = self.state

    def clean(self) -> None:
        super().clean()
        if self.leaves_redirect() and self.state in {State.DRAFT, State.IN_REVIEW}:
            raise ValidationError(
                {"state": "It has been public, so it cannot be a draft again. Withdraw it instead."}
            )

    def leaves_redirect(self) -> bool:
        return (self.state_in_database or self.state) in {State.PUBLISHED, State.WITHDRAWN}

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Any) -> Self:
        excerpt = super().from_db(db, field_names, values)
        if "state" in field_names:
            excerpt.state_in_database = excerpt.state
        return excerpt

    @property
    def byline(self) -> str:
        """``Obama, National Security Strategy``; never a guess."""
        return self.document.byline if self.document else "Author not identified"

    @property
    def page_label(self) -> str:
        """``p. 48`` (unbroken), or empty."""
        return f"p.\N{NO-BREAK SPACE}{self.printed_page}" if self.printed_page else ""

    @property
    def page_is_confirmed(self) -> bool:
        """Whether the page found by hand says so: ``17, confirmed …``; any other words do not."""
        return bool(self.printed_page) and self.check_page.startswith(
            f"{self.printed_page}, confirmed"
        )
