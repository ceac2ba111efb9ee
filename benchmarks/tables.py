"""How long 20,000 rows take to import, and what they need: `.venv/bin/python benchmarks/tables.py`.

Plan, trial and writing, as the desk does them, over a database of its own; SQLite unless
DATABASE_URL names another, whose database it makes and removes. Results go to
results/tables-<date>.md.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
os.environ.setdefault("DEVELOPMENT", "1")

T = TypeVar("T")
ROWS = 20_000
WORDS = (
    "We must not allow “never again” to be a slogan; number {0} says so, and says it plainly. " * 4
)


def main() -> None:
    """Measure, print and keep."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        settings.SEARCH_INDEX = Path(folder) / "index"
        connection.creation.create_test_db(verbosity=0)
        try:
            call_command("load_record", verbosity=0)
            lines = _measured()
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    _keep(lines, connection.vendor)


def _measured() -> list[str]:
    from statements.editing.sheets.undoing import undo

    header = ["slug", "text", "document", "topics", "printed_page", "position"]
    rows = [
        [f"row-{n}", WORDS.format(n), "nss-2010", "icc; r2p", str(n % 60 + 1), str(n + 10)]
        for n in range(ROWS)
    ]
    lines = [f"{ROWS:,} rows."]
    lines += _import("all new", header, rows)[0]
    lines.append(f"| (peak memory so far, MB) | {_peak():.0f} |")
    told, batch = _import("all changed", header, [[r[0], r[1] + "Again.", *r[2:]] for r in rows])
    lines += told
    if "--undo" in sys.argv:
        _, took = _timed(lambda: undo(batch, by=None))
        lines.append(f"| undo, all changed | {took:.1f} |")
    said = f"Peak memory of the process, both imports: {_peak():.0f} MB (500 allowed for one)."
    return [*lines, said]


def _import(name: str, header: list[str], rows: list[list[str]]) -> tuple[list[str], uuid.UUID]:
    """One import from bytes to rows: what each step took, and the import's name."""
    from statements.editing.sheets.columns import KINDS
    from statements.editing.sheets.plan import plan
    from statements.editing.sheets.writing import try_out, write_plan
    from statements.tables import csv_rows, read_table

    data = "".join(csv_rows(header, rows)).encode()
    table, reading = _timed(lambda: read_table(data))
    made, planning = _timed(lambda: plan(KINDS["excerpts"], table))
    _, trying = _timed(lambda: try_out(made))
    steps, writing = _timed(lambda: list(write_plan(made, by=None, why="x")))
    took = {"read": reading, "plan": planning, "trial": trying, "write": writing}
    took["together"] = sum(took.values())
    batch = steps[-1]
    assert isinstance(batch, uuid.UUID)  # noqa: S101
    return [f"| {name}: {what} | {seconds:.1f} |" for what, seconds in took.items()], batch


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.monotonic()
    answer = work()
    return answer, time.monotonic() - begun


def _keep(lines: list[str], vendor: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    head, *rows, last = lines
    text = "\n".join(
        [
            f"# Tables, {today}, {vendor}",
            "",
            f"{head} Reading, plan, trial and writing together have 60 s.",
            "",
            "| what | seconds |",
            "|---|--:|",
            *rows,
            "",
            last,
            "",
        ]
    )
    (ROOT / "benchmarks" / "results" / f"tables-{today}-{vendor}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
