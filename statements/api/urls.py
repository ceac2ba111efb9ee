"""Every address of the API, written out."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from statements.api.compare import CompareView
from statements.api.read_view import NothingHere
from statements.api.records import ListView, RecordView
from statements.api.resource import Resource
from statements.api.resources import RESOURCES
from statements.api.schema import RootView, SchemaView
from statements.api.search import SearchView


def _of(resource: Resource) -> list[URLPattern]:
    key = "<int:key>" if resource.key_is_number else "<slug:key>"
    given: dict[str, Any] = {"resource": resource}
    return [
        path(f"{resource.name}/", ListView.as_view(**given)),
        path(f"{resource.name}/{key}/", RecordView.as_view(**given)),
    ]


urlpatterns = [
    *(each for resource in RESOURCES for each in _of(resource)),
    path("search/", SearchView.as_view()),
    path("compare/", CompareView.as_view()),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    path("", RootView.as_view()),
    path("<path:rest>/", NothingHere.as_view()),
]
