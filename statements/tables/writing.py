"""Rows of texts -> CSV and XLSX, a row at a time."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from statements.tables.cells import for_xml, guarded

# What Excel holds in one cell, and in one sheet with its header.
LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_576
_PIECE: Final = 64 * 1024
_BOM: Final = "\ufeff"


class TooLong(ValueError):
    """What no cell or no sheet of a spreadsheet holds; the message names it."""


class _Line:
    """What csv writes to: keeps the one line it was last given."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def csv_rows(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = False
) -> Iterator[str]:
    """Lines of CSV, each when it is asked for. With `bom` Excel reads them as UTF-8."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(header)
    yield (_BOM if bom else "") + line.text
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
        yield line.text


def xlsx_file(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str = "Table",
    explained: Iterable[tuple[str, str]] = (),
) -> Iterator[bytes]:
    """A workbook with every cell as text, and, where columns are explained, a second sheet.

    In pieces, once it is whole; it is made on disk, however many its rows.

    Raises TooLong, naming the row, where a text is longer than Excel holds, or the rows are more.
    """
    book = Workbook(write_only=True)
    sheet = _sheet(book, title, header)
    try:
        for number, row in enumerate(rows, 2):
            if number > MOST_ROWS:
                raise TooLong(f"A spreadsheet holds {MOST_ROWS:,} rows; here are more. Take CSV.")
            _refuse_too_long(number, header, row)
            sheet.append([_text(sheet, cell) for cell in row])
    except BaseException:
        sheet.close()
        raise
    if explained := list(explained):
        second = book.create_sheet("Columns")
        second.append(["Column", "What it holds"])
        for pair in explained:
            second.append([for_xml(guarded(cell)) for cell in pair])
    with tempfile.TemporaryFile() as held:
        book.save(held)
        yield from pieces_of(held)


def _sheet(book: Workbook, title: str, header: Sequence[str]) -> WriteOnlyWorksheet:
    sheet: WriteOnlyWorksheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, len(header) + 1):
        # What is typed below stays a text too: 2015-02 would else become the first of February.
        sheet.column_dimensions[get_column_letter(number)].number_format = "@"
    head = [WriteOnlyCell(sheet, value=name) for name in header]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    return sheet


def pieces_of(held: IO[bytes]) -> Iterator[bytes]:
    """A file from its start."""
    held.seek(0)
    while piece := held.read(_PIECE):
        yield piece


def _refuse_too_long(number: int, header: Sequence[str], row: Sequence[str]) -> None:
    for name, text in zip(header, row, strict=True):
        if len(text) > LONGEST_CELL:
            raise TooLong(
                f"Row {number}, {name}: {len(text):,} characters are more than a cell of a "
                f"spreadsheet holds ({LONGEST_CELL:,}). Take CSV."
            )


def _text(sheet: object, text: str) -> WriteOnlyCell | None:
    """A cell that Excel takes for a text, whatever it looks like."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=for_xml(guarded(text)))
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
