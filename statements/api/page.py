"""/api/: the API for people, made from what it says of itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from statements.api import compare, search
from statements.api.fields import Field
from statements.api.parameters import MOST_ROWS, Parameter, parameters_of
from statements.api.resource import ROOT
from statements.api.resources import RESOURCES

_ENOUGH = 8
_PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Shown:
    """One resource of the page. `one` is the address of a single record, if there is such."""

    name: str
    title: str
    says: str
    path: str
    one: str
    parameters: Sequence[tuple[Parameter, str]]
    fields: Sequence[tuple[Field, str]]
    request: str
    response: str


@csrf_exempt
def api_page(request: HttpRequest) -> HttpResponse:
    """What can be asked, and what is answered."""
    if request.method not in {"GET", "HEAD"}:
        said = "This address can only be read, with GET or HEAD. Nothing was changed.\n"
        return HttpResponseNotAllowed(["GET", "HEAD"], said, content_type=_PLAIN)
    root = request.build_absolute_uri("/")[:-1]
    context = {
        "resources": shown(),
        "root": root,
        "limit": settings.API_REQUESTS_PER_MINUTE,
        "most": MOST_ROWS,
    }
    return render(request, "api/page.html", context)


def shown() -> list[Shown]:
    """Every resource with its parameters, its fields, and an example of each."""
    return [*_resources(), _search(), _compare()]


def _resources() -> list[Shown]:
    found = []
    for each in RESOURCES:
        address = f"{each.path}?{each.asked}" if each.asked else each.path
        record = {field.name: field.example for field in each.fields}
        answer = {"total": 1, "page": 1, "pages": 1, "next": None, "previous": None}
        found.append(
            Shown(
                name=each.name,
                title=each.title,
                says=each.says,
                path=each.path,
                one=f"{each.path}{{{each.key.replace('pk', 'id')}}}/",
                parameters=[(one, type_of(one.schema)) for one in parameters_of(each)],
                fields=[(one, type_of(one.schema)) for one in each.fields],
                request=address,
                response=_json(answer | {"results": [record]}),
            )
        )
    return found


def _search() -> Shown:
    part = {"in": "statements", "total": 7, "relaxed": "", "url": "…", "results": ["…"]}
    return Shown(
        "search",
        "Search",
        "Of every part of the record how many have the words, and the best three.",
        search.PATH,
        "",
        [(one, type_of(one.schema)) for one in search.PARAMETERS],
        [],
        f"{search.PATH}?q=genocide",
        _json({"q": "genocide", "total": 52, "parts": [part]}),
    )


def _compare() -> Shown:
    column = {"statement": "nss-2010-b", "base": None, "segments": ["…"], "dropped": []}
    return Shown(
        "compare",
        "Compare",
        "Two to six statements, each measured against another, as spans of their texts.",
        f"{ROOT}compare/",
        "",
        [(one, type_of(one.schema)) for one in compare.PARAMETERS],
        [],
        f"{ROOT}compare/?s=nss-2010-b&s=nss-2010-a",
        _json({"url": "…", "columns": [column, "…"], "phrases": ["…"]}),
    )


def type_of(schema: Any) -> str:
    """A schema in a few words."""
    if "enum" in schema:
        values = [str(value) for value in schema["enum"] if value is not None]
        return ", ".join(values) if len(values) <= _ENOUGH else f"one of {len(values)} words"
    kind = schema.get("type", "")
    if kind == "array":
        return f"list of {type_of(schema['items'])}"
    kinds = [kind] if isinstance(kind, str) else kind
    words = {"string": "text", "integer": "number", "boolean": "true or false", "object": "objects"}
    return " or ".join(words.get(each, each) for each in kinds)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
