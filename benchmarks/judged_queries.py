"""Judged queries: what was asked, and which records answer it. Plain values, no engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

FOLDER: Final = Path(__file__).resolve().parent / "judged"
RECORD, CORPUS = "record", "corpus"
SCOPES: Final = (RECORD, CORPUS)
MISSPELT: Final = "misspelt"
KINDS: Final = ("known-item", "phrase", "name", "citation", MISSPELT, "question-like")
# A reader looks at so many hits.
FIRST: Final = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One query. `expected` are identifiers of everything that answers it, in no order.

    Of the record: ``excerpt:nss-2006-a``, ``provision:gfa-2019#sec-504``. Of the corpus:
    ``upp-000842#3``, a document and its paragraph, counted from 0.
    """

    id: str
    kind: str
    q: str
    scope: str
    expected: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What an engine found, best first. `corrected` is the query it offered instead, or empty."""

    judged: Judged
    hits: tuple[str, ...]
    corrected: str = ""

    @property
    def rank(self) -> int:
        """The place of the first expected hit, from 1; 0 where there is none."""
        places = (place for place, hit in enumerate(self.hits, 1) if hit in self.judged.expected)
        return next(places, 0)

    @property
    def reciprocal_rank(self) -> float:
        return 1 / self.rank if self.rank else 0.0

    @property
    def recall(self) -> float:
        """How much of what could stand among the first hits does stand there."""
        found = len(set(self.hits[:FIRST]) & set(self.judged.expected))
        return found / min(FIRST, len(self.judged.expected))

    @property
    def failed(self) -> bool:
        """Nothing expected among the first hits."""
        return not 1 <= self.rank <= FIRST


@dataclass(frozen=True, slots=True)
class Marks:
    """The means of some answers."""

    queries: int
    reciprocal_rank: float
    recall: float
    failed: int


def read() -> list[Judged]:
    """Every judged query, those of the record first."""
    return [
        Judged(**{**row, "expected": tuple(row["expected"])})
        for scope in SCOPES
        for row in yaml.safe_load((FOLDER / f"{scope}.yaml").read_text(encoding="utf-8"))
    ]


def marks(answers: Iterable[Answered]) -> Marks:
    held: Sequence[Answered] = list(answers)
    return Marks(
        queries=len(held),
        reciprocal_rank=sum(each.reciprocal_rank for each in held) / len(held),
        recall=sum(each.recall for each in held) / len(held),
        failed=sum(each.failed for each in held),
    )
