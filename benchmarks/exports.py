"""How quick a list goes out as a file: `.venv/bin/python benchmarks/exports.py [10000 100000]`.

Made statements over a database of its own; SQLite unless DATABASE_URL names another. The answer is
read piece by piece, as a browser would; of memory, what the process has before the first piece and
the most that it has at any. Results go to results/exports-<date>-<database>.md.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
os.environ.setdefault("DEVELOPMENT", "1")

SIZES = (10_000, 100_000)
FORMATS = ("csv", "jsonl", "json", "ris", "bibtex", "docx", "xlsx")
# Of these a million are tried too: the others hold no more, or need minutes.
STREAMED = ("csv", "jsonl", "docx")
WORDS = "We must not allow “never again” to be a slogan; number {0} says so, and plainly. " * 3


def main() -> None:
    """Measure, print and keep."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        settings.SEARCH_INDEX = Path(folder) / "index"
        connection.creation.create_test_db(verbosity=0)
        try:
            call_command("load_record", verbosity=0)
            lines = [line for size in sizes for line in _measured(size)]
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    _keep(lines, connection.vendor)


def _measured(size: int) -> list[str]:
    from statements.models import Excerpt

    _make(size)
    total = Excerpt.objects.published().count()
    lines = []
    for name in FORMATS if size <= 100_000 else STREAMED:
        taken = _taken(name)
        assert taken.rows == total  # noqa: S101
        lines.append(
            f"| {total:,} | {name} | {taken.seconds:.1f} | {total / taken.seconds:,.0f} "
            f"| {taken.size / 1e6:,.0f} | {taken.before:.0f} | {taken.most:.0f} |"
        )
        sys.stdout.write(lines[-1] + "\n")
    return lines


class _Taken(NamedTuple):
    """Rows that the answer says it has, seconds, bytes, and MB before and at most."""

    rows: int
    seconds: float
    size: int
    before: float
    most: float


def _taken(name: str) -> _Taken:
    from django.test import Client

    gc.collect()
    done = threading.Event()
    held = [_held()]

    def watch() -> None:
        while not done.wait(0.02):
            held.append(_held())

    watching = threading.Thread(target=watch)
    watching.start()
    begun = time.monotonic()
    answer: Any = Client().get(f"/statements/export/?format={name}")
    size = sum(map(len, answer.streaming_content))
    seconds = time.monotonic() - begun
    done.set()
    watching.join()
    return _Taken(int(answer.headers["X-Total-Count"]), seconds, size, held[0], max(held))


def _make(size: int) -> None:
    from statements.models import Excerpt, StrategyDocument, Topic

    documents = list(StrategyDocument.objects.order_by("pk"))
    topics = list(Topic.objects.order_by("pk"))
    through = Excerpt.topics.through
    for first in range(Excerpt.objects.count(), size, 10_000):
        made = Excerpt.objects.bulk_create(
            [
                Excerpt(
                    slug=f"made-{n}",
                    text=WORDS.format(n),
                    document=documents[n % len(documents)],
                    printed_page=str(n % 60 + 1),
                    position=n,
                    state="published",
                )
                for n in range(first, min(first + 10_000, size))
            ],
            batch_size=1000,
        )
        through.objects.bulk_create(
            [
                through(excerpt_id=row.pk, topic_id=topics[(row.pk + step) % len(topics)].pk)
                for row in made
                for step in (0, 7)
            ],
            batch_size=5000,
        )


def _held() -> float:
    """Memory of this process, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _keep(lines: list[str], vendor: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    text = "\n".join(
        [
            f"# Exports, {today}, {vendor}",
            "",
            "10,000 rows of CSV a second are wanted, and memory that does not grow with them. Each",
            "has 240 characters of words, two topics and a document that others share; XLSX and",
            "DOCX are made on disk. Two cores.",
            "",
            "| statements | format | seconds | rows a second | MB | memory, MB | at most |",
            "|--:|---|--:|--:|--:|--:|--:|",
            *lines,
            "",
        ]
    )
    (ROOT / "benchmarks" / "results" / f"exports-{today}-{vendor}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
