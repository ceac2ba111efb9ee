"""How long the whole record takes to leave and come back: `.venv/bin/python benchmarks/archive.py`.

20,000 made statements and 100,000 made passages over a database of its own; SQLite unless
DATABASE_URL names another. Each form is written and loaded again into the same database, emptied
between. Memory is the most this process has had. Results go to
results/archive-<date>-<database>.md.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
os.environ.setdefault("DEVELOPMENT", "1")

STATEMENTS, PASSAGES = 20_000, 100_000
WORDS = "We must not allow “never again” to be a slogan; number {0} says so, and plainly. " * 3


def main() -> None:
    """Measure, print and keep."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    try:
        call_command("load_record", verbosity=0)
        _make()
        lines = _measured()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    _keep(lines, connection.vendor)


def _measured() -> list[str]:
    from statements.archive.export import export_package, export_sqlite
    from statements.archive.loading import load
    from statements.archive.record import tables

    every = [table.rows(unpublished=True) for table in tables()]
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name, export in (("SQLite file", export_sqlite), ("data package", export_package)):
            target = Path(folder) / name
            before = [rows.count() for rows in every]
            written = _timed(lambda export=export, target=target: export(target))  # type: ignore[misc]
            files = [target] if target.is_file() else list(target.iterdir())
            size = sum(each.stat().st_size for each in files) / 1e6
            _clear()
            loaded = _timed(lambda target=target: load(target))  # type: ignore[misc]
            assert before == [rows.count() for rows in every]  # noqa: S101
            lines.append(
                f"| {name} | {sum(before):,} | {size:.0f} | {written:.1f} | {loaded:.1f} "
                f"| {_peak():.0f} |"
            )
    return lines


def _timed(do: Callable[[], object]) -> float:
    begun = time.monotonic()
    do()
    return time.monotonic() - begun


def _clear() -> None:
    from django.db import connection

    from statements.archive.record import tables

    with connection.cursor() as cursor:
        for table in reversed(tables()):
            cursor.execute(f"DELETE FROM {table.model._meta.db_table}")  # noqa: S608 # our own


def _make() -> None:
    from statements.models import Excerpt, Passage, Source, StrategyDocument

    documents = list(StrategyDocument.objects.order_by("pk"))
    for first in range(0, STATEMENTS, 5_000):
        Excerpt.objects.bulk_create(
            Excerpt(
                slug=f"made-{n}",
                text=WORDS.format(n),
                document=documents[n % len(documents)],
                position=n,
                state="published",
            )
            for n in range(first, first + 5_000)
        )
    source = Source.objects.create(
        document=documents[0], media_type="text/plain", sha256="a" * 64, name="made.txt"
    )
    for first in range(0, PASSAGES, 5_000):
        Passage.objects.bulk_create(
            Passage(source=source, position=n + 1, text=WORDS.format(n), printed_page=str(n // 9))
            for n in range(first, first + 5_000)
        )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _keep(lines: list[str], vendor: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    text = "\n".join(
        [
            f"# The whole record, {today}, {vendor}",
            "",
            f"{STATEMENTS:,} statements and {PASSAGES:,} passages of 240 characters, with their",
            "citations and indexes for full text search in the SQLite file. Memory is the most of",
            "the process, the making of the rows included. Two cores.",
            "",
            "| form | rows | MB | seconds to write | to load again | memory, MB |",
            "|---|--:|--:|--:|--:|--:|",
            *lines,
            "",
        ]
    )
    (ROOT / "benchmarks" / "results" / f"archive-{today}-{vendor}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
