"""How long the lists take and what they weigh: `make bench`.

The shipped record and 10,000 made excerpts are put into a database of their own, first on SQLite
and then, with DATABASE_URL, beside the database it names. Results go to results/<date>.md.
"""

from __future__ import annotations

import gzip
import multiprocessing
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import brotli  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

EXCERPTS = 10_000
WORDS_EACH = 60
TIMES = 25
LIGHTEST = 60_000
TWO_FILTERS = "?president=obama&topic=accountability"
PAGES = {
    "home": "/",
    "statements": "/statements/",
    "statements, two filters": f"/statements/{TWO_FILTERS}",
    "statements, words": "/statements/?" + urlencode({"q": 'accountable "made words 42"'}),
    "statements, page 400": "/statements/?page=400",
    "documents": "/documents/",
    "legislation": "/legislation/",
    "one statement": "/statements/nss-2010-b/",
    "one document": "/documents/nss-2010/",
    "one law": "/legislation/ewgapa-2018/",
}
WEIGHED = "/statements/"


@dataclass(frozen=True)
class Timed:
    """How long something takes, in milliseconds: on a busy machine the fastest says more."""

    median: float
    fastest: float

    def __str__(self) -> str:
        return f"{self.median:.1f} ({self.fastest:.1f})"


@dataclass(frozen=True)
class Weight:
    """One file as it is sent, in bytes."""

    path: str
    plain: int
    gzip: int
    brotli: int


@dataclass(frozen=True)
class Results:
    """What was measured on one database."""

    database: str
    pages: dict[str, tuple[Timed, int]]
    weights: list[Weight]
    counting: dict[str, Timed]


def main() -> int:
    """Measure on each database in a process of its own, then write the report."""
    urls = ["", *filter(None, [os.environ.get("DATABASE_URL", "").strip()])]
    spawn = multiprocessing.get_context("spawn")
    results = []
    for url in urls:
        with ProcessPoolExecutor(1, mp_context=spawn) as process:
            results.append(process.submit(measure, url).result())
    weight = sum(part.gzip for part in results[0].weights)
    path = ROOT / "benchmarks" / "results" / f"{datetime.now(UTC).date()}.md"
    path.write_text(report(results, path.stem), encoding="utf-8")
    sys.stdout.write(f"Written: {path.relative_to(ROOT)}\n")
    if weight >= LIGHTEST:
        sys.stdout.write(f"{WEIGHED} weighs {weight:,} bytes: more than {LIGHTEST:,}.\n")
    return 1 if weight >= LIGHTEST else 0


def measure(url: str) -> Results:
    """Everything on one database; an empty address means SQLite."""
    os.environ |= {"DEVELOPMENT": "1", "DATABASE_URL": url}
    os.environ["DJANGO_SETTINGS_MODULE"] = "atrocity_policy.settings"
    import django

    django.setup()
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    with record_of_its_own() as database:
        return Results(
            database=database,
            pages={name: page(client, path) for name, path in PAGES.items()},
            weights=[weigh(client, path) for path in loaded_by(client, WEIGHED)],
            counting=counting(),
        )


@contextmanager
def record_of_its_own() -> Iterator[str]:
    """A database that goes away afterwards, filled; gives its name and version."""
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "record.sqlite3")
        made = setup_databases(verbosity=0, interactive=False)
        try:
            call_command("load_record", verbosity=0)
            make_excerpts()
            if connection.vendor == "postgresql":  # as its autovacuum would within a minute
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            version = ".".join(map(str, connection.get_database_version()))
            yield f"{connection.display_name} {version}"
        finally:
            teardown_databases(made, verbosity=0)


def make_excerpts() -> None:
    """10,000 published excerpts of the record's own words, over all documents and topics."""
    from statements.models import Excerpt, Institution, Legislation, State, StrategyDocument, Topic

    words = " ".join(Excerpt.objects.order_by("slug").values_list("text", flat=True)).split()
    documents = list(StrategyDocument.objects.order_by("slug"))
    rows = Excerpt.objects.bulk_create(
        Excerpt(
            slug=f"made-{n}",
            text=f"Made words {n}: "
            + " ".join(words[(n * 7919 + k * k * 13) % len(words)] for k in range(WORDS_EACH)),
            document=documents[n % len(documents)],
            position=n + 10,
            state=State.PUBLISHED,
        )
        for n in range(EXCERPTS)
    )
    for linked, steps in ((Topic, (0, 5, 11)), (Institution, (0,)), (Legislation, (0,))):
        name = str(linked._meta.model_name)
        through = getattr(Excerpt, name if linked is Legislation else f"{name}s").through
        keys = list(linked._base_manager.order_by("pk").values_list("pk", flat=True))
        through.objects.bulk_create(
            through(**{"excerpt_id": row.pk, f"{name}_id": keys[(n + step) % len(keys)]})
            for n, row in enumerate(rows)
            for step in steps
        )


