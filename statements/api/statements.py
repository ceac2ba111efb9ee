"""Excerpts: verbatim words, their place, and how they stand against their source."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import (
    DATE,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    TEXT,
    TIME,
    address,
    cited_as,
    field,
    slugs,
)
from statements.api.resource import Resource
from statements.filters import StatementFilter
from statements.models import Excerpt, PageVerdict, Verdict


def _records() -> QuerySet[Excerpt]:
    return Excerpt.objects.published().cited()


_VERDICT = {"type": "string", "enum": list(Verdict.values)}
_PAGE_VERDICT = {"type": ["string", "null"], "enum": [*PageVerdict.values, None]}

STATEMENTS = Resource(
    name="statements",
    title="Statements",
    says="Published excerpts. Each is word for word, and says how it was checked.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "nss-2010-b"),
        address("Its page, for good.", "https://record.example.org/statements/nss-2010-b/"),
        field("text", "The words, every bracket and ellipsis kept.", TEXT, "The United States …"),
        field("heading", "The heading they stand under, or empty.", TEXT, "Promote Justice"),
        field("speaker", "Who said it, where that is known and is not the president.", TEXT, ""),
        field("document", "Slug of the document.", MAYBE_TEXT, "nss-2010", "document.slug"),
        field(
            "document_title",
            "Title of the document.",
            MAYBE_TEXT,
            "National Security Strategy",
            "document.title",
        ),
        field("date", "The document’s date, as far as known.", DATE, "2010-05-27", "document.date"),
        field(
            "president",
            "Slug of the president.",
            MAYBE_TEXT,
            "obama",
            "document.administration.president.slug",
        ),
        field(
            "administration",
            "Number of the presidency.",
            MAYBE_NUMBER,
            44,
            "document.administration.number",
        ),
        field("printed_page", "The number printed on the page, or empty.", TEXT, "48"),
        field("file_page", "The page of the file, from 1.", MAYBE_NUMBER, 54),
        slugs("topics", "Slugs of its topics.", ["accountability"]),
        slugs("institutions", "Slugs of institutions that it names.", ["icc"]),
        slugs("legislation", "Slugs of laws that it names.", []),
        field("verdict", "How the words stand against the held source.", _VERDICT, "exact"),
        field(
            "page_verdict",
            "How the page does; null without a check.",
            _PAGE_VERDICT,
            "confirmed",
            "verification.page_verdict",
        ),
        field(
            "verified_at",
            "When that was checked.",
            TIME,
            "2026-11-24T09:00:00Z",
            "verification.checked_at",
        ),
        field(
            "source_sha256",
            "SHA-256 of the file it was checked against; empty where none was held.",
            MAYBE_TEXT,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "verification.source_sha256",
        ),
        field("editors_note", "What the editors say of it, or empty.", TEXT, ""),
        cited_as("The White House, National Security Strategy 48 (May 2010), https://…"),
    ),
    records=_records,
    filter_class=StatementFilter,
    asked="president=obama&topic=accountability&facets=1",
)
