"""A resource: its records, their fields, and the filters that narrow them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from statements.api.fields import Field
from statements.filters.record_filter import RecordFilter
from statements.models.cited import CITABLE

ROOT = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Resource:
    """`records` gives what the public sees, and `key` finds one of them.

    Without `filter_class` the list has pages, and nothing narrows it. `asked` is an example.
    """

    name: str
    title: str
    says: str
    fields: tuple[Field, ...]
    records: Callable[[], QuerySet[Any]]
    filter_class: type[RecordFilter] | None
    key: str = "slug"
    asked: str = ""

    @property
    def model(self) -> type[Model]:
        return self.records().model

    @property
    def is_cited(self) -> bool:
        """Whether its records are works, which can be cited."""
        return issubclass(self.model, CITABLE)

    @property
    def path(self) -> str:
        return f"{ROOT}{self.name}/"

    @property
    def family(self) -> str:
        """What the search index calls its records; empty where it has none of them."""
        return self.filter_class.family if self.filter_class else ""

    @property
    def key_is_number(self) -> bool:
        return self.key != "slug"
