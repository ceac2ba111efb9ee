"""Boards, task forces, courts and departments."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import DATE, MAYBE_TEXT, TEXT, address, field
from statements.api.resource import Resource
from statements.filters import InstitutionFilter
from statements.models import Confidence, Institution, InstitutionKind


def _records() -> QuerySet[Institution]:
    return Institution.objects.select_related(
        "founding_document", "founding_legislation", "successor"
    )


_KIND = {"type": "string", "enum": list(InstitutionKind.values)}
_CONFIDENCE = {"type": "string", "enum": list(Confidence.values)}

INSTITUTIONS = Resource(
    name="institutions",
    title="Institutions",
    says="Boards, task forces, courts and departments, with what founded and followed them.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "icc"),
        address("Its page, for good.", "https://record.example.org/institutions/icc/"),
        field("name", "Its name.", TEXT, "International Criminal Court"),
        field("abbreviation", "Its abbreviation, or empty.", TEXT, "ICC"),
        field("kind", "What sort of institution it is.", _KIND, "permanent international court"),
        field("established", "Since when.", DATE, "2002-07-01"),
        field("dissolved", "Until when.", DATE, None),
        field("founding_instrument", "What founded it, where not held.", TEXT, ""),
        field(
            "founding_document",
            "Slug of the document that founded it.",
            MAYBE_TEXT,
            "rome-statute",
            "founding_document.slug",
        ),
        field(
            "founding_legislation",
            "Slug of the law that founded it.",
            MAYBE_TEXT,
            None,
            "founding_legislation.slug",
        ),
        field("successor", "Slug of what came after it.", MAYBE_TEXT, None, "successor.slug"),
        field("summary", "What it is and did, in our words.", TEXT, "A permanent court …"),
        field("confidence", "How far its facts were checked.", _CONFIDENCE, "verified"),
        field("note", "What a reader should know, or empty.", TEXT, ""),
    ),
    records=_records,
    filter_class=InstitutionFilter,
    asked="q=court",
)
