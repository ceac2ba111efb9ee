"""The record as a data package: a CSV a table, a description of all, and a codebook."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from statements.archive.descriptions import (
    SAID,
    TITLE,
    codebook,
    schema_of,
    schema_of_citations,
)
from statements.archive.files import Copied, copy_out
from statements.archive.record import Table
from statements.archive.rows import CITATIONS, Whole, rows_of
from statements.archive.unreadable import Unreadable
from statements.archive.values import Plain, as_cell, of_cell

DESCRIBED: Final = "datapackage.json"
_CODEBOOK: Final = "codebook.md"
_LONGEST: Final = 2**31 - 1
_HASH: Final = re.compile(r"sha256:[0-9a-f]{64}")


def write(folder: Path, record: Whole, *, with_files: bool = False) -> Copied | None:
    """Write the record into a folder that is empty, and say what of the files is in it."""
    resources = [_resource(folder, table, record) for table in record.tables]
    names = [name for name, _ in CITATIONS]
    with closing(record.citations()) as found:
        rows = (["" if value is None else str(value) for value in row] for row in found)
        written = _written(folder, "citations", names, rows)
    resources.append(written | {"schema": schema_of_citations()})
    about = record.about
    counts = [(rows_of(table), str(record.counted(table))) for table in record.tables]
    described = {
        "profile": "tabular-data-package",
        "name": "atrocity-policy",
        "title": TITLE,
        "description": SAID,
        "created": about.written_at,
        "about": dict([*about.pairs(), *counts]),
        "resources": resources,
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIBED).write_text(text, encoding="utf-8")
    copied = copy_out(folder) if with_files else None
    (folder / _CODEBOOK).write_text(codebook(record, copied), encoding="utf-8")
    return copied


def _resource(folder: Path, table: Table, record: Whole) -> dict[str, Any]:
    columns = table.columns
    with closing(record.rows(table)) as found:
        rows = (
            [as_cell(column, value) for column, value in zip(columns, row, strict=True)]
            for row in found
        )
        made = _written(folder, table.name, [column.name for column in columns], rows)
    return made | {"description": table.says, "schema": schema_of(table)}


def _written(
    folder: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> dict[str, Any]:
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class DataPackage:
    """An export as a folder, to be read. Raises Unreadable for what is none."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        try:
            self._described = json.loads((folder / DESCRIBED).read_text(encoding="utf-8"))
            self._resources = {each["name"]: each for each in self._described["resources"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            said = f"{folder / DESCRIBED} cannot be read: {error!r}."
            raise Unreadable(f"{said} Take a folder that export_record wrote.") from error

    def about(self) -> dict[str, str]:
        about = self._described.get("about")
        return about if isinstance(about, dict) else {}

    def place(self, table: Table) -> str:
        """Where a table stands, for the person who must find it."""
        return str(self.path / f"{table.name}.csv")

    def rows(self, table: Table) -> Iterator[list[Plain]]:
        """Rows as they stand. Raises Unreadable where the file is not what was written."""
        path = self._checked(table.name)
        limit = csv.field_size_limit(_LONGEST)
        try:
            with path.open(encoding="utf-8", newline="") as file:
                yield from self._read(path, csv.reader(file, strict=True), table)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise Unreadable(f"{path} cannot be read: {error}.") from error
        finally:
            csv.field_size_limit(limit)

    def _read(self, path: Path, lines: Iterator[list[str]], table: Table) -> Iterator[list[Plain]]:
        columns, header = table.columns, next(lines, [])
        if header != [column.name for column in columns]:
            raise Unreadable(f"{path} has other columns than the codebook says.")
        for number, line in enumerate(lines, 2):
            if len(line) != len(columns):
                said = f"{path}, row {number}: {len(line)} cells, and {len(columns)} are needed."
                raise Unreadable(said)
            yield [of_cell(column, cell) for column, cell in zip(columns, line, strict=True)]

    def _checked(self, name: str) -> Path:
        described = self._resources.get(name, {})
        path = self.path / f"{name}.csv"
        said = str(described.get("hash", ""))
        if not _HASH.fullmatch(said) or not path.is_file():
            raise Unreadable(f"{path} is not there, or not described in {DESCRIBED}.")
        if f"sha256:{_sha256(path)}" != said:
            cure = "Take the folder as it was written; what an editor changes, the desk takes."
            raise Unreadable(f"{path} is not what was written: its SHA-256 differs. {cure}")
        return path
