"""Presidencies, by number."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import NUMBER, TEXT, Schema, address, field
from statements.api.resource import Resource
from statements.models import Administration

_DAY: Schema = {"type": "string", "format": "date"}
_MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}


def _records() -> QuerySet[Administration]:
    return Administration.objects.with_presidents()


ADMINISTRATIONS = Resource(
    name="administrations",
    title="Administrations",
    says="Presidencies: 44 is Obama’s, 45 and 47 are Trump’s.",
    fields=(
        field("number", "The presidency’s number.", NUMBER, 44),
        address(
            "Its place on the president’s page.",
            "https://record.example.org/presidents/obama/#administration-44",
        ),
        field("president", "Slug of the president.", TEXT, "obama", "president.slug"),
        field("start", "The day it began.", _DAY, "2009-01-20"),
        field("end", "The day it ended; null while in office.", _MAYBE_DAY, "2017-01-20"),
    ),
    records=_records,
    filter_class=None,
    key="number",
)
