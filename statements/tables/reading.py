"""A file of CSV or XLSX -> its header and rows, cells as texts."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import load_workbook

from statements.tables.cells import from_xml, unguarded

_LARGEST: Final = 50_000_000  # bytes of a file
_UNPACKED: Final = 100_000_000
_LONGEST: Final = 2_000_000  # characters of a cell
_MOST_ROWS: Final = 100_000
_LAST_ROW: Final = 1_048_576  # of a sheet
_MOST_CELLS: Final = 5_000_000  # with the empty ones: a sheet may reach to its last corner


class Unreadable(ValueError):
    """A file that is no table; the message names what is wrong and the cure."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that holds no value: what it holds, and the cure."""

    typed: str
    cure: str


Cell = str | Fault


@dataclass(frozen=True, slots=True)
class Table:
    """The header, the rows with their numbers in the file, and what was taken for granted."""

    header: list[str]
    rows: list[tuple[int, list[Cell]]]
    notices: list[str]


def read_table(data: bytes) -> Table:
    """Read a file by what is in it. Raises Unreadable."""
    if len(data) > _LARGEST:
        raise Unreadable(f"The file is larger than {_LARGEST // 1_000_000} MB. Part it in two.")
    if not data.strip():
        raise Unreadable("The file is empty. Begin with the template.")
    notices: list[str] = []
    if data[:4] == b"PK\x03\x04":
        rows = _xlsx(data, notices)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(
            "The file is an old Excel file or has a password. Save it as XLSX without one, or CSV."
        )
    else:
        rows = _csv(data, notices)
    return _table(rows, notices)


def _table(rows: Iterator[tuple[int, list[Cell]]], notices: list[str]) -> Table:
    first = next(rows, None)
    if first is None:
        raise Unreadable("The file holds no header. Begin with the template.")
    header = ["" if isinstance(cell, Fault) else cell.strip() for cell in first[1]]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Unreadable("The first row is empty. It names the columns, as the template does.")
    held: list[tuple[int, list[Cell]]] = []
    seen = 0
    for number, cells in rows:
        seen += len(cells)
        if number > _LAST_ROW or seen > _MOST_CELLS:
            raise Unreadable(
                f"The table reaches to row {number:,} with empty cells. Copy what is filled into "
                "a new one."
            )
        if not any(cells):
            continue
        if len(held) == _MOST_ROWS:
            raise Unreadable(f"The table has more than {_MOST_ROWS:,} rows. Part it in two.")
        if len(cells) > len(header) and any(cells[len(header) :]):
            raise Unreadable(
                f"Row {number} has {len(cells)} cells, and the header names {len(header)} columns. "
                "Is a comma in a text not in quotation marks?"
            )
        held.append((number, [*cells[: len(header)], *[""] * (len(header) - len(cells))]))
    return Table(header, held, notices)


def _decoded(data: bytes, notices: list[str]) -> str:
    is_wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            notices.append(
                "The file is not UTF-8: it was read as Windows-1252. "
                "Look at curly marks and accents."
            )
        return text
    raise Unreadable("The letters of the file cannot be read. Save it as “CSV UTF-8”.")


def _csv(data: bytes, notices: list[str]) -> Iterator[tuple[int, list[Cell]]]:
    text = _decoded(data, notices)
    if "\0" in text:
        raise Unreadable("The file is no CSV: it holds null characters. Save the table as CSV.")
    head = text.partition("\n")[0]
    between = max(",;\t", key=head.count)
    if between != "," and head.count(between):
        called = {";": "semicolons", "\t": "tabs"}[between]
        notices.append(f"The columns are parted by {called}.")
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            yield number, [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Unreadable(
            f"Line {reader.line_num} is no CSV: {error}. Is a quotation mark not doubled?"
        ) from error


def _xlsx(data: bytes, notices: list[str]) -> Iterator[tuple[int, list[Cell]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _UNPACKED:
                raise Unreadable("The spreadsheet unpacks to more than 100 MB. Save it as CSV.")
            if "xl/workbook.xml" not in packed.namelist():
                raise Unreadable("The file is packed and no spreadsheet. Give XLSX or CSV.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not kept
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("The spreadsheet is damaged. Open it, and save it anew.") from error
    sheets = book.sheetnames
    if len(sheets) > 1 and sheets[1:] != ["Columns"]:
        notices.append(f"Of {len(sheets)} sheets the first was read: “{sheets[0]}”.")
    try:
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size may be wrong
        for number, row in enumerate(sheet.iter_rows(), 1):
            yield number, [_value(cell) for cell in row]
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("The spreadsheet is damaged. Open it, and save it anew.") from error
    finally:
        book.close()


def _value(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Fault(str(cell.value)[:60], "A formula stands here. Paste its value.")
    if cell.data_type == "e":
        return Fault(str(cell.value), "An error stands here. Write the value.")
    return _in_words(cell.value)


def _in_words(value: Any) -> str:
    """A value as the record writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unguarded(from_xml(str(value)))
