"""What an export says of itself: for Datasette, for data packages, and for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from statements.archive.files import Copied
from statements.archive.record import LEFT_OUT, Column, Table
from statements.archive.rows import CITATIONS, Whole

TITLE: Final = "Atrocity Policy"
SAID: Final = (
    "What the United States government has said, and enacted, about preventing mass atrocities: "
    "presidencies, documents, verbatim excerpts with their pages and how they were checked, laws."
)
_OF_CITATIONS: Final = "How records are cited, in four styles; worked out from the other tables."
# By what a row is called where another refers to it.
_LABELS: Final[Mapping[str, str]] = {
    "presidents": "name",
    "administrations": "number",
    "topics": "label",
    "legislation": "popular_name",
    "legislative_events": "event",
    "amendments": "effect",
    "sections": "heading",
    "bills": "title",
    "documents": "slug",  # six have the same title
    "institutions": "name",
    "secondary_works": "title",
    "sources": "name",
    "passages": "text",
    "excerpts": "slug",
    "verifications": "verdict",
    "remarks": "subject",
    "redirects": "old_slug",
}
# What a table begins with: the latest first, or the order of a law, a file or a vocabulary.
_SORTED: Final[Mapping[str, tuple[str, str]]] = {
    "administrations": ("sort", "number"),
    "topics": ("sort", "position"),
    "legislation": ("sort_desc", "enacted"),
    "documents": ("sort_desc", "date"),
    "statements": ("sort_desc", "date"),
}
IN_VIEW: Final[Mapping[str, str]] = {
    "slug": "The excerpt’s name in addresses.",
    "president": "Whose presidency the document belongs to; empty for a treaty.",
    "administration": "Number of that presidency.",
    "date": "The document’s date, as far as it is known.",
    "document": "The document’s title; empty where the words are of none that is identified.",
    "heading": "The heading the words stand under.",
    "printed_page": "The page number printed on the page.",
    "text": "The words, every bracket, ellipsis and mark kept.",
    "verdict": "How the words stand against the held source, at the last check.",
    "verdict_stale": "1 where words or source changed since: the verdict then says nothing.",
    "page_verdict": "How the page cited stood, at that check; empty without one.",
    "cited_as": "How it is cited, Bluebook style.",
    "excerpt_id": "The row in excerpts.",
}
_TYPES: Final[Mapping[str, str]] = {
    "integer": "integer",
    "flag": "boolean",
    "text": "string",
    "date": "string",
    "day": "date",
    "moment": "datetime",
    "json": "array",
}
_KINDS: Final[Mapping[str, str]] = {
    "integer": "whole number",
    "flag": "true or false",
    "text": "text",
    "date": "date as far as known: 2010, 2010-05 or 2010-05-27",
    "day": "date",
    "moment": "moment, in UTC",
    "json": "JSON",
}


def for_datasette(name: str, record: Whole) -> str:
    """Titles, descriptions and labels, as Datasette's metadata. `name` is the file's, bare."""
    tables: dict[str, Any] = {
        table.name: {
            "description": table.says,
            "columns": {column.name: column.says for column in table.columns},
            **({"label_column": _LABELS[table.name]} if table.name in _LABELS else {}),
        }
        for table in record.tables
    }
    tables["passages"]["size"] = 20
    tables["citations"] = {"description": _OF_CITATIONS, "columns": dict(CITATIONS)}
    tables["about"] = {"description": "What this file is, and when it was written."}
    tables["statements"] = {
        "description": "The words, with who said them, where they stand and how they are cited.",
        "columns": IN_VIEW,
    }
    for table, (how, column) in _SORTED.items():
        tables[table][how] = column
    described = {"title": TITLE, "description": SAID, "databases": {name: {"tables": tables}}}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def schema_of(table: Table) -> dict[str, Any]:
    """A table's columns, keys and references, as a Table Schema."""
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": [table.columns[0].name],
        "foreignKeys": [
            {
                "fields": [column.name],
                # A table that refers to itself says so with an empty name.
                "reference": {
                    "resource": "" if column.refers == table.name else column.refers,
                    "fields": ["id"],
                },
            }
            for column in table.columns
            if column.refers
        ],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    # An empty text stands in a cell as nothing does, and is no fault.
    if column.is_required and column.kind != "text":
        rules["required"] = True
    if column.is_unique:
        rules["unique"] = True
    if column.choices:
        rules["enum"] = [value for value, _ in column.choices]
    field = {"name": column.name, "type": _type(column), "description": column.says}
    return field | ({"constraints": rules} if rules else {})


def _type(column: Column) -> str:
    if column.kind == "json" and isinstance(column.field.get_default(), dict):
        return "object"
    return _TYPES[column.kind]


def schema_of_citations() -> dict[str, Any]:
    kinds = {"record_id": "integer"}
    return {
        "fields": [
            {"name": name, "type": kinds.get(name, "string"), "description": says}
            for name, says in CITATIONS
        ],
        "primaryKey": ["kind", "record_id"],
        "missingValues": [""],
    }


def codebook(record: Whole, copied: Copied | None) -> str:
    """Every table and column in plain words."""
    return "\n".join(_codebook(record, copied)) + "\n"


_ALL: Final = "all of it, drafts and what was withdrawn too: it is not for the public"
_CELLS: Final = """\
Tables are UTF-8, parted by commas; lines end with CR LF. An empty cell is an empty text in a column
of text that must be filled, and otherwise no value. Texts stand letter for letter: for a
spreadsheet take a list's own export, where nothing can run as a formula.
"""


def _files(copied: Copied | None) -> Iterator[str]:
    if copied is None:
        yield "* the files of held sources: their text is in `passages`, the rest in `sources`.\n"
        return
    for name in copied.missing:
        yield f"* the file `{name}`, which was not where it should be, or not what it should be;"
    yield f"\nIn `files/` are {copied.count} files of held sources, as `sources.file` names them.\n"


def _codebook(record: Whole, copied: Copied | None) -> Iterator[str]:
    about = record.about
    said = _ALL if about.unpublished else "what is published, and no draft"
    yield f"# {TITLE}: codebook\n\n{SAID}\n"
    yield f"Written {about.written_at}; the columns are those of migration `{about.schema}`.\n"
    yield f"It holds {said}. Not in it:\n"
    for why in LEFT_OUT.values():
        yield f"* {why};"
    yield from _files(copied)
    yield _CELLS
    hidden = [
        f"`{table.name}.{column.name}`"
        for table in record.tables
        for column in table.columns
        if column.is_for_editors
    ]
    if not about.unpublished:
        yield f"Empty in every row, for it is for editors alone: {', '.join(hidden)}.\n"
    for table in record.tables:
        yield f"## {table.name}\n\n{table.says}\n\n| column | is | what it means |\n|---|---|---|"
        yield from map(_row, table.columns)
        yield ""
    yield f"## citations\n\n{_OF_CITATIONS}\n\n| column | is | what it means |\n|---|---|---|"
    for name, says in CITATIONS:
        yield f"| `{name}` | {'whole number' if name == 'record_id' else 'text'} | {says} |"


def _row(column: Column) -> str:
    kind = _KINDS[column.kind] + ("" if column.is_required else ", or nothing")
    says = column.says + (f" See `{column.refers}`." if column.refers else "")
    if column.choices:
        says += " " + "; ".join(f"`{value}`: {label}" for value, label in column.choices) + "."
    return f"| `{column.name}` | {kind} | {says.replace('|', chr(92) + '|')} |"
