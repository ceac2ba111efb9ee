"""Filters of the desk's lists that Django's own would ask too many queries for."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest

from statements.models import Administration


class PresidencyFilter(SimpleListFilter):
    """By presidency, however far away it stands; its choices are one query."""

    title = "presidency"
    parameter_name = "presidency"
    path = "administration"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        presidencies = Administration.objects.with_presidents()
        return [(str(row.number), str(row)) for row in presidencies] + [("none", "None")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        if self.value() is None:
            return None
        if self.value() == "none":
            return queryset.filter(**{self.path: None})
        if self.value() not in {number for number, _ in self.lookup_choices}:
            raise IncorrectLookupParameters(f"no presidency {self.value()}")
        return queryset.filter(**{f"{self.path}__number": self.value()})


class DocumentPresidencyFilter(PresidencyFilter):
    """By the presidency of the document."""

    path = "document__administration"
