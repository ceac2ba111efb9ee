"""The record as one SQLite file, written and read. The one file that knows sqlite3."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from statements.archive.placing import CannotPlace
from statements.archive.record import Column, Table
from statements.archive.rows import CITATIONS, FORMAT, STRETCH, Whole, rows_of
from statements.archive.unreadable import Unreadable
from statements.archive.values import Plain

# What full text search looks in, by table.
SEARCHED: Final = {
    "excerpts": ("text", "heading"),
    "passages": ("text",),
    "documents": ("title", "summary", "citation"),
    "legislation": ("short_title", "popular_name", "long_title", "summary"),
    "sections": ("heading", "summary", "text"),
    "institutions": ("name", "abbreviation", "summary"),
    "topics": ("label", "scope_note"),
}
# Beside keys and dates: what the rows are narrowed and put in order by.
_INDEXED: Final = ("kind", "verdict", "position")
_DATES: Final = ("date", "day", "moment")
_TYPES: Final = {"integer": "INTEGER", "flag": "INTEGER"}
# What a reader looks for first: the words, with who said them, where and how they are cited.
_STATEMENTS: Final = """
CREATE VIEW statements AS
SELECT e.slug, p.name AS president, a.number AS administration, d.date, d.title AS document,
       e.heading, e.printed_page, e.text, e.verdict, e.verdict_stale, v.page_verdict,
       c.bluebook AS cited_as, e.id AS excerpt_id
FROM excerpts e
LEFT JOIN documents d ON d.id = e.document_id
LEFT JOIN administrations a ON a.id = d.administration_id
LEFT JOIN presidents p ON p.id = a.president_id
LEFT JOIN verifications v ON v.excerpt_id = e.id
LEFT JOIN citations c ON c.kind = 'excerpts' AND c.record_id = e.id
"""


def write(path: Path, record: Whole) -> None:
    """Write the record to a file that is not there yet."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode = OFF")  # it takes its place only once it is whole
            file.execute("PRAGMA synchronous = OFF")
            file.execute("BEGIN")
            _write(file, record)
            file.execute("COMMIT")
            file.execute("ANALYZE")
    except sqlite3.Error as error:
        raise CannotPlace(f"{path.name} could not be written: {error}.") from error


def _write(file: sqlite3.Connection, record: Whole) -> None:
    file.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    file.executemany("INSERT INTO about VALUES (?, ?)", record.about.pairs())
    for table in record.tables:
        file.execute(_create(table))
        _fill(file, table.name, len(table.columns), record.rows(table))
        count = str(record.counted(table))
        file.execute("INSERT INTO about VALUES (?, ?)", (rows_of(table), count))
    for table in record.tables:
        for statement in _indexes(table):
            file.execute(statement)
    names = [name for name, _ in CITATIONS]
    file.execute(
        f"CREATE TABLE citations ({', '.join(f'{name} TEXT NOT NULL' for name in names)}, "
        "PRIMARY KEY (kind, record_id)) WITHOUT ROWID".replace(
            "record_id TEXT", "record_id INTEGER"
        )
    )
    _fill(file, "citations", len(names), record.citations())
    file.execute(_STATEMENTS)
    for name, columns in SEARCHED.items():
        file.execute(
            f'CREATE VIRTUAL TABLE {name}_fts USING fts5({", ".join(columns)}, content="{name}", '
            "content_rowid='id', tokenize='porter unicode61')"
        )
        file.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608


def _fill(file: sqlite3.Connection, table: str, columns: int, rows: Generator[list[Plain]]) -> None:
    into = f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 # our own names
    with closing(rows):
        while some := list(islice(rows, STRETCH)):
            _insert(file, into, some)


def _insert(file: sqlite3.Connection, into: str, rows: Sequence[Sequence[Plain]]) -> None:
    file.executemany(into, rows)


def _create(table: Table) -> str:
    said = [*map(_declared, table.columns)]
    said += [f"UNIQUE ({', '.join(names)})" for names in table.together]
    return f"CREATE TABLE {table.name} ({', '.join(said)})"


def _declared(column: Column) -> str:
    said = f"{column.name} {_TYPES.get(column.kind, 'TEXT')}"
    if column.field.primary_key:
        return f"{said} PRIMARY KEY"
    said += " NOT NULL" if column.is_required else ""
    said += " UNIQUE" if column.is_unique else ""
    return f"{said} REFERENCES {column.refers} (id)" if column.refers else said


def _indexes(table: Table) -> Iterator[str]:
    for column in table.columns:
        is_found = column.kind in _DATES or column.name in _INDEXED
        if not column.is_unique and (column.refers or is_found):
            name = f"{table.name}_{column.name}"
            yield f"CREATE INDEX {name} ON {table.name} ({column.name})"


class SqliteFile:
    """An export as a file, to be read. Raises Unreadable for what is none."""

    def __init__(self, path: Path, file: sqlite3.Connection) -> None:
        self.path, self._file = path, file

    def about(self) -> dict[str, str]:
        return dict(self._asked("SELECT name, value FROM about"))

    def place(self, table: Table) -> str:
        """Where a table stands, for the person who must find it."""
        return f"{self.path}, {table.name}"

    def rows(self, table: Table) -> Iterator[list[Plain]]:
        """Rows in the order of their numbers. Raises Unreadable where a column is missing."""
        names = ", ".join(column.name for column in table.columns)
        order = table.columns[0].name
        found = self._asked(f"SELECT {names} FROM {table.name} ORDER BY {order}")  # noqa: S608
        return (list(row) for row in found)

    def _asked(self, question: str) -> Iterator[Any]:
        try:
            yield from self._file.execute(question)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            said = f"{self.path} is no SQLite file of this record, or is damaged: {error}."
            raise Unreadable(f"{said} Take one that manage.py export_record wrote.") from error


@contextmanager
def reading(path: Path) -> Iterator[SqliteFile]:
    """The file, opened so that nothing can be written to it."""
    try:
        file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise Unreadable(f"{path} cannot be opened: {error}.") from error
    with closing(file):
        file.text_factory = lambda data: data.decode("utf-8")
        yield SqliteFile(path, file)


def is_export(path: Path) -> bool:
    """Whether the file is an export, of whatever migration, and not a database that is in use."""
    try:
        with reading(path) as file:
            return file.about().get("format") == FORMAT
    except Unreadable:
        return False
