"""How quick a list goes out as CSV: `.venv/bin/python benchmarks/exports.py`.

10,000 and 100,000 made statements over a database of its own; SQLite unless DATABASE_URL names
another. The answer is read piece by piece, as a browser would; memory is the process's greatest.
Results go to results/exports-<date>-<database>.md.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
os.environ.setdefault("DEVELOPMENT", "1")

SIZES = (10_000, 100_000)
FORMATS = ("csv", "jsonl", "ris")
WORDS = "We must not allow “never again” to be a slogan; number {0} says so, and plainly. " * 3


def main() -> None:
    """Measure, print and keep."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    with tempfile.TemporaryDirectory() as folder:
        settings.SEARCH_INDEX = Path(folder) / "index"
        connection.creation.create_test_db(verbosity=0)
        try:
            call_command("load_record", verbosity=0)
            lines = [line for size in SIZES for line in _measured(size)]
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    _keep(lines, connection.vendor)


def _measured(size: int) -> list[str]:
    from statements.models import Excerpt

    _make(size)
    total = Excerpt.objects.published().count()
    lines = []
    for name in FORMATS:
        rows, seconds, count = _taken(name)
        assert count == total  # noqa: S101
        lines.append(
            f"| {total:,} | {name} | {seconds:.1f} | {rows / seconds:,.0f} | {_peak():.0f} |"
        )
    return lines


def _taken(name: str) -> tuple[int, float, int]:
    """Rows in the file, seconds, and the count that the answer says."""
    from django.test import Client

    begun = time.monotonic()
    answer: Any = Client().get(f"/statements/export/?format={name}")
    pieces = sum(1 for _ in answer.streaming_content)
    seconds = time.monotonic() - begun
    return pieces - (name == "csv"), seconds, int(answer.headers["X-Total-Count"])


def _make(size: int) -> None:
    from statements.models import Excerpt, StrategyDocument, Topic

    documents = list(StrategyDocument.objects.order_by("pk"))
    topics = list(Topic.objects.order_by("pk"))
    first = Excerpt.objects.count()
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
            for n in range(first, size)
        ],
        batch_size=1000,
    )
    through = Excerpt.topics.through
    through.objects.bulk_create(
        [
            through(excerpt_id=row.pk, topic_id=topics[(row.pk + step) % len(topics)].pk)
            for row in made
            for step in (0, 7)
        ],
        batch_size=5000,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _keep(lines: list[str], vendor: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    text = "\n".join(
        [
            f"# Exports, {today}, {vendor}",
            "",
            "10,000 rows a second are wanted, and memory that does not grow with them (the rows",
            "themselves are made in this process first, which the figure at 100,000 includes).",
            "",
            "| statements | format | seconds | rows a second | greatest memory, MB |",
            "|--:|---|--:|--:|--:|",
            *lines,
            "",
        ]
    )
    (ROOT / "benchmarks" / "results" / f"exports-{today}-{vendor}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
