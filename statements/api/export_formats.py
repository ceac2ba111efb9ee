"""A list as a file: one contract, one table from format to writer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from statements.api.export_docx import briefing
from statements.citations import bibtex, csl_json, ris
from statements.citations.styles import Style, cite
from statements.citations.works import Work
from statements.models import Excerpt
from statements.models.cited import cited_all
from statements.tables import csv_rows, xlsx_file


@dataclass(frozen=True, slots=True)
class Exported:
    """A list to be written. `stretches` are its rows, a thousand at most in each, read once.

    `columns` are names with what they mean, and `present` gives the values of rows under them.
    `root` is the site's address, `name` the list's.
    """

    name: str
    title: str
    address: str
    root: str
    total: int
    stretches: Iterable[Sequence[Any]]
    columns: Sequence[tuple[str, str]]
    present: Callable[[Sequence[Any]], list[dict[str, Any]]]
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `write` gives it piece by piece; `ending` is that of its name.

    With `of_works` it holds nothing but citations.
    """

    label: str
    media_type: str
    ending: str
    write: Callable[[Exported], Iterator[str | bytes]]
    of_works: bool = False


def _dicts(made: Exported) -> Iterator[dict[str, Any]]:
    for rows in made.stretches:
        yield from made.present(rows)


def _cells(made: Exported) -> Iterator[Sequence[str]]:
    return ([in_a_cell(value) for value in row.values()] for row in _dicts(made))


def in_a_cell(value: Any) -> str:
    """A value as a text: lists parted by semicolons, what is nested as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def _names(made: Exported) -> list[str]:
    return [name for name, _ in made.columns]


def _csv(made: Exported) -> Iterator[str]:
    return csv_rows(_names(made), _cells(made), bom=made.bom)


def _xlsx(made: Exported) -> Iterator[bytes]:
    return xlsx_file(_names(made), _cells(made), title=made.name, explained=made.columns)


def _json(made: Exported) -> Iterator[str]:
    yield f'{{"total": {made.total}, "results": ['
    for at, row in enumerate(_dicts(made)):
        yield ("," if at else "") + "\n" + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def _json_lines(made: Exported) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in _dicts(made))


def _works(made: Exported) -> Iterator[tuple[Work, str]]:
    for rows in made.stretches:
        for row, work in zip(rows, cited_all(rows, made.root), strict=True):
            verdict = f"Verdict: {row.get_verdict_display()}." if isinstance(row, Excerpt) else ""
            yield work, " ".join(filter(None, (verdict, *cite(work, Style.BLUEBOOK).missing)))


def _csl(made: Exported) -> Iterator[str]:
    yield "["
    for at, item in enumerate(csl_json.to_csl(_works(made))):
        yield ("," if at else "") + "\n" + json.dumps(item, ensure_ascii=False)
    yield "\n]\n"


def _docx(made: Exported) -> Iterator[bytes]:
    said = f"{made.total:,} in all. {made.address}"
    return briefing(made.title, said, made.stretches, made.root)


_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Final[dict[str, Format]] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", "csv", _csv),
    "xlsx": Format("Excel", _EXCEL, "xlsx", _xlsx),
    "docx": Format("Word", _WORD, "docx", _docx),
    "ris": Format(
        "RIS", ris.MEDIA_TYPE, "ris", lambda made: ris.to_ris(_works(made)), of_works=True
    ),
    "bibtex": Format(
        "BibTeX",
        bibtex.MEDIA_TYPE,
        "bib",
        lambda made: bibtex.to_bibtex(_works(made)),
        of_works=True,
    ),
    "csl": Format("CSL-JSON", csl_json.MEDIA_TYPE, "csl.json", _csl, of_works=True),
    "json": Format("JSON", "application/json; charset=utf-8", "json", _json),
    "jsonl": Format("JSON Lines", "application/x-ndjson; charset=utf-8", "jsonl", _json_lines),
}
