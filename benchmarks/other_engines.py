"""The same rows in Datasette and in plain PostgreSQL, asked as their documentation teaches.

Datasette: one table a scope, a full-text index over title and text that stems, `?_search=` on the
table's JSON, in the order it gives by itself. PostgreSQL: `websearch_to_tsquery` in English over
title and text, the best by `ts_rank` first; run by this file in a process of its own whose
DATABASE_URL names the server: `other_engines.py <rows> <queries> <answers>`.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3  # noqa: TID251 - Datasette's file is no database of ours
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.judged_queries import SCOPES, Answered, Judged  # noqa: E402
from benchmarks.keep_alive import Connection  # noqa: E402
from benchmarks.programs import BIN, free_port, run, serving  # noqa: E402

HITS = 50
# One row: scope, identifier, title, text.
Row = tuple[str, str, str, str]
INSIDE_POSTGRESQL = (
    *("pg_virtualenv", "-t", "-o", "fsync=off", "-o", "log_min_messages=fatal", "sh", "-c"),
    'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"',
    "sh",
)


def rows_of(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            scope, key, title, text = json.loads(line)
            yield scope, key, title, text


def by_datasette(rows: Path, asked: Sequence[Judged]) -> list[Answered]:
    file = rows.with_name("judged.sqlite3")
    _build(file, rows)
    port = free_port()
    options = ["--setting", "sql_time_limit_ms", "60000", "--port", str(port)]
    log = file.with_suffix(".log")
    command: list[str | Path] = [BIN / "datasette", "serve", "-i", file, *options]
    with serving(command, {}, port=port, ready="/-/versions.json", log=log):
        site = Connection(port)
        try:
            _make_sure_that_it_searches(site)
            return [Answered(each, _listed(site, each)) for each in asked]
        finally:
            site.close()


def _build(file: Path, rows: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        for scope in SCOPES:
            table = (
                f"CREATE TABLE {scope} (id INTEGER PRIMARY KEY, key TEXT, title TEXT, text TEXT)"
            )
            database.execute(table)
            database.executemany(
                f"INSERT INTO {scope} (key, title, text) VALUES (?, ?, ?)",  # noqa: S608 - our own name
                (row[1:] for row in rows_of(rows) if row[0] == scope),
            )
            database.execute(
                f"CREATE VIRTUAL TABLE {scope}_fts USING fts5"
                f'(title, text, content="{scope}", content_rowid=id, tokenize=porter)'
            )
            database.execute(f"INSERT INTO {scope}_fts ({scope}_fts) VALUES ('rebuild')")  # noqa: S608 - our own name
        database.commit()


def _make_sure_that_it_searches(site: Connection) -> None:
    """It knows a full-text index by the quotation marks around its table's name alone; without one
    it passes over what is searched for, and lists whatever there is.
    """
    for scope in SCOPES:
        if _found(site, scope, "qqxqzzyx"):
            raise SystemExit(
                f"Datasette does not search {scope}: its figures would be worth nothing."
            )


def _listed(site: Connection, judged: Judged) -> tuple[str, ...]:
    return _found(site, judged.scope, judged.q)


def _found(site: Connection, scope: str, words: str) -> tuple[str, ...]:
    asked = {"_search": words, "_size": HITS, "_shape": "array", "_nofacet": 1}
    answer = site.get(f"/judged/{scope}.json?{urlencode(asked)}")
    if answer.status != 200:  # an error page is an answer with nothing in it
        return ()
    return tuple(row["key"] for row in json.loads(answer.body))


def has_postgresql() -> bool:
    """Debian's script to start a server, and the server."""
    servers = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("pg_virtualenv") is not None and any(servers)


def by_postgresql(rows: Path, asked: Sequence[Judged]) -> list[Answered]:
    queries, answers = rows.with_name("queries.json"), rows.with_name("answers.json")
    queries.write_text(json.dumps([[each.scope, each.q] for each in asked]), encoding="utf-8")
    program: list[str | Path] = [BIN / "python", __file__, rows, queries, answers]
    environment = {"DEVELOPMENT": "1", "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings"}
    run([*INSIDE_POSTGRESQL, *program], environment)
    found = json.loads(answers.read_text(encoding="utf-8"))
    return [Answered(each, tuple(hits)) for each, hits in zip(asked, found, strict=True)]


def main() -> None:
    rows, queries, answers = map(Path, sys.argv[1:])
    import django

    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE TABLE judged (
                id serial PRIMARY KEY, scope text, key text, title text, body text,
                words tsvector GENERATED ALWAYS AS
                    (to_tsvector('english', title || ' ' || body)) STORED
            )
        """)
        cursor.executemany(
            "INSERT INTO judged (scope, key, title, body) VALUES (%s, %s, %s, %s)",
            list(rows_of(rows)),
        )
        cursor.execute("CREATE INDEX judged_words ON judged USING gin (words)")
        cursor.execute("ANALYZE")
        found = []
        for scope, asked in json.loads(queries.read_text(encoding="utf-8")):
            cursor.execute(
                """
                SELECT key FROM judged, websearch_to_tsquery('english', %s) AS asked
                WHERE scope = %s AND words @@ asked ORDER BY ts_rank(words, asked) DESC, id LIMIT %s
                """,
                [asked, scope, HITS],
            )
            found.append([key for (key,) in cursor.fetchall()])
    answers.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
    main()
