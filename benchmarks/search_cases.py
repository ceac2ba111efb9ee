"""What is asked for, and how quick it has to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FACETS = ("president", "kind", "topic")
ROWS = 20  # on a page of either


@dataclass(frozen=True, slots=True)
class Case:
    """One search over all passages.

    `share` is the part of the passages that must match, so that a case stays what it is called;
    `floors` is by how much the page has to be quicker than Datasette's, by number of passages.
    """

    name: str
    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    share: tuple[float, float] | None = None
    floors: Mapping[int, float] = field(default_factory=dict)

    @property
    def has_prefix(self) -> bool:
        return self.words.endswith("*")


CASES = (
    Case("common word", "states", share=(0.15, 0.35), floors={100_000: 20, 1_000_000: 60}),
    Case("another common word", "nation", share=(0.15, 0.35), floors={100_000: 20, 1_000_000: 60}),
    Case("rare word", "soviet", share=(0.001, 0.005), floors={100_000: 6, 1_000_000: 8}),
    Case(
        "two filters, no words",
        filters={"president": "obama", "kind": "executive-order"},
        floors={100_000: 4, 1_000_000: 3},
    ),
    Case("two words", "states government", floors={1_000_000: 20}),
    Case("phrase", '"by the authority vested in me"', floors={1_000_000: 20}),
    Case("prefix", "secur*", floors={1_000_000: 20}),
)
