"""How long the whole record takes to leave and come back: `.venv/bin/python benchmarks/archive.py`.

20,000 made statements and 100,000 made passages, or as many as are asked for, over a database of
its own; SQLite unless DATABASE_URL names another. Each form is written and loaded again into the
same database, emptied between. Each step is a process of its own: memory is the most that it had,
and what it had before it began. Results go to results/archive-<date>-<database>.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

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
    if "--step" in sys.argv:
        _step(*sys.argv[-2:])
        return
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    sizes = [int(size) for size in sys.argv[1:]] or [PASSAGES]
    with tempfile.TemporaryDirectory() as folder:
        settings.SEARCH_INDEX = Path(folder) / "index"
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "made.sqlite3")
        connection.creation.create_test_db(verbosity=0)
        try:
            call_command("load_record", verbosity=0)
            lines = []
            for size in sizes:
                _make(size)
                lines += _measured(Path(folder))
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    _keep(lines, connection.vendor)


def _measured(folder: Path) -> list[str]:
    from django.db import connection

    from statements.archive.record import tables

    every = [table.rows(unpublished=True) for table in tables()]
    before = [rows.count() for rows in every]
    lines = []
    for form in ("SQLite file", "data package"):
        target = folder / f"{form} {sum(before)}"
        connection.close()
        written = _alone(f"write a {form}", target)
        files = [target] if target.is_file() else list(target.iterdir())
        size = sum(each.stat().st_size for each in files) / 1e6
        _clear()
        connection.close()
        loaded = _alone("load", target)
        assert before == [rows.count() for rows in every]  # noqa: S101
        lines.append(
            f"| {form} | {sum(before):,} | {size:.0f} "
            f"| {written['seconds']:.1f} | {written['before']:.0f} → {written['most']:.0f} "
            f"| {loaded['seconds']:.1f} | {loaded['before']:.0f} → {loaded['most']:.0f} |"
        )
    return lines


def _alone(step: str, target: Path) -> dict[str, float]:
    """One step in a process of its own: its seconds, and its memory in MB."""
    run = [sys.executable, __file__, "--step", step, str(target)]
    environment = os.environ | {"DATABASE_URL": _url()}
    ended = subprocess.run(run, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 # our own
    found: dict[str, float] = json.loads(ended.stdout)
    return found


def _url() -> str:
    """Where the made record is, for another process."""
    from django.db import connection

    has = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{has['NAME']}"
    who = f"{quote(has['USER'])}:{quote(has['PASSWORD'])}"
    return f"postgres://{who}@{quote(has['HOST'], safe='')}:{has['PORT']}/{has['NAME']}"


def _step(step: str, target: str) -> None:
    from statements.archive.export import export_package, export_sqlite
    from statements.archive.loading import load

    steps = {
        "write a SQLite file": export_sqlite,
        "write a data package": export_package,
        "load": load,
    }
    before, begun = _peak(), time.monotonic()
    steps[step](Path(target))  # type: ignore[operator]
    seconds = time.monotonic() - begun
    sys.stdout.write(json.dumps({"seconds": seconds, "before": before, "most": _peak()}))


def _clear() -> None:
    from django.db import connection

    from statements.archive.record import tables

    with connection.cursor() as cursor:
        for table in reversed(tables()):
            cursor.execute(f"DELETE FROM {table.model._meta.db_table}")  # noqa: S608 # our own


def _make(passages: int) -> None:
    """Passages up to as many, and with the first of them the statements."""
    from statements.models import Excerpt, Passage, Source, StrategyDocument

    documents = list(StrategyDocument.objects.order_by("pk"))
    for first in range(0, 0 if Source.objects.exists() else STATEMENTS, 5_000):
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
    source, _ = Source.objects.get_or_create(
        document=documents[0], media_type="text/plain", sha256="a" * 64, name="made.txt"
    )
    for first in range(source.passages.count(), passages, 5_000):
        Passage.objects.bulk_create(
            Passage(source=source, position=n + 1, text=WORDS.format(n), printed_page=str(n // 9))
            for n in range(first, first + 5_000)
        )


def _peak() -> float:
    """Of this process alone: what getrusage says begins with what its parent had."""
    status = Path("/proc/self/status").read_text()
    (said,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(said.split()[1]) / 1024


def _keep(lines: list[str], vendor: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    text = "\n".join(
        [
            f"# The whole record, {today}, {vendor}",
            "",
            f"{STATEMENTS:,} statements, and passages of 240 characters for the rest; with their",
            "citations, and in the SQLite file with indexes for full text search. Each step is a",
            "process of its own, of which memory is what it had before and the most it had.",
            f"{os.cpu_count()} cores, which others may have used too.",
            "",
            "| form | rows | MB | seconds to write | memory, MB | to load again | memory, MB |",
            "|---|--:|--:|--:|--:|--:|--:|",
            *lines,
            "",
        ]
    )
    (ROOT / "benchmarks" / "results" / f"archive-{today}-{vendor}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
