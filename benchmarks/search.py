"""How quick searches are beside Datasette's, over the same passages: `make bench-search`.

The corpus is drawn on for so many passages, which are loaded into our record, on SQLite and, with
DATABASE_URL, on PostgreSQL too, and into a file for Datasette. Whole pages are then asked for over
HTTP, of everyone in turn. Results go to results/search-<date>.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, datasette_site, our_site  # noqa: E402
from benchmarks.our_site import MANAGE, Site  # noqa: E402
from benchmarks.programs import run  # noqa: E402
from benchmarks.search_measuring import Measured, measure  # noqa: E402
from benchmarks.search_report import report  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results"


def main() -> int:
    """Measure one size after another; what was measured is kept, whatever comes of the next."""
    if not corpus.is_here():
        sys.stdout.write(f"Nothing is measured: there is no {corpus.CORPUS.name} here.\n")
        return 0
    given = arguments()
    found: list[Measured] = []
    for passages in sorted(given.sizes):
        begun = time.monotonic()
        folder = (given.cache / str(passages)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        sites = prepare_sites(folder, passages, given.database)
        found.append(measure(passages, sites, prepare_datasette(folder, passages), given.rounds))
        given.out.write_text(report(found, str(datetime.now(UTC).date())), encoding="utf-8")
        sys.stdout.write(f"{passages:,} passages took {time.monotonic() - begun:.0f} seconds.\n")
    sys.stdout.write(f"Written: {given.out.name}\n")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    held = ["sqlite", "postgresql"] if os.environ.get("DATABASE_URL", "").strip() else ["sqlite"]
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000], help="numbers of passages"
    )
    parser.add_argument(
        "--database",
        nargs="*",
        choices=["sqlite", "postgresql"],
        default=held,
        help="where our record is; PostgreSQL is the server that DATABASE_URL names",
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is asked for")
    parser.add_argument(
        "--cache",
        type=Path,
        default=ROOT / "var" / "bench",
        help="a folder in which prepared records are kept for the next run",
    )
    out = RESULTS / f"search-{datetime.now(UTC).date()}.md"
    parser.add_argument("--out", type=Path, default=out, help="the file to write")
    return parser.parse_args()


def prepare_sites(folder: Path, passages: int, databases: list[str]) -> list[Site]:
    sites = []
    if "sqlite" in databases:
        sites.append(our_site.sqlite(folder, passages))
    if "postgresql" in databases:
        server = os.environ.get("DATABASE_URL", "").strip()
        if not server.startswith("postgres"):
            raise SystemExit("Set DATABASE_URL to a PostgreSQL server: postgres://user@host/name.")
        sites.append(our_site.postgresql(folder, passages, server))
    for site in sites[:1]:
        run([*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"], site.environment)
    return sites


def prepare_datasette(folder: Path, passages: int) -> Path:
    file = folder / "datasette.sqlite3"
    if not file.exists():
        datasette_site.build(file, passages, corpus.shipped_topics())
    return file


if __name__ == "__main__":
    sys.exit(main())
