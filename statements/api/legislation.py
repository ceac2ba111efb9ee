"""Laws with their sections."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from statements.api.fields import (
    DATE,
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    Field,
    address,
    cited_as,
    field,
    present,
)
from statements.api.resource import Resource
from statements.filters import LegislationFilter
from statements.models import Confidence, Legislation


def _records() -> QuerySet[Legislation]:
    return Legislation.objects.with_presidents().prefetch_related("provisions")


_CONFIDENCE = {"type": "string", "enum": list(Confidence.values)}
# Of a section, wherever one is shown.
OF_SECTION: tuple[Field, ...] = (
    field("number", "Its number, as printed.", TEXT, "1210D"),
    field("heading", "Its heading.", TEXT, "Atrocity prevention training"),
    field("summary", "What it does, in our words.", TEXT, "Requires …"),
    field("text", "Its own words where held, or empty.", TEXT, ""),
    field("usc", "Its place in the U.S. Code, or empty.", TEXT, "22 U.S.C. 2656 note"),
    field("statutes_at_large", "Its own page there, or empty.", TEXT, "134 Stat. 3916"),
)
_SECTION_SCHEMA = {
    "type": "object",
    "properties": {each.name: dict(each.schema) for each in OF_SECTION},
    "required": [each.name for each in OF_SECTION],
}


def _sections(law: Any) -> list[dict[str, Any]]:
    return present(law.provisions.all(), OF_SECTION, "")


LAWS = Resource(
    name="legislation",
    title="Legislation",
    says="Acts, and the parts of Acts, each with its sections in their order.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "ewgapa-2018"),
        address("Its page, for good.", "https://record.example.org/legislation/ewgapa-2018/"),
        field("short_title", "As the law names itself.", TEXT, "Elie Wiesel Genocide and …"),
        field("popular_name", "The name in use.", TEXT, "Elie Wiesel Act"),
        field("long_title", "An Act to …, word for word, or empty.", TEXT, ""),
        field("public_law", "Its number.", TEXT, "P.L. 115-441"),
        field("statutes_at_large", "Where it is printed.", TEXT, "132 Stat. 5586"),
        field("codification", "Where it stands in the U.S. Code.", TEXTS, ["22 U.S.C. 2656 note"]),
        field("bill", "The bill that became law.", TEXT, "S. 1158"),
        field("congress", "Number of the Congress.", NUMBER, 115),
        field("sponsor", "Who brought it in, or empty.", TEXT, ""),
        field("enacted", "When it became law.", DATE, "2019-01-14"),
        field("signed", "False where enacted without a signature.", FLAG, example=True),
        field(
            "president",
            "Slug of the president then.",
            TEXT,
            "trump",
            "administration.president.slug",
        ),
        field("administration", "Number of the presidency.", NUMBER, 45, "administration.number"),
        field("status", "Whether it is in force.", TEXT, "in force as amended"),
        field("summary", "What it does, in our words.", TEXT, "Makes prevention …"),
        field("enclosing_act", "The larger Act it is part of, or empty.", TEXT, ""),
        field("official_url", "Where it stands officially, or empty.", TEXT, ""),
        field(
            "sections",
            "Its sections.",
            {"type": "array", "items": _SECTION_SCHEMA},
            [{each.name: each.example for each in OF_SECTION}],
            _sections,
        ),
        field("confidence", "How far its facts were checked.", _CONFIDENCE, "verified"),
        field("note", "What a reader should know, or empty.", TEXT, ""),
        cited_as("Elie Wiesel … Act of 2018, Pub. L. No. 115-441, 132 Stat. 5586 (2019) …"),
    ),
    records=_records,
    filter_class=LegislationFilter,
    asked="congress=115",
)
