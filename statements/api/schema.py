"""/api/v1/schema/: the whole API as OpenAPI 3.1 describes it."""

from __future__ import annotations

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from rest_framework.request import Request
from rest_framework.response import Response

from statements.api.describe import components_of
from statements.api.read_view import ReadView
from statements.api.resource import ROOT
from statements.api.resources import RESOURCES


@cache
def openapi() -> dict[str, Any]:
    """Made once: nothing in it depends on the record."""
    generator: Any = SchemaGenerator(urlconf="statements.urls")  # type: ignore[no-untyped-call]
    made: dict[str, Any] = generator.get_schema(public=True)
    made["components"] = {"schemas": components_of(RESOURCES)}
    return made


class RootView(ReadView):
    """Where everything is."""

    schema = None

    def get(self, request: Request) -> Response:
        names = [*(each.name for each in RESOURCES), "search", "compare", "schema"]
        return Response({each: request.build_absolute_uri(f"{ROOT}{each}/") for each in names})


class SchemaView(ReadView):
    """The description."""

    schema = None

    def get(self, request: Request) -> Response:
        return Response(openapi())
