"""Documents: strategies, directives, orders, reports and other documents of record."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import (
    DATE,
    FLAG,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    TEXT,
    address,
    cited_as,
    field,
    slugs,
)
from statements.api.resource import Resource
from statements.filters import DocumentFilter
from statements.models import Confidence, DocumentKind, StrategyDocument


def _records() -> QuerySet[StrategyDocument]:
    return StrategyDocument.objects.with_presidents()


_KIND = {"type": "string", "enum": list(DocumentKind.values)}
_CONFIDENCE = {"type": "string", "enum": list(Confidence.values)}

DOCUMENTS = Resource(
    name="documents",
    title="Documents",
    says="Documents of record, with what is known of each.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "nss-2010"),
        address("Its page, for good.", "https://record.example.org/documents/nss-2010/"),
        field("title", "The full title, as printed.", TEXT, "National Security Strategy"),
        field("short_title", "Our name for it in lists.", TEXT, "National Security Strategy"),
        field("kind", "What sort of document it is.", _KIND, "national-security-strategy"),
        field("issuing_body", "Who issued it.", TEXT, "The White House"),
        field("date", "Its date, as far as known.", DATE, "2010-05-27"),
        field(
            "president",
            "Slug of the president.",
            MAYBE_TEXT,
            "obama",
            "administration.president.slug",
        ),
        field(
            "administration", "Number of the presidency.", MAYBE_NUMBER, 44, "administration.number"
        ),
        field("summary", "What it is and says, in our words.", TEXT, "The first strategy of …"),
        field("citation", "Its citation as recorded, or empty.", TEXT, "81 Fed. Reg. 32611"),
        field("legal_basis", "Under which law or order it was made, or empty.", TEXT, ""),
        field("status", "Such as revoked by …, or empty.", TEXT, ""),
        field("located", "False for a report that fell due and was not found.", FLAG, example=True),
        field("page_count", "How many pages it has.", MAYBE_NUMBER, 52),
        field("official_url", "At the body that issued it, or empty.", TEXT, ""),
        field("archived_url", "A lasting copy, or empty.", TEXT, ""),
        slugs("legislation", "Slugs of laws it serves or speaks of.", ["ewgapa-2018"]),
        field("confidence", "How far its facts were checked.", _CONFIDENCE, "verified"),
        field("note", "What a reader should know, or empty.", TEXT, ""),
        cited_as("The White House, National Security Strategy (May 2010), https://…"),
    ),
    records=_records,
    filter_class=DocumentFilter,
    asked="kind=national-security-strategy",
)
