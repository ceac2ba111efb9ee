"""A comparison as CSV: a row for each text, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from statements.compare.comparison import Column, State
from statements.compare.rows import LETTERS, Sheet, rows
from statements.tables import guarded

_BETWEEN = " | "  # between runs of words in one cell


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark at its start, without which some spreadsheets misread curly quotes."""
    facts = rows(sheet)
    head = ["Column", "Label", *(row.name for row in facts), "Words"]
    counts = ["Length", "Kept", "Altered", "Moved", "New", "Unmarked", "Dropped"]
    runs = ["Moved runs", "New runs", "Dropped runs"]
    last = ["Measured against", "Comparison", "Made on"]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*head, *counts, *runs, *last])
    for number, statement in enumerate(sheet.statements):
        column, counted = sheet.comparison.columns[number], sheet.summary.columns[number]
        base = "" if column.base is None else LETTERS[column.base]
        cells = [
            *(LETTERS[number], statement.label),
            *(row.cells[number] for row in facts),
            *(statement.text, counted.words, counted.kept, counted.altered, counted.moved),
            *(counted.new, counted.unmarked, counted.dropped),
            *(_runs(column, State.MOVED), _runs(column, State.NEW), _dropped(sheet, column)),
            *(base, sheet.address, sheet.made),
        ]
        writer.writerow([guarded(str(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _runs(column: Column, state: State) -> str:
    return _BETWEEN.join(
        column.text[each.start : each.end] for each in column.segments if each.state is state
    )


def _dropped(sheet: Sheet, column: Column) -> str:
    if column.base is None:
        return ""
    base = sheet.comparison.columns[column.base].text
    return _BETWEEN.join(base[each.start : each.end] for each in column.dropped)
