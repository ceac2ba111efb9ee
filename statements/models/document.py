"""A strategy, directive, order, report or other document that is quoted or cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q

from statements.models.addresses import WithAddresses
from statements.models.administration import Administration
from statements.models.page_address import address_of
from statements.models.partial_date import PartialDateField, is_iso
from statements.models.particulars import WithParticulars
from statements.models.provenance import Provenance, confidence_is_known
from statements.models.slugs import Slugged, SluggedQuerySet

if TYPE_CHECKING:
    from statements.models.legislation import Legislation


def author_of(president: str | None, issuing_body: str) -> str:
    """``Obama``, or ``Trump administration`` for a department's; empty without a president."""
    if not president or issuing_body.startswith("The White House"):
        return president or ""
    return f"{president} administration"


def byline_of(author: str, short_title: str) -> str:
    """``Obama, National Security Strategy``."""
    return f"{author}, {short_title}" if author else short_title


class DocumentKind(models.TextChoices):
    """What sort of document it is."""

    NATIONAL_SECURITY_STRATEGY = "national-security-strategy", "National Security Strategy"
    INTERIM_STRATEGIC_GUIDANCE = "interim-strategic-guidance", "Interim strategic guidance"
    PRESIDENTIAL_STUDY_DIRECTIVE = "presidential-study-directive", "Presidential study directive"
    EXECUTIVE_ORDER = "executive-order", "Executive order"
    PRESIDENTIAL_MEMORANDUM = "presidential-memorandum", "Presidential memorandum"
    STRATEGY = "strategy", "Strategy"
    FRAMEWORK = "framework", "Framework"
    REVIEW = "review", "Review"
    REPORT_TO_CONGRESS = "report-to-congress", "Report to Congress"
    STATEMENT = "statement", "Statement, remarks or fact sheet"
    TREATY = "treaty", "Treaty"
    LAW_REVIEW_ARTICLE = "law-review-article", "Law review article"


# The counted words in the order of tables, the drawn two first; a database may keep no order.
TERMS = ("genocid*", "atrocit*", "International Criminal Court", "war crime*", "tribunal*")


@dataclass(frozen=True, slots=True)
class Tally:
    """Records by what they are: official documents are not treaties or law review articles."""

    official: int
    treaties: int
    articles: int
    not_located: int

    @property
    def total(self) -> int:
        return self.official + self.treaties + self.articles + self.not_located

    def __str__(self) -> str:
        """``48 official documents, 1 treaty and 1 report that fell due and was not found``."""
        missing = "that fell due and was not found", "that fell due and were not found"
        said = [
            (self.official, "official document", "official documents"),
            (self.treaties, "treaty", "treaties"),
            (self.articles, "law review article", "law review articles"),
            (self.not_located, f"report {missing[0]}", f"reports {missing[1]}"),
        ]
        *first, last = [f"{n} {one if n == 1 else many}" for n, one, many in said if n] or ["none"]
        return f"{', '.join(first)} and {last}" if first else last


class StrategyDocumentQuerySet(SluggedQuerySet["StrategyDocument"]):
    """Documents, read with what a list shows of them."""

    def with_presidents(self) -> StrategyDocumentQuerySet:
        return self.select_related("administration__president")

    def tally(self) -> Tally:
        """How many of these records are what; one query."""
        treaty, article = Q(kind=DocumentKind.TREATY), Q(kind=DocumentKind.LAW_REVIEW_ARTICLE)
        counts = self.order_by().aggregate(
            official=Count("pk", filter=Q(located=True) & ~treaty & ~article),
            treaties=Count("pk", filter=Q(located=True) & treaty),
            articles=Count("pk", filter=Q(located=True) & article),
            not_located=Count("pk", filter=Q(located=False)),
        )
        return Tally(**counts)

    def newest(self) -> StrategyDocumentQuerySet:
        """Latest first; those without a date last."""
        return self.order_by(models.F("date").desc(nulls_last=True), "pk")

    def oldest(self) -> StrategyDocumentQuerySet:
        return self.order_by(models.F("date").asc(nulls_last=True), "pk")

    def by_president(self) -> StrategyDocumentQuerySet:
        """In the order of the presidencies; those of no presidency last."""
        return self.order_by(
            models.F("administration__number").asc(nulls_last=True),
            models.F("date").asc(nulls_last=True),
            "pk",
        )


class StrategyDocument(Slugged, WithAddresses, WithParticulars, Provenance):
    """A document of record. Its words are held as excerpts, and later as passages."""

    title = models.CharField(max_length=500, help_text="The full title, as printed.")
    short_title = models.CharField(
        max_length=120, help_text="Our name for it in lists, without the year."
    )
    kind = models.CharField(max_length=40, choices=DocumentKind)
    issuing_body = models.CharField(max_length=200, help_text="Such as U.S. Department of State.")
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        help_text="The presidency it belongs to, whatever its date. Empty for a treaty.",
    )
    date = PartialDateField(null=True, blank=True)
    citation = models.CharField(
        max_length=300, blank=True, help_text="Such as 81 Fed. Reg. 32611 (May 23, 2016)."
    )
    legal_basis = models.CharField(
        max_length=300, blank=True, help_text="The law or order under which it was made."
    )
    summary = models.TextField(help_text="What it is and says, in our own words.")
    atrocity_section = models.CharField(
        max_length=300, blank=True, help_text="Where in it the words on atrocities stand."
    )
    status = models.CharField(max_length=200, blank=True, help_text="Such as revoked by …")
    located = models.BooleanField(
        default=True, help_text="Unticked for a report that fell due and was not found."
    )
    page_count = models.PositiveIntegerField(null=True, blank=True)
    term_mentions = models.JSONField(
        default=dict,
        blank=True,
        help_text='Such as {"counts": {"genocid*": 5}, "basis": "counted in scanned text"}.',
    )
    legislation: models.ManyToManyField[Legislation, models.Model] = models.ManyToManyField(
        "Legislation",
        blank=True,
        related_name="documents",
        help_text="Laws it was made under, or speaks of.",
    )

    objects = StrategyDocumentQuerySet.as_manager()

    class Meta:
        ordering = [models.F("date").desc(nulls_last=True), "slug"]
        indexes = [models.Index(fields=["date", "slug"], name="document_by_date")]
        constraints = [
            is_iso("date", name="document_date_is_iso"),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values),
                name="document_kind_known",
                violation_error_message="Take one of the listed kinds.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DocumentKind.TREATY) | Q(administration__isnull=True),
                name="document_treaty_of_no_presidency",
                violation_error_message="A treaty belongs to no presidency.",
            ),
            confidence_is_known("document"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address_of("document", self.slug)

    @property
    def label(self) -> str:
        """``National Security Strategy (2010)``."""
        return f"{self.short_title} ({self.date.year})" if self.date else self.short_title

    def mentions(self) -> list[tuple[str, int]]:
        """Counted words and how often each stands in it; empty where nobody has counted."""
        counts = self.term_mentions.get("counts", {})
        terms = dict.fromkeys((*TERMS, *sorted(counts)))
        return [(term, counts[term]) for term in terms if term in counts]

    @property
    def author(self) -> str:
        """``Obama``, or ``Trump administration`` for a department's; empty for a treaty."""
        president = self.administration.president.short_name if self.administration else None
        return author_of(president, self.issuing_body)

    @property
    def byline(self) -> str:
        """``Obama, National Security Strategy``."""
        return byline_of(self.author, self.short_title)
