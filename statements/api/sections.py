"""Sections of laws, searched and listed by themselves."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import DATE, NUMBER, TEXT, address, cited_as, field
from statements.api.legislation import OF_SECTION
from statements.api.resource import Resource
from statements.filters import ProvisionFilter
from statements.models import Provision


def _records() -> QuerySet[Provision]:
    return Provision.objects.select_related("legislation__administration__president")


SECTIONS = Resource(
    name="sections",
    title="Sections of laws",
    says="What each section of a law does, or says.",
    fields=(
        field("id", "Its number here; it may change when a law is loaded anew.", NUMBER, 12, "pk"),
        address("Its place on the law’s page.", "https://record.example.org/legislation/x/#sec-5"),
        field("legislation", "Slug of the law.", TEXT, "ndaa-fy2021", "legislation.slug"),
        *OF_SECTION,
        field("enacted", "When the law became law.", DATE, "2021-01-01", "legislation.enacted"),
        field(
            "president",
            "Slug of the president then.",
            TEXT,
            "trump",
            "legislation.administration.president.slug",
        ),
        cited_as("… Pub. L. No. 116-283, §\N{NO-BREAK SPACE}1210D, 134 Stat. 3916 (2021) …"),
    ),
    records=_records,
    filter_class=ProvisionFilter,
    key="pk",
    asked="legislation=ndaa-fy2021",
)
