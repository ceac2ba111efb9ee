"""The vocabulary of topics."""

from __future__ import annotations

from django.db.models import QuerySet

from statements.api.fields import MAYBE_TEXT, TEXT, address, field
from statements.api.resource import Resource
from statements.filters import TopicFilter
from statements.models import Topic


def _records() -> QuerySet[Topic]:
    return Topic.objects.select_related("parent")


TOPICS = Resource(
    name="topics",
    title="Topics",
    says="The controlled vocabulary; a topic takes in the topics beneath it.",
    fields=(
        field("slug", "Its name in addresses.", TEXT, "early-warning"),
        address("Its page, for good.", "https://record.example.org/topics/early-warning/"),
        field("label", "Its name.", TEXT, "Early warning"),
        field("scope_note", "What belongs here.", TEXT, "Signs that …"),
        field("parent", "Slug of the wider topic.", MAYBE_TEXT, None, "parent.slug"),
    ),
    records=_records,
    filter_class=TopicFilter,
    asked="q=court",
)
