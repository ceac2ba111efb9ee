"""The same passages in Datasette, set up as its documentation teaches.

One table with a column a facet, topics as a JSON array, an index on each plain facet, and a
full-text index over the text that stems as ours does. The file is analysed, its full-text index
merged, and it is served immutable with its rows counted beforehand: as quick as it gets.
"""

from __future__ import annotations

import json
import re
import sqlite3  # noqa: TID251 - Datasette's file is no database of ours
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.corpus import resampled, topics_of
from benchmarks.programs import BIN, Server, free_port, run, serving
from benchmarks.search_cases import FACETS, ROWS, Case

TABLES = """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY, document TEXT, position INTEGER, date TEXT,
        president TEXT, kind TEXT, topic TEXT, text TEXT
    );
    CREATE INDEX passages_president ON passages (president);
    CREATE INDEX passages_kind ON passages (kind);
    CREATE VIRTUAL TABLE passages_fts USING fts5(
        text, content="passages", content_rowid='id', tokenize='porter unicode61'
    );
"""
FULL_TEXT = """
    INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');
    INSERT INTO passages_fts (passages_fts) VALUES ('optimize');
    ANALYZE;
"""
# What it would leave out, or break off, is done; what we do not do, is not.
EQUAL_WORK = {
    "suggest_facets": "off",
    "facet_time_limit_ms": "60000",
    "sql_time_limit_ms": "60000",
}
# As many rows on a page as ours; by itself it shows 100.
SHORT_PAGES = {"default_page_size": str(ROWS)}
TOTAL = re.compile(r"<h3>\s*([\d,]+) rows?\b")


def build(path: Path, passages: int, topics: dict[str, list[str]]) -> None:
    """Write the file. A topic comes with the wider one it belongs to, as on our pages."""
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
        database.executemany(
            "INSERT INTO passages (document, position, date, president, kind, topic, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            _rows(passages, topics),
        )
        database.commit()
        database.executescript(FULL_TEXT)
    run([BIN / "datasette", "inspect", partial, "--inspect-file", _counts(path)], {})
    counts = json.loads(_counts(path).read_text())
    _counts(path).write_text(json.dumps({path.stem: counts[partial.stem]}))
    partial.rename(path)


def _rows(passages: int, topics: dict[str, list[str]]) -> Iterator[Sequence[str | int]]:
    vocabulary = list(topics)
    for document in resampled(passages):
        wider = sorted(
            {each for topic in topics_of(document, vocabulary) for each in topics[topic]}
        )
        about = document.date, document.president, document.kind, json.dumps(wider)
        for position, text in enumerate(document.paragraphs, 1):
            yield document.id, position, *about, text


def _counts(path: Path) -> Path:
    return path.with_suffix(".counts.json")


def serve(path: Path, settings: Mapping[str, str]) -> AbstractContextManager[Server]:
    port = free_port()
    command: list[str | Path] = [
        BIN / "datasette",
        "serve",
        "-i",
        path,
        "--inspect-file",
        _counts(path),
    ]
    for setting in settings.items():
        command += ["--setting", *setting]
    command += ["--port", str(port)]
    return serving(command, {}, port=port, ready="/-/versions.json", log=path.with_suffix(".log"))


def address(path: Path, case: Case, suffix: str = "") -> str:
    """The page of a case: the facets asked for, newest rows or best rows not being asked for."""
    asked = list(case.filters.items())
    asked += [("_facet_array" if name == "topic" else "_facet", name) for name in FACETS]
    if case.words:
        asked += [("_search", case.words)]
    if case.has_prefix:  # the only way to it: what is typed goes to SQLite as it stands
        asked += [("_searchmode", "raw")]
    return f"/{path.stem}/passages{suffix}?{urlencode(asked)}"


def total(html: str) -> int:
    found = TOTAL.search(html)
    return int(found[1].replace(",", "")) if found else -1


def facets(html: str) -> set[str]:
    """The facets that are there: what ran out of time is left out without an error."""
    return set(re.findall(r'class="facet-info [^>]*data-column="(\w+)"', html))


def facet_counts(answer: str) -> dict[str, dict[str, int]]:
    """Of the page as JSON: how many rows each value has."""
    found = json.loads(answer)["facet_results"]
    return {
        name: {each["value"]: each["count"] for each in facet["results"]}
        for name, facet in found.items()
    }
