"""How long comparing takes: `.venv/bin/python benchmarks/compare.py`.

Needs no database. Texts are made of sentences of the shipped record, a tenth of their words
changed for others of the record. Results go to results/compare-<date>.md; a broken budget ends the
run with an error.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statements.compare import LEFT, Base, compare  # noqa: E402

TIMES = 9
HELD = ROOT.parent / "shared" / "data" / "sources" / "strategies"
# Twice the words may cost four times the time, and a little for a busy machine.
STEEPEST = 5.0


@dataclass(frozen=True)
class Case:
    """Texts to compare, and the milliseconds it may take."""

    name: str
    texts: Sequence[str]
    base: Base = 0
    budget: float | None = None


@dataclass(frozen=True)
class Result:
    """What a case took, in milliseconds, and what it found."""

    case: Case
    median: float
    fastest: float
    marks: int
    phrases: int
    coarse: bool

    @property
    def broken(self) -> bool:
        return self.case.budget is not None and self.fastest > self.case.budget


def main() -> int:
    results = [measure(case) for case in cases()]
    doubled = [measure(Case(f"two of {n:,}", of_record(2, n))) for n in (375, 750, 1500, 3000)]
    date = datetime.now(UTC).date()
    path = ROOT / "benchmarks" / "results" / f"compare-{date}.md"
    path.write_text(report(results, doubled, str(date)), encoding="utf-8")
    sys.stdout.write(f"Written: {path.relative_to(ROOT)}\n")
    steep = max(steps(doubled)) > STEEPEST
    for result in results:
        if result.broken:
            sys.stdout.write(f"{result.case.name}: {result.fastest:.1f} ms is over budget.\n")
    if steep:
        sys.stdout.write("Twice the words take more than four times the time.\n")
    return 1 if steep or any(result.broken for result in results) else 0


def cases() -> Iterator[Case]:
    """What is asked of a page first, then what is hard."""
    six = of_record(6, 3_000)
    yield Case("two of 300", of_record(2, 300), budget=10)
    yield Case("six of 3,000", six, budget=250)
    yield Case("six of 3,000, each against its left", six, LEFT, budget=250)
    if len(held := strategies(6, 3_000)) == 6:
        yield Case("six strategies as held, 3,000 each", held, budget=250)
    yield Case("six alike of 3,000", six[:1] * 6, budget=250)
    for words in (6_000, 12_000):
        yield Case(f"two of {words:,}, past the cap", of_record(2, words), budget=500)
    for vocabulary in (1, 5, 20, 100):
        texts = [f"other {at_random(vocabulary, seed)}" for seed in (1, 2)]
        yield Case(f"two of 3,000, only {vocabulary} different words", texts, budget=500)


def of_record(number: int, words: int) -> list[str]:
    """Texts of so many words, sentences of the record in an order of their own."""
    found = list(dict.fromkeys(sentences()))
    vocabulary = " ".join(found).split()
    texts = []
    for seed in range(number):
        made = random.Random(seed)  # noqa: S311 - made texts, no secret
        text: list[str] = []
        while len(text) < words:
            text += made.choice(found).split()
        changed = (made.choice(vocabulary) if made.random() < 0.1 else word for word in text)
        texts.append(" ".join(list(changed)[:words]))
    return texts


def sentences() -> Iterator[str]:
    """Whatever the fixtures say in sentences: quotations, summaries, notes."""
    for path in sorted((ROOT / "fixtures").glob("*.json")):
        for row in json.loads(path.read_text("utf-8")):
            for value in row["fields"].values():
                if isinstance(value, str) and len(value.split()) > 8:
                    yield from re.split(r"(?<=[.;]) ", value)


def strategies(number: int, words: int) -> list[str]:
    """National Security Strategies as held, past their title pages; none without the sources."""
    paths = sorted(HELD.glob("*.txt"))[:number]
    return [" ".join(path.read_text("utf-8", "replace").split()[2000:][:words]) for path in paths]


def at_random(vocabulary: int, seed: int) -> str:
    made = random.Random(seed)  # noqa: S311 - made texts, no secret
    return " ".join(f"word{made.randrange(vocabulary)}x" for _ in range(3_000))


def measure(case: Case) -> Result:
    times = []
    for _ in range(TIMES):
        begun = time.process_time()
        compare(case.texts, case.base)
        times.append((time.process_time() - begun) * 1000)
    found = compare(case.texts, case.base)
    marks = sum(len(column.segments) for column in found.columns)
    return Result(
        case, statistics.median(times), min(times), marks, len(found.phrases), found.coarse
    )


def steps(doubled: Sequence[Result]) -> list[float]:
    """How many times the time twice the words take, of the fastest."""
    return [after.fastest / before.fastest for before, after in pairwise(doubled)]


def report(results: Sequence[Result], doubled: Sequence[Result], date: str) -> str:
    """The page that is kept."""
    growth = ", ".join(f"{step:.1f}" for step in steps(doubled))
    lines = [
        f"# Comparing, {date}",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} processors. Milliseconds of one "
        f"processor from texts to a comparison, without a page around it; {TIMES} times each. "
        "Budgets are for the fastest, for other work on the machine only adds. Measure again with "
        "`.venv/bin/python benchmarks/compare.py`.",
        "",
        *table(results),
        "",
        "## Growth",
        "",
        f"Twice the words take {growth} times the time; up to 4 is the product of the lengths.",
        "",
        *table(doubled),
    ]
    return "\n".join(lines) + "\n"


def table(results: Sequence[Result]) -> list[str]:
    head = ["| words | budget | median | fastest | segments | phrases | coarse |"]
    head += ["| --- | --: | --: | --: | --: | --: | --- |"]
    return head + [
        f"| {r.case.name} | {r.case.budget or ''} | {r.median:.1f} | {r.fastest:.1f} "
        f"| {r.marks:,} | {r.phrases:,} | {'yes' if r.coarse else 'no'} |"
        for r in results
    ]


if __name__ == "__main__":
    sys.exit(main())
