"""One held file of a document or law, and the stretches of its text."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation
from statements.models.page_address import address_of
from statements.models.provenance import text_list
from statements.models.provision import Provision


def place_of_file(source: Source, name: str) -> str:
    """Under MEDIA_ROOT, by what is in it: ``sources/3f/3fa8….pdf``."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return f"sources/{source.sha256[:2]}/{source.sha256}{suffix}"


class Basis(models.TextChoices):
    """How the number of a printed page is known. Empty: it is not."""

    STATED = "stated", "as the file itself says"
    PRINTED = "printed", "as printed on the page"
    INFERRED = "inferred", "counted from pages whose number is known"


class PassageKind(models.TextChoices):
    """What a stretch of text is."""

    TEXT = "text", "Text"
    HEADING = "heading", "Heading"
    NOTE = "note", "Note"


class SourceQuerySet(models.QuerySet["Source"]):
    """Held files, the current ones and those that a newer version has replaced."""

    def current(self) -> SourceQuerySet:
        """Those that no newer version supersedes: what is read, searched and checked against."""
        return self.filter(superseded_by__isnull=True)

    def for_document(self, document: StrategyDocument) -> SourceQuerySet:
        return self.current().filter(document=document).order_by("pk")


class Source(models.Model):
    """A held file. A new version of it is a new row, which supersedes the one before."""

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
    part = models.CharField(
        max_length=120,
        blank=True,
        help_text="What of the record it holds, such as 22 U.S.C. 9801. Empty for all of it.",
    )
    file = models.FileField(
        upload_to=place_of_file,
        max_length=200,
        blank=True,
        help_text="The original, as it was got.",
    )
    name = models.CharField(max_length=200, blank=True, help_text="What the file was called.")
    media_type = models.CharField(max_length=100, help_text="Such as application/pdf.")
    sha256 = models.CharField("SHA-256", max_length=64, help_text="Of the file, in lower case.")
    retrieved_from = models.URLField(
        max_length=500, blank=True, help_text="Where the file was got."
    )
    retrieved_at = models.DateTimeField(null=True, blank=True, help_text="When it was got.")
    imported_at = models.DateTimeField(db_default=Now(), help_text="When its text was read.")
    reader = models.CharField(
        max_length=40, blank=True, help_text="What read it, and its version, such as pdf 1."
    )
    page_count = models.PositiveIntegerField(null=True, blank=True, help_text="Pages of the file.")
    machine_read = models.BooleanField(
        default=False, help_text="Whether its words were read off pictures of pages."
    )
    warnings = text_list("What could not be read, or not be established.")
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
        help_text="The newer version of it.",
    )

    objects = SourceQuerySet.as_manager()

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


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages, by the date of what they stand in; the search index orders equals so too."""

    def current(self) -> PassageQuerySet:
        """Those of the newest version of each file.

        Said so, and not as a join, for the databases walk a million rows in order and look up the
        few that are superseded.
        """
        return self.exclude(source__in=Source.objects.filter(superseded_by__isnull=False))

    def with_record(self) -> PassageQuerySet:
        """With `dated`, `presidency` and `president_slug` to filter by: of the document or law."""
        return self.alias(dated=_DATE, presidency=_NUMBER, president_slug=_PRESIDENT)

    def cited(self) -> PassageQuerySet:
        """With all that a citation names, in one query."""
        return self.select_related(
            "source__document__administration__president",
            "source__legislation__administration__president",
            "provision__legislation",
        )

    def newest(self) -> PassageQuerySet:
        return self.order_by(_DATE.desc(nulls_last=True), *_PLACE)

    def oldest(self) -> PassageQuerySet:
        return self.order_by(_DATE.asc(nulls_last=True), *_PLACE)

    def by_president(self) -> PassageQuerySet:
        """In the order of the presidencies; those of no presidency last."""
        return self.order_by(_NUMBER.asc(nulls_last=True), _DATE.asc(nulls_last=True), *_PLACE)


def _of_record(of_document: str, of_law: str) -> Coalesce:
    return Coalesce(f"source__document__{of_document}", f"source__legislation__{of_law}")


_DATE = _of_record("date", "enacted")
_NUMBER = _of_record("administration__number", "administration__number")
_PRESIDENT = _of_record("administration__president__slug", "administration__president__slug")
_PLACE = (Coalesce("source__document", "source__legislation"), "position", "pk")


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
    page_basis = models.CharField(
        max_length=10, choices=Basis, blank=True, help_text="How the printed page is known."
    )
    kind = models.CharField(max_length=10, choices=PassageKind, default=PassageKind.TEXT)
    continues = models.BooleanField(
        default=False, help_text="Whether it goes on with the paragraph of the passage before."
    )
    section = models.CharField(
        max_length=60, blank=True, help_text="Number of the section it stands in, such as 1210D."
    )
    level = models.PositiveSmallIntegerField(
        default=0, help_text="How deep it stands in its section, from 0."
    )
    provision = models.ForeignKey(
        Provision,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The section of the record that it is part of.",
    )
    text = models.TextField()

    objects = PassageQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        """Its place in the reader, in the version that it stands in."""
        document, law = self.source.document, self.source.legislation
        if document:
            text = address_of("document_text", document.slug)
        else:
            assert law  # noqa: S101  (a source belongs to one of the two)
            text = address_of("legislation_text", law.slug)
        return f"{text}?version={self.source_id}&passage={self.position}"
