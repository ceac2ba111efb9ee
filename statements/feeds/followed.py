"""What can be followed: every list, and a search of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable

from statements.filters import FILTERS
from statements.filters.record_filter import RecordFilter
from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    Passage,
    President,
    Provision,
    Revision,
    StrategyDocument,
    Topic,
)
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
)


def _at_the_desk(kind: str, record: str = "pk") -> Subquery:
    """When a record was last changed there; null where it never was."""
    made = Revision.objects.filter(kind=kind, record=OuterRef(record)).as_held()
    return Subquery(made.order_by("-pk").values("at")[:1])


@dataclass(frozen=True, slots=True)
class Followed:
    """A list that can be followed. `rows` is what the public sees, the newest first.

    `changed` says when each was. Without `filter_class` nothing narrows the list.
    """

    title: str
    rows: Callable[[], QuerySet[Any]]
    changed: Combinable
    filter_class: type[RecordFilter] | None


def _passages() -> QuerySet[Passage]:
    current = Passage.objects.current().with_record().newest()
    return current.select_related("source__document", "source__legislation")


# By what an address calls them, in the order of the page of a search.
FOLLOWED: Final[Mapping[str, Followed]] = {
    "statements": Followed(
        "Statements",
        lambda: Excerpt.objects.published().with_documents().newest(),
        _at_the_desk("excerpt"),
        FILTERS[EXCERPT],
    ),
    "documents": Followed(
        "Documents",
        lambda: StrategyDocument.objects.with_presidents().newest(),
        _at_the_desk("strategydocument"),
        FILTERS[DOCUMENT],
    ),
    "legislation": Followed(
        "Legislation",
        lambda: Legislation.objects.with_presidents().newest(),
        _at_the_desk("legislation"),
        FILTERS[LEGISLATION],
    ),
    "sections": Followed(
        "Sections of laws",
        lambda: Provision.objects.select_related("legislation").newest(),
        _at_the_desk("legislation", "legislation_id"),
        FILTERS[PROVISION],
    ),
    "institutions": Followed(
        "Institutions",
        lambda: Institution.objects.order_by("name"),
        _at_the_desk("institution"),
        FILTERS[INSTITUTION],
    ),
    "topics": Followed(
        "Topics",
        lambda: Topic.objects.order_by("label"),
        _at_the_desk("topic"),
        FILTERS[TOPIC],
    ),
    "passages": Followed("Passages", _passages, F("source__imported_at"), FILTERS[PASSAGE]),
    "presidents": Followed(
        "Presidents",
        lambda: President.objects.order_by("pk"),
        _at_the_desk("president"),
        None,
    ),
}
LISTS: Final = ("statements", "documents", "legislation", "presidents", "topics", "institutions")
SEARCHED: Final = [name for name, each in FOLLOWED.items() if each.filter_class]
