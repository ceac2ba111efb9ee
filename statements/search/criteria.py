"""What narrows a search beside its words: filters as a value, and which page of what order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

EXCERPT: Final = "excerpt"
DOCUMENT: Final = "document"
LEGISLATION: Final = "legislation"
PROVISION: Final = "provision"
INSTITUTION: Final = "institution"
TOPIC: Final = "topic"
PASSAGE: Final = "passage"
FAMILIES: Final = (EXCERPT, DOCUMENT, LEGISLATION, PROVISION, INSTITUTION, TOPIC, PASSAGE)

ORDERS: Final = ("relevance", "newest", "oldest", "president")


@dataclass(frozen=True, slots=True)
class Criteria:
    """Values of one facet widen, different facets narrow. No family means all of them."""

    families: tuple[str, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    year_min: int | None = None
    year_max: int | None = None

    def without(self, *names: str) -> Criteria:
        """Without what these parameters ask for."""
        return replace(
            self,
            values=tuple(pair for pair in self.values if pair[0] not in names),
            year_min=None if "year_min" in names else self.year_min,
            year_max=None if "year_max" in names else self.year_max,
        )

    def names(self) -> Iterator[str]:
        """The facets that have values."""
        return (name for name, _ in self.values)


@dataclass(frozen=True, slots=True)
class Page:
    """Which hits of what order: `count` of them after the first `first`."""

    first: int = 0
    count: int = 20
    order: str = "relevance"
