"""Everything that a search finds, in one table: the same columns, whatever was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict

from statements.api.export_formats import Exported
from statements.api.fields import present
from statements.api.parameters import one, refuse_all
from statements.api.problems import Fault, bad, fault_of
from statements.api.search import SEARCHED
from statements.filters import all_everywhere, find_everywhere
from statements.filters.reading import Problem

COLUMNS: Final = (
    ("in", "Which part of the record it is of."),
    ("url", "Its page or place, for good."),
    ("title", "Its name, or that of the document or law in which the words stand."),
    ("text", "The words; of what has none of its own, our summary."),
    ("date", "Date of the document or law, as far as known."),
    ("president", "Slug of the president."),
    ("printed_page", "The number printed on the page, or empty."),
    ("cited_as", "How it is cited, Bluebook style."),
)
# What the parts of the record call a column. A part's own words come before our summary.
_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "title": (
        "record_title",
        "document_title",
        "heading",
        "popular_name",
        "title",
        "name",
        "label",
    ),
    "text": ("text", "summary", "scope_note"),
    "date": ("date", "enacted"),
}


def everything(root: str, asked: QueryDict, *, works_alone: bool) -> Exported:
    """The rows of every part, part by part as the page has them, the best of each first.

    With `works_alone` of those parts that can be cited.
    """
    words = one(asked, "q")
    refuse_all({name: "" for name in asked if name != "q"}, ["q", "in", "format", "bom"])
    if not words:
        raise bad(Fault("q", "", "is missing", "Give words to look for, or a part: in=topics."))
    if notices := find_everywhere(words, {}, "/search/").notices:
        problems = [Problem(each.param, each.value, each.message) for each in notices]
        raise bad(*(fault_of(each, None, ["q", "in"]) for each in problems))
    records = {
        each.family: each.records()
        for each in SEARCHED.values()
        if each.is_cited or not works_alone
    }
    total, rows = all_everywhere(words, records)
    return Exported(
        name="search",
        title=f"Search: {words}",
        address=f"{root}/search/?{urlencode({'q': words})}",
        root=root,
        total=total,
        stretches=rows,
        columns=COLUMNS,
        present=lambda rows: _present(rows, root),
    )


def _present(rows: Sequence[Any], root: str) -> list[dict[str, Any]]:
    if not rows:
        return []
    (part,) = [each for each in SEARCHED.values() if each.model is type(rows[0])]
    fields = [each for each in part.fields if each.name in _WANTED]
    return [_row(part.name, found) for found in present(rows, fields, root)]


_WANTED: Final = {each for name, _ in COLUMNS for each in _NAMES.get(name, (name,))}


def _row(part: str, found: Mapping[str, Any]) -> dict[str, Any]:
    row = {}
    for name, _ in COLUMNS:
        said = [found[each] for each in _NAMES.get(name, (name,)) if each in found]
        row[name] = said[0] if said else None
        if name == "text":
            row[name] = next(filter(None, said), "")
    return row | {"in": part}
