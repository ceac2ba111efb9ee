"""A list as a file: one contract, one table from format to writer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from statements.api.export_docx import briefing
from statements.api.fields import TEXT, Field, field, present
from statements.api.resource import Resource
from statements.citations import bibtex, csl_json, ris
from statements.citations.runs import text_of
from statements.citations.styles import Style, cite
from statements.citations.works import Work
from statements.models import Excerpt
from statements.models.cited import cited
from statements.tables import csv_rows, xlsx_file


@dataclass(frozen=True, slots=True)
class Exported:
    """A list to be written: `total` rows, each read once. `root` is the site's address."""

    resource: Resource
    total: int
    rows: Iterable[Any]
    root: str
    title: str
    address: str
    bom: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.resource)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `write` gives it piece by piece; `ending` is that of its name."""

    label: str
    media_type: str
    ending: str
    write: Callable[[Exported], Iterator[str | bytes]]


def fields_of(resource: Resource) -> tuple[Field, ...]:
    """The columns of every format: the fields of the API, and the citation."""
    return (*resource.fields, _CITATION)


def _citation(record: Any) -> str:
    return text_of(cite(cited(record), Style.BLUEBOOK).runs)


_CITATION = field("cited_as", "How it is cited, Bluebook style.", TEXT, "…", _citation)


def _dicts(made: Exported) -> Iterator[dict[str, Any]]:
    return (present(row, made.fields, made.root) for row in made.rows)


def _cells(made: Exported) -> Iterator[Sequence[str]]:
    return ([in_a_cell(value) for value in row.values()] for row in _dicts(made))


def in_a_cell(value: Any) -> str:
    """A value as a text: lists parted by semicolons, what is nested as JSON."""
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
    return [each.name for each in made.fields]


def _csv(made: Exported) -> Iterator[str]:
    return csv_rows(_names(made), _cells(made), bom=made.bom)


def _xlsx(made: Exported) -> Iterator[bytes]:
    told = [(each.name, each.says) for each in made.fields]
    yield xlsx_file(_names(made), _cells(made), title=made.resource.name, explained=told)


def _json(made: Exported) -> Iterator[str]:
    yield f'{{"total": {made.total}, "results": ['
    for at, row in enumerate(_dicts(made)):
        yield ("," if at else "") + "\n" + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def _json_lines(made: Exported) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in _dicts(made))


def _works(made: Exported) -> Iterator[tuple[Work, str]]:
    for row in made.rows:
        note = f"Verdict: {row.get_verdict_display()}." if isinstance(row, Excerpt) else ""
        yield cited(row, made.root), note


def _csl(made: Exported) -> Iterator[str]:
    yield "["
    for at, item in enumerate(csl_json.to_csl(_works(made))):
        yield ("," if at else "") + "\n" + json.dumps(item, ensure_ascii=False)
    yield "\n]\n"


def _docx(made: Exported) -> Iterator[bytes]:
    yield briefing(made.title, made.address, made.total, made.rows, made.root)


_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Final[dict[str, Format]] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", "csv", _csv),
    "xlsx": Format("Excel", _EXCEL, "xlsx", _xlsx),
    "docx": Format("Word", _WORD, "docx", _docx),
    "ris": Format("RIS", ris.MEDIA_TYPE, "ris", lambda made: ris.to_ris(_works(made))),
    "bibtex": Format(
        "BibTeX", bibtex.MEDIA_TYPE, "bib", lambda made: bibtex.to_bibtex(_works(made))
    ),
    "csl": Format("CSL-JSON", csl_json.MEDIA_TYPE, "csl.json", _csl),
    "json": Format("JSON", "application/json; charset=utf-8", "json", _json),
    "jsonl": Format("JSON Lines", "application/x-ndjson; charset=utf-8", "jsonl", _json_lines),
}
