"""/api/v1/compare/: what two to six excerpts share, move, add and leave out, as spans of them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from statements.api.describe import operation
from statements.api.parameters import Parameter, refuse_unknown
from statements.api.problems import Fault, bad
from statements.api.read_view import ReadView
from statements.compare import Comparison, compare
from statements.compare.comparison import Change, State
from statements.compare.summary import ColumnSummary, summarise
from statements.filters.compare_address import MOST, Chosen, read_address
from statements.models import Excerpt

_SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,100}$"}
PARAMETERS = (
    Parameter(
        "s",
        f"Slug of a statement: two to {MOST}, in the order of the columns.",
        {"type": "array", "items": _SLUG, "minItems": 2, "maxItems": MOST},
        many=True,
        required=True,
    ),
    Parameter(
        "base", "Slug of the column to measure against; without, the one to the left.", _SLUG
    ),
)
_COUNTED = ("words", "kept", "altered", "moved", "new", "unmarked", "dropped")


class CompareView(ReadView):
    """The same comparison as the page's; spans count characters from 0, the end not included."""

    def get(self, request: Request) -> Response:
        data = request.query_params
        refuse_unknown(data, ["s", "base"])
        chosen = read_address(data, Excerpt.objects.published().with_names())
        unknown = [name for name in data if name not in {"s", "base"}]
        faults = [
            Fault(each.param[:200], each.value[:200], each.message, _CURES.get(each.param, _KNOWN))
            for each in chosen.problems
        ]
        seen = {each.parameter for each in faults}
        faults += [
            Fault(name[:200], "", "is no parameter of this resource", _KNOWN)
            for name in unknown
            if name not in seen
        ]
        if len(set(data.getlist("s"))) < 2:
            faults.append(Fault("s", "", "names fewer than two statements", _CURES["s"]))
        if faults or len(chosen.excerpts) < 2:
            raise bad(*(faults or [Fault("s", "", "names one statement twice", _CURES["s"])]))
        return Response(_answer(chosen, request.build_absolute_uri("/")[:-1]))

    def describe(self) -> dict[str, Any]:
        says = "Two to six statements, each measured against another, as spans of their texts."
        return operation("compare", "Compare", says, PARAMETERS, _SCHEMA, (400, 406, 429))


_KNOWN = "Known are s, base."
_CURES = {
    "s": f"Give two to {MOST} slugs from /api/v1/statements/, each once.",
    "base": "Give the slug of one of the columns, or leave base out.",
}


def _answer(chosen: Chosen, root: str) -> dict[str, Any]:
    comparison = compare([excerpt.text for excerpt in chosen.excerpts], chosen.base)
    summary = summarise(comparison)
    return {
        "url": root + chosen.url,
        "columns": [
            _column(chosen, comparison, number, summary.columns[number], root)
            for number in range(len(chosen.excerpts))
        ],
        "phrases": [asdict(phrase) for phrase in comparison.phrases],
    }


def _column(
    chosen: Chosen, comparison: Comparison, number: int, counted: ColumnSummary, root: str
) -> dict[str, Any]:
    excerpt, column = chosen.excerpts[number], comparison.columns[number]
    return {
        "statement": excerpt.slug,
        "url": root + excerpt.get_absolute_url(),
        "text": excerpt.text,
        "base": None if column.base is None else chosen.slugs[column.base],
        "counts": {name: getattr(counted, name) for name in _COUNTED},
        "segments": [asdict(segment) for segment in column.segments],
        "dropped": [asdict(each) for each in column.dropped],
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_INT = {"type": "integer"}
_MAYBE_INT = {"type": ["integer", "null"]}
_URL = {"type": "string", "format": "uri"}
_ALTERATION = _object(
    change={"type": "string", "enum": [str(each) for each in Change]},
    start=_INT,
    end=_INT,
    base_start=_INT,
    base_end=_INT,
)
_SEGMENT = _object(
    start=_INT,
    end=_INT,
    state={"type": "string", "enum": [str(each) for each in State]},
    words=_INT,
    base_start=_MAYBE_INT,
    base_end=_MAYBE_INT,
    alterations=_array(_ALTERATION),
    phrases=_array(_INT),
)
_COLUMN = _object(
    statement={"type": "string"},
    url=_URL,
    text={"type": "string"},
    base={"type": ["string", "null"]},
    counts=_object(**dict.fromkeys(_COUNTED, _INT)),
    segments=_array(_SEGMENT),
    dropped=_array(_object(start=_INT, end=_INT, words=_INT)),
)
_PHRASE = {
    "type": "object",
    "description": "Four words or more that columns share.",
    "properties": {
        "number": _INT,
        "words": _INT,
        "occurrences": _array(_object(column=_INT, start=_INT, end=_INT)),
    },
}
_SCHEMA = _object(url=_URL, columns=_array(_COLUMN), phrases=_array(_PHRASE))
