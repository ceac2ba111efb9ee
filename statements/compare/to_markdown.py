"""A comparison as Markdown: the facts as a table, each text bare, and then what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statements.compare.comparison import Column, State
from statements.compare.rewritings import rewritings
from statements.compare.rows import LETTERS, Sheet, rows

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_FIRST = re.compile(r"^(\s*)([-+=])|^(\s*\d+)([.)])", re.MULTILINE)
_SAID = {State.MOVED: "moved", State.NEW: "new", State.ALTERED: "kept, altered"}


def to_markdown(sheet: Sheet) -> str:
    """One text; what a quotation has that Markdown would take for its own is escaped."""
    parts = [f"# {escape(sheet.title)}", *_head(sheet), _table(sheet)]
    for number, statement in enumerate(sheet.statements):
        column = sheet.comparison.columns[number]
        quoted = "\n".join(f"> {escape(line)}" for line in statement.text.splitlines() or [""])
        parts += [
            f"## {LETTERS[number]}: {escape(statement.label)}",
            quoted,
            escape(f"{statement.citation} {statement.page}. {statement.verdict}.")
            + f" <{statement.address}>",
            *_marks(sheet, column),
        ]
    parts += _phrases(sheet)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """As plain words, wherever in a document they stand."""
    return _FIRST.sub(r"\1\3\\\2\4", _SPECIAL.sub(r"\\\1", text))


def _head(sheet: Sheet) -> Iterator[str]:
    yield f"<{sheet.address}>, made on {sheet.made}."
    yield from (f"Left out: {escape(each)}" for each in sheet.left_out)
    yield "What is said here is true of these excerpts, not of whole documents."
    if sheet.comparison.coarse:
        yield "The texts are long: runs of fewer than four shared words were not looked for."


def _table(sheet: Sheet) -> str:
    lines = [
        ["", *(f"{letter}" for letter in sheet.letters)],
        ["---"] * (len(sheet.letters) + 1),
        *([row.name, *map(_cell, row.cells)] for row in rows(sheet)),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    web = text.startswith(("http://", "https://"))
    return f"<{text}>" if web else _line(text)


def _marks(sheet: Sheet, column: Column) -> Iterator[str]:
    """What is not simply kept, in reading order, then what is dropped."""
    if column.base is None:
        return
    base = sheet.comparison.columns[column.base].text
    letter = LETTERS[column.base]
    said = []
    for each in column.segments:
        if each.state in _SAID:
            words = _line(column.text[each.start : each.end])
            was = "; ".join(
                f"{_line(column.text[r.start : r.end])}, in {letter}: {_line(r.was)}"
                for r in rewritings(each, base)
            )
            said.append(f"* {_SAID[each.state]}: {words}{f' ({was})' if was else ''}")
    dropped = [
        f"* dropped: {escape(' '.join(base[d.start : d.end].split()))}" for d in column.dropped
    ]
    if said or dropped:
        yield f"Against {letter}:"
        yield "\n".join(said + dropped)
    else:
        yield f"Against {letter}: every marked word is kept, and none is dropped."


def _line(text: str) -> str:
    """Escaped, and on one line."""
    return escape(" ".join(text.split()))


def _phrases(sheet: Sheet) -> Iterator[str]:
    if sheet.comparison.phrases:
        yield "## Shared phrases of four words or more"
        yield "\n".join(
            f"{phrase.number}. {_line(phrase.text)} "
            f"({', '.join(LETTERS[column] for column in phrase.columns)})"
            for phrase in sheet.comparison.phrases
        )
