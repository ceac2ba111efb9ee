"""The map of the site: every record that the public can read."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    President,
    StrategyDocument,
    Topic,
)


class Records(Sitemap[Any]):
    """One family of records."""

    limit = 10_000

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def items(self) -> QuerySet[Any]:
        rows = Excerpt.objects.published() if self.model is Excerpt else self.model.objects.all()
        return rows.only("pk", "slug").order_by("pk")


class Pages(Sitemap[str]):
    """The pages that are no record's."""

    def items(self) -> list[str]:
        return [
            *("/", "/statements/", "/documents/", "/legislation/", "/presidents/", "/topics/"),
            *("/institutions/", "/about/", "/api/", "/help/search/"),
        ]

    def location(self, item: str) -> str:
        return item


SITEMAPS: Final[dict[str, Any]] = {
    "pages": Pages(),
    "statements": Records(Excerpt),
    "documents": Records(StrategyDocument),
    "legislation": Records(Legislation),
    "presidents": Records(President),
    "topics": Records(Topic),
    "institutions": Records(Institution),
}
