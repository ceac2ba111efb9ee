"""How long the page of a comparison takes: `.venv/bin/python benchmarks/compare_page.py`.

Made excerpts, as in compare.py, are put into a database of their own: on SQLite, or on the one
that DATABASE_URL names. Results go to results/compare-page-<date>.md; a broken budget ends the run
with an error.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.compare import of_record  # noqa: E402

if TYPE_CHECKING:
    from django.test import Client

TIMES = 9
MOST_QUERIES = 10


@dataclass(frozen=True)
class Case:
    """A page, and the milliseconds it may take."""

    name: str
    address: str
    budget: float | None = None


@dataclass(frozen=True)
class Result:
    """Milliseconds of one processor, queries, and bytes before compression."""

    case: Case
    median: float
    fastest: float
    queries: int
    size: int

    @property
    def broken(self) -> bool:
        slow = self.case.budget is not None and self.fastest > self.case.budget
        return slow or self.queries > MOST_QUERIES


def main() -> int:
    os.environ |= {"DEVELOPMENT": "1", "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings"}
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_databases, teardown_databases

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "record.sqlite3")
        made = setup_databases(verbosity=0, interactive=False)
        try:
            fill()
            client = Client(SERVER_NAME="localhost")
            results = [measure(client, case) for case in cases()]
            version = ".".join(map(str, connection.get_database_version()))
            database = f"{connection.display_name} {version}"
        finally:
            teardown_databases(made, verbosity=0)
    date = str(datetime.now(UTC).date())
    path = ROOT / "benchmarks" / "results" / f"compare-page-{date}.md"
    path.write_text(report(results, date, database), encoding="utf-8")
    sys.stdout.write(f"Written: {path.relative_to(ROOT)}\n")
    for result in results:
        if result.broken:
            sys.stdout.write(f"{result.case.name} is over budget: {result.fastest:.1f} ms.\n")
    return 1 if any(result.broken for result in results) else 0


def fill() -> None:
    """The shipped record, and texts of 300 and of 3,000 words."""
    from django.core.management import call_command

    from statements.models import Excerpt, State, StrategyDocument, Topic

    call_command("load_record", verbosity=0)
    document = StrategyDocument.objects.get(slug="nss-2010")
    for words in (300, 3_000):
        for number, text in enumerate(of_record(6, words)):
            excerpt = Excerpt.objects.create(
                slug=f"made-{words}-{number}", text=text, document=document, state=State.PUBLISHED
            )
            excerpt.topics.set(Topic.objects.all()[number : number + 4])


def cases() -> list[Case]:
    two, six = of_made(300, 2), of_made(3_000, 6)
    return [
        Case("two of 300 words", f"/compare/?{two}", budget=30),
        Case("six of 3,000 words", f"/compare/?{six}", budget=300),
        Case("six of 3,000, one base", f"/compare/?{six}&base=made-3000-0", budget=300),
        Case("six of 3,000 as CSV", f"/compare/download/?format=csv&{six}"),
        Case("six of 3,000 as Markdown", f"/compare/download/?format=md&{six}"),
        Case("six of 3,000 as Word", f"/compare/download/?format=docx&{six}"),
        Case("choosing", "/compare/"),
        Case("a topic", "/compare/topics/accountability/"),
    ]


def of_made(words: int, number: int) -> str:
    return "&".join(f"s=made-{words}-{each}" for each in range(number))


def measure(client: Client, case: Case) -> Result:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(case.address)
        asked = len(queries)
    if answer.status_code != 200:
        raise SystemExit(f"{case.address} answered {answer.status_code}")
    times = []
    for _ in range(TIMES):
        begun = time.process_time()
        client.get(case.address)
        times.append((time.process_time() - begun) * 1000)
    return Result(case, statistics.median(times), min(times), asked, len(answer.content))


def report(results: list[Result], date: str, database: str) -> str:
    lines = [
        f"# Pages of comparisons, {date}",
        "",
        f"Python {platform.python_version()}, {database}, {os.cpu_count()} processors. "
        f"Milliseconds of one processor for a request within one process; {TIMES} times each. "
        "Budgets are for the fastest, for other work on the machine only adds. Measure again with "
        "`.venv/bin/python benchmarks/compare_page.py`.",
        "",
        "| page | budget | median | fastest | queries | bytes |",
        "| --- | --: | --: | --: | --: | --: |",
        *(
            f"| {each.case.name} | {each.case.budget or ''} | {each.median:.1f} "
            f"| {each.fastest:.1f} | {each.queries} | {each.size:,} |"
            for each in results
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
