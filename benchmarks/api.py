"""How long a list of the API takes beside its page: `.venv/bin/python benchmarks/api.py`.

The record of lists.py, on SQLite or on the database that DATABASE_URL names. Measured are whole
requests within one process, and of the page what it does with the database: reading the address,
finding the rows with all that is shown of them, counting every choice. Results go to
results/api-<date>.md; a list that takes more than 1.3 times that ends the run with an error.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.lists import (  # noqa: E402
    EXCERPTS,
    TIMES,
    TWO_FILTERS,
    Timed,
    record_of_its_own,
    table,
)

if TYPE_CHECKING:
    from django.test import Client

MOST = 1.3
LISTS = {
    "all": "",
    "two filters": TWO_FILTERS[1:],
    "a late page": "page=400",
}


@dataclass(frozen=True)
class Row:
    """One list, asked for in both ways."""

    name: str
    api: Timed
    queries: int
    page: Timed
    page_queries: int
    database: Timed

    @property
    def ratio(self) -> float:
        return self.api.median / self.database.median


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEVELOPMENT": "1", "API_REQUESTS_PER_MINUTE": "0", "API_CACHE": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "atrocity_policy.settings"
        import django

        django.setup()
        with record_of_its_own() as database:
            rows = [measure(name, query) for name, query in LISTS.items()]
    vendor = database.split(maxsplit=1)[0].lower()
    path = ROOT / "benchmarks" / "results" / f"api-{vendor}-{datetime.now(UTC).date()}.md"
    path.write_text(report(rows, database), encoding="utf-8")
    sys.stdout.write(path.read_text(encoding="utf-8"))
    return 1 if any(row.ratio > MOST for row in rows) else 0


def measure(name: str, query: str) -> Row:
    from django.http import QueryDict
    from django.test import Client

    from statements.filters import StatementFilter, list_records
    from statements.models import Excerpt

    def find() -> None:
        excerpts = Excerpt.objects.published().with_names()
        list_records(StatementFilter, QueryDict(query), excerpts, "/statements/")

    client = Client(SERVER_NAME="localhost")
    api = f"/api/v1/statements/?facets=1{'&' if query else ''}{query}"
    html = f"/statements/?{query}"
    queries, html_queries = (counted(client, address) for address in (api, html))
    api_time, html_time, found = in_turn(lambda: client.get(api), lambda: client.get(html), find)
    return Row(name, api_time, queries, html_time, html_queries, found)


def counted(client: Client, address: str) -> int:
    """Its queries, once it is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(2):
        if (status := client.get(address).status_code) != 200:
            raise SystemExit(f"{address} answered {status}.")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def in_turn(*works: Callable[[], object]) -> list[Timed]:
    """How long each takes, all of them in every round: what else the machine does meets all."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(TIMES):
        for work, taken in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            taken.append((time.perf_counter() - begun) * 1000)
    return [Timed(statistics.median(taken), min(taken)) for taken in times]


def report(rows: list[Row], database: str) -> str:
    heads = ["list", "API, ms", "queries", "page, ms", "queries", "database of the page, ms", "×"]
    lines = [
        f"# The API, {datetime.now(UTC).date()}",
        "",
        f"`/api/v1/statements/?facets=1`, 20 rows, of the shipped record and {EXCERPTS:,} made "
        f"excerpts. Python {platform.python_version()}, {database}, {os.cpu_count()} processors. "
        f"Median of {TIMES} rounds within one process, and the fastest in brackets. × is the "
        f"API's median by that of the page's work with the database: at most {MOST}. "
        "How to measure again: [README](../README.md).",
        "",
        *table(
            heads,
            [
                [
                    row.name,
                    str(row.api),
                    str(row.queries),
                    str(row.page),
                    str(row.page_queries),
                    str(row.database),
                    f"{row.ratio:.2f}",
                ]
                for row in rows
            ],
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
