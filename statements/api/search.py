"""/api/v1/search/: what every part of the record has of some words."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from statements.api.describe import component, operation, ref
from statements.api.fields import present
from statements.api.parameters import Parameter, one, refuse_all, refuse_unknown
from statements.api.problems import Fault, Refused, bad, fault_of
from statements.api.read_view import ReadView
from statements.api.resource import ROOT
from statements.api.resources import RESOURCES
from statements.filters import find_everywhere
from statements.filters.reading import Problem

PATH = f"{ROOT}search/"
# By the name that `in` has for it.
SEARCHED = {each.name: each for each in RESOURCES if each.filter_class}
PARAMETERS = (
    Parameter(
        "q",
        "Words, in the language of the search box.",
        {"type": "string", "minLength": 1},
        required=True,
    ),
    Parameter("in", "Only this part of the record.", {"type": "string", "enum": list(SEARCHED)}),
)


class SearchView(ReadView):
    """Of every family the exact total, the first few and the way to all of them."""

    def get(self, request: Request) -> Response:
        words, names = _read(request.query_params)
        root = request.build_absolute_uri("/")[:-1]
        by_family = {
            each.filter_class.family: each for each in SEARCHED.values() if each.filter_class
        }
        asked = {family: each.records() for family, each in by_family.items() if each.name in names}
        found = find_everywhere(words, asked, PATH)
        if found.unsearched:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, found.unsearched)
        if found.notices:
            problems = [Problem(each.param, each.value, each.message) for each in found.notices]
            raise bad(*(fault_of(each, None, ["q", "in"]) for each in problems))
        parts = []
        for part in found.families:
            resource = by_family[part.family]
            parts.append(
                {
                    "in": resource.name,
                    "total": part.total,
                    "relaxed": part.relaxed,
                    "url": f"{root}{resource.path}?{urlencode({'q': words})}",
                    "results": present(
                        [each.record for each in part.results], resource.fields, root
                    ),
                }
            )
        return Response({"q": words, "total": found.total, "parts": parts})

    def describe(self) -> dict[str, Any]:
        results = {"anyOf": [ref(component(each)) for each in SEARCHED.values()]}
        part = {
            "type": "object",
            "properties": {
                "in": {"type": "string", "enum": list(SEARCHED)},
                "total": {"type": "integer"},
                "relaxed": {
                    "type": "string",
                    "description": "Said where nothing has all of the words.",
                },
                "url": {"type": "string", "format": "uri", "description": "All of them."},
                "results": {"type": "array", "items": results},
            },
            "required": ["in", "total", "relaxed", "url", "results"],
        }
        answer = {
            "type": "object",
            "properties": {
                "q": {"type": "string"},
                "total": {"type": "integer"},
                "parts": {"type": "array", "items": part},
            },
            "required": ["q", "total", "parts"],
        }
        says = "Of every part of the record how many have the words, and the best three."
        return operation("search", "Search", says, PARAMETERS, answer)


def _read(data: QueryDict) -> tuple[str, list[str]]:
    known = [each.name for each in PARAMETERS]
    given = data.copy()
    wanted = one(given, "in")
    refuse_all({name: "" for name in data if name not in known}, known)
    refuse_unknown(given, ["q", "in"])
    words = one(data, "q")
    if not words:
        raise bad(Fault("q", "", "is missing", "Give words to look for: q=genocide."))
    if wanted and wanted not in SEARCHED:
        cure = f"Known are {', '.join(SEARCHED)}."
        raise bad(Fault("in", wanted[:200], "is no part of the record", cure))
    return words, [wanted] if wanted else list(SEARCHED)
