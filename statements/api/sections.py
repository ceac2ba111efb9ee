"""Sections of laws, searched and listed by themselves."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import NUMBER, TEXT, address, field
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
    ),
    records=_records,
    filter_class=ProvisionFilter,
    key="pk",
    asked="legislation=ndaa-fy2021",
)
