"""Excerpts grouped by presidency, in its order, a few of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from statements.models import Administration, Excerpt, ExcerptQuerySet

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """The oldest few excerpts of one presidency, or of none, and how many are held."""

    administration: Administration | None
    excerpts: list[Excerpt]
    held: int

    @property
    def more(self) -> bool:
        return self.held > len(self.excerpts)


def group_by_presidency(excerpts: ExcerptQuerySet) -> list[Group]:
    """Those of each presidency, oldest first; those of no presidency last."""
    presidencies = excerpts.order_by().values_list("document__administration")
    held = dict(presidencies.annotate(Count("pk")))
    few = excerpts.with_names().few_of_each_presidency(SHOWN)
    return [
        Group(administration, list(members), held[administration and administration.pk])
        for administration, members in groupby(few, key=_administration_of)
    ]


def _administration_of(excerpt: Excerpt) -> Administration | None:
    return excerpt.document.administration if excerpt.document else None
