"""How good the search is: `.venv/bin/python benchmarks/quality.py`.

The shipped record, and the presidential corpus where it stands beside the checkout, are put into a
database of their own; every judged query is asked of our search, of Datasette and of PostgreSQL.
What comes of it is printed and written to results/quality-<date>.md.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import is_here  # noqa: E402
from benchmarks.judged_queries import (  # noqa: E402
    CORPUS,
    FIRST,
    KINDS,
    SCOPES,
    Answered,
    Judged,
    marks,
    read,
)
from benchmarks.other_engines import (  # noqa: E402
    HITS,
    by_datasette,
    by_postgresql,
    has_postgresql,
)

OURS = "ours"
# What each engine answered, in the order of the queries.
Answers = Mapping[str, Sequence[Answered]]


def main() -> None:
    asked = [each for each in read() if is_here() or each.scope != CORPUS]
    with tempfile.TemporaryDirectory() as folder:
        answers, passages = answered(asked, Path(folder))
    path = ROOT / "benchmarks" / "results" / f"quality-{datetime.now(UTC).date()}.md"
    text = report(answers, passages, path.stem.removeprefix("quality-"))
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{text}\nWritten: {path.relative_to(ROOT)}\n")


def answered(asked: Sequence[Judged], folder: Path) -> tuple[Answers, int]:
    """What every engine answers, and how many passages they searched."""
    os.environ |= {
        "DEVELOPMENT": "1",
        "DATABASE_URL": f"sqlite:///{folder / 'record.sqlite3'}",
        "SEARCH_INDEX": str(folder / "index"),
        "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings",
    }
    import django

    django.setup()
    from benchmarks import our_answers

    begun = time.monotonic()
    our_answers.make()
    told(f"Loaded and indexed in {time.monotonic() - begun:.0f} s.")
    answers: dict[str, Sequence[Answered]] = {OURS: [our_answers.answer(each) for each in asked]}
    rows, passages = folder / "rows.jsonl", 0
    with rows.open("w", encoding="utf-8") as file:
        for row in our_answers.rows():
            passages += row[0] == CORPUS
            file.write(json.dumps(row) + "\n")
    told("Asking Datasette.")
    answers["Datasette"] = by_datasette(rows, asked)
    if has_postgresql():
        told("Asking PostgreSQL.")
        answers["PostgreSQL"] = by_postgresql(rows, asked)
    return answers, passages


def told(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def report(answers: Answers, passages: int, date: str) -> str:
    """The page that is kept."""
    left_out = "" if is_here() else " The corpus is not beside the checkout: left out."
    left_out += "" if has_postgresql() else " No PostgreSQL on this machine: left out."
    ours = answers[OURS]
    lines = [
        f"# Search quality, {date}",
        "",
        f"{len(ours)} judged queries over the shipped record and {passages:,} passages of the "
        f"presidential corpus. Python {platform.python_version()}, tantivy {version('tantivy')}, "
        f"Datasette {version('datasette')}.{left_out} How to measure again, and what is measured: "
        "[README](../README.md#quality).",
        *("", "## Side by side", "", *side_by_side(answers)),
        *("", "## By kind and scope", "", *by_kind(answers)),
        *("", "## Failures", "", *failures(answers)),
        *("", "## Found, but not first", "", *not_first(ours)),
        *("", "## Corrections offered", "", *corrections(ours)),
    ]
    return "\n".join(lines) + "\n"


def side_by_side(answers: Answers) -> list[str]:
    """One row an engine."""
    rows = []
    for engine, given in answers.items():
        all_ = marks(given)
        first = sum(each.rank == 1 for each in given)
        empty = sum(not each.hits for each in given)
        figures = f"{all_.reciprocal_rank:.3f}", f"{all_.recall:.3f}", first, all_.failed, empty
        rows.append([engine, *map(str, figures)])
    head = ["engine", "MRR", f"recall at {FIRST}", "right answer first", "failures", "no hit"]
    return table(head, rows)


def by_kind(answers: Answers) -> list[str]:
    """MRR and recall of every engine, for each kind within each scope."""
    head = ["scope", "kind", "queries"]
    head += [f"{engine}, {mark}" for mark in ("MRR", "recall") for engine in answers]
    rows = []
    for scope in SCOPES:
        for kind in KINDS:
            some = {
                engine: [e for e in given if (e.judged.scope, e.judged.kind) == (scope, kind)]
                for engine, given in answers.items()
            }
            if not some[OURS]:
                continue
            each = [marks(given) for given in some.values()]
            figures = [*(one.reciprocal_rank for one in each), *(one.recall for one in each)]
            rows.append([scope, kind, str(len(some[OURS])), *(f"{one:.2f}" for one in figures)])
    return table(head, rows)


def failures(answers: Answers) -> list[str]:
    """Queries of ours without an expected hit among the first, and how the others did."""
    others = [engine for engine in answers if engine != OURS]
    rows = []
    for number, given in enumerate(answers[OURS]):
        if given.failed:
            judged = given.judged
            theirs = [placed(answers[engine][number]) for engine in others]
            rows.append([judged.id, judged.scope, code(judged.q), placed(given), *theirs])
    said = f"No expected hit among the first {FIRST}; a dash means none among {HITS}. "
    return [said, "", *table(["id", "scope", "query", OURS, *others], rows)]


def not_first(given: Iterable[Answered]) -> list[str]:
    rows = [
        [each.judged.id, each.judged.scope, code(each.judged.q), placed(each)]
        for each in given
        if not each.failed and each.rank > 1
    ]
    return table(["id", "scope", "query", "place"], rows)


def corrections(given: Iterable[Answered]) -> list[str]:
    rows = [
        [code(each.judged.q), code(each.corrected), placed(each)]
        for each in given
        if each.corrected
    ]
    return table(["typed", "offered", "place"], rows)


def placed(given: Answered) -> str:
    return str(given.rank or "–")


def code(text: str) -> str:
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


if __name__ == "__main__":
    main()
