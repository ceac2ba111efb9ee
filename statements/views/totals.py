"""How much is held. A total says what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from statements.models import Excerpt, Legislation, StrategyDocument
from statements.models.document import Tally


@dataclass(frozen=True, slots=True)
class Totals:
    """What the public sees, counted; documents by what they are."""

    excerpts: int
    laws: int
    documents: Tally


def count_what_is_held() -> Totals:
    """Three queries, however much is held."""
    return Totals(
        excerpts=Excerpt.objects.published().count(),
        laws=Legislation.objects.count(),
        documents=StrategyDocument.objects.tally(),
    )
