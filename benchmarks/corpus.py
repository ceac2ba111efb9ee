"""The corpus as rows: presidential documents of 1790 to 2026 and their paragraphs.

It stands beside the checkout and is no part of it. A document of ours has one of the record's
kinds and a president's slug; paragraphs keep their words and their order.
"""

from __future__ import annotations

import csv
import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared/data/sources/corpus/presidential-documents.jsonl.xz"
SEED = 20261124

# The corpus's kinds, guessed by whoever made it, as kinds of ours.
KINDS = {
    "executive order": "executive-order",
    "proclamation": "presidential-memorandum",
    "letter": "presidential-memorandum",
    "message to Congress": "report-to-congress",
    "state of the union (written)": "review",
    "state of the union (spoken)": "statement",
    "other": "statement",
}
# Presidents of the record, as the corpus writes them.
SLUGS = {
    "Ronald Reagan": "reagan",
    "George Bush": "ghw-bush",
    "George H.W. Bush": "ghw-bush",
    "William J. Clinton": "clinton",
    "George W. Bush": "gw-bush",
    "Barack Obama": "obama",
    "Donald J. Trump": "trump",
    "Joseph R. Biden, Jr.": "biden",
    "Joseph R. Biden Jr.": "biden",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its passages stand at positions 1, 2, … in it."""

    id: str
    president: str
    date: str
    kind: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presidency:
    """One that the record does not hold."""

    number: int
    name: str
    start: date

    @property
    def slug(self) -> str:
        return slug_of(self.name)


def is_here() -> bool:
    return CORPUS.exists()


def read() -> Iterator[Document]:
    """Every document, in the order of the file."""
    if not is_here():
        raise SystemExit(f"The corpus is not beside the checkout: {CORPUS} is missing.")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(
                id=row["id"],
                president=slug_of(row["president"]),
                date=row["date"],
                kind=KINDS[row["kind"]],
                paragraphs=tuple(row["paragraphs"]),
            )


def resampled(passages: int) -> Iterator[Document]:
    """Documents in an order drawn by lot, until they hold so many passages; the same every time.

    When all have been had they come again under new ids, in another order.
    """
    held, lot = list(read()), random.Random(SEED)  # noqa: S311 - nothing secret
    left = passages
    for again in count():
        lot.shuffle(held)
        for document in held:
            if not left:
                return
            paragraphs = document.paragraphs[:left]
            left -= len(paragraphs)
            name = f"{document.id}-{again}" if again else document.id
            yield replace(document, id=name, paragraphs=paragraphs)


def shipped_topics() -> dict[str, list[str]]:
    """The record's vocabulary, in its order: of each topic, itself and the wider one."""
    rows = json.loads((ROOT / "fixtures" / "topics.json").read_text(encoding="utf-8"))
    fields = [row["fields"] for row in rows if row["model"] == "statements.topic"]
    fields.sort(key=lambda each: each["position"])
    return {each["slug"]: [each["slug"], *(each["parent"] or [])] for each in fields}


def topics_of(document: Document, vocabulary: list[str]) -> list[str]:
    """One to three topics, drawn by lot; the first of the vocabulary far oftener than the last."""
    lot = random.Random(f"{SEED} {document.id}")  # noqa: S311 - nothing secret
    weights = list(accumulate(1 / (n + 1) for n in range(len(vocabulary))))
    drawn = lot.choices(vocabulary, cum_weights=weights, k=lot.randint(1, 3))
    return sorted(set(drawn))


def earlier_presidencies() -> list[Presidency]:
    """Those before the record's first."""
    with (Path(__file__).parent / "presidencies.csv").open(encoding="utf-8") as lines:
        return [
            Presidency(int(row["number"]), row["name"], date.fromisoformat(row["start"]))
            for row in csv.DictReader(lines)
        ]


def slug_of(name: str) -> str:
    """``obama`` for the record's presidents, else ``ulysses-s-grant``."""
    return SLUGS.get(name) or "-".join(name.lower().replace(".", "").split())
