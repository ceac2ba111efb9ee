"""Persons who have been President."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from statements.api.fields import NUMBER, TEXT, address, field
from statements.api.resource import Resource
from statements.models import Party, President


def _records() -> QuerySet[President]:
    return President.objects.prefetch_related("administrations")


def _numbers(president: Any) -> list[int]:
    return [each.number for each in president.administrations.all()]


PRESIDENTS = Resource(
    name="presidents",
    title="Presidents",
    says="Persons; one may have held two presidencies.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "obama"),
        address("The page, for good.", "https://record.example.org/presidents/obama/"),
        field("name", "The name in our sentences.", TEXT, "Barack Obama"),
        field("full_name", "The full name.", TEXT, "Barack Hussein Obama II"),
        field("short_name", "The name in lists.", TEXT, "Obama"),
        field("party", "The party.", {"type": "string", "enum": list(Party.values)}, "Democratic"),
        field(
            "administrations",
            "Numbers of the presidencies.",
            {"type": "array", "items": NUMBER},
            [44],
            _numbers,
        ),
    ),
    records=_records,
    filter_class=None,
)