def page(client: Client, path: str) -> tuple[Timed, int]:
    """The time of a page and its queries. Two requests warm up; one that fails stops it all."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(2):
        if (status := client.get(path).status_code) != 200:
            raise SystemExit(f"{path} answered {status}.")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    count = len(queries)
    return timed(lambda: client.get(path)), count


def timed(work: Callable[[], object]) -> Timed:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return Timed(statistics.median(times), min(times))


def counting() -> dict[str, Timed]:
    """The counts beside every choice: in one query, and in a query for each facet."""
    from django.http import QueryDict

    from statements.filters import StatementFilter
    from statements.filters.counts import count
    from statements.models import Excerpt

    filters = StatementFilter(QueryDict(TWO_FILTERS[1:]), Excerpt.objects.published())
    alone: list[Any] = [
        SimpleNamespace(facets={name: facet}, without=filters.without)
        for name, facet in filters.facets.items()
    ]
    return {
        "one query for all facets": timed(lambda: count(filters)),
        f"a query for each of {len(alone)} facets": timed(lambda: [count(one) for one in alone]),
    }


def loaded_by(client: Client, path: str) -> list[str]:
    """The page, and what its HTML and its stylesheets ask for."""
    html = client.get(path).content.decode()
    own = re.findall(r'<(?:link|script|img)\b[^>]*\b(?:href|src)="(/static/[^"]+)"', html)
    sheets = [body(client, sheet).decode() for sheet in own if sheet.endswith(".css")]
    if any(re.search(r"@import|url\((?!['\"]?data:)", sheet) for sheet in sheets):
        raise SystemExit("A stylesheet loads something: count it here as well.")
    return [path, *own]


def weigh(client: Client, path: str) -> Weight:
    """Pages as they are packed on the way, static files as they are packed beforehand."""
    content = body(client, path)
    level, quality = (9, 11) if path.startswith("/static/") else (6, 5)
    packed = gzip.compress(content, level), brotli.compress(content, quality=quality)
    return Weight(path, len(content), *map(len, packed))


def body(client: Client, path: str) -> bytes:
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}.")
    return answer.getvalue()


def report(results: list[Results], date: str) -> str:
    """The page that is kept."""
    import django

    names = [each.database for each in results]
    lines = [
        f"# Lists, {date}",
        "",
        f"The shipped record and {EXCERPTS:,} made excerpts. Python {platform.python_version()}, "
        f"Django {django.__version__}, {', '.join(names)}, {os.cpu_count()} processors. "
        f"Median of {TIMES} requests within one process, and the fastest in brackets. "
        "How to measure again: [README](../README.md).",
        "",
        "## Pages",
        "",
        *table(
            ["page", "address", *(head for name in names for head in (f"{name}, ms", "queries"))],
            [[name, f"`{path}`", *figures(results, name)] for name, path in PAGES.items()],
        ),
        "",
        "## Counting the choices",
        "",
        f"Of `/statements/{TWO_FILTERS}`, in milliseconds.",
        "",
        *table(
            ["way", *names],
            [[way, *(str(r.counting[way]) for r in results)] for way in results[0].counting],
        ),
        "",
        "## Weight",
        "",
        f"`{WEIGHED}` with a full page of rows and everything it loads, in bytes. "
        f"It must stay under {LIGHTEST:,} compressed.",
        "",
        *weights(results[0].weights),
    ]
    return "\n".join(lines) + "\n"


def figures(results: list[Results], name: str) -> list[str]:
    return [str(figure) for each in results for figure in each.pages[name]]


def weights(parts: list[Weight]) -> list[str]:
    sizes = [(part.plain, part.gzip, part.brotli) for part in parts]
    sums = tuple(map(sum, zip(*sizes, strict=True)))
    named = [*zip([part.path for part in parts], sizes, strict=True), ("together", sums)]
    rows = [[name, *(f"{size:,}" for size in each)] for name, each in named]
    return table(["file", "plain", "gzip", "brotli"], rows)


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    numbers = {n for n in range(len(head)) if all(row[n][0].isdigit() for row in rows)}
    rule = ["--:" if n in numbers else "---" for n in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


if __name__ == "__main__":
    sys.exit(main())
