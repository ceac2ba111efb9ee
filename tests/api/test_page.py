"""The page about the API is made from it, and its examples can be tried."""

import json

import jsonschema  # type: ignore[import-untyped]
import pytest
from django.test import Client

from statements.api.page import Shown, shown
from statements.api.resource import Resource
from statements.api.resources import RESOURCES
from tests.views.page import read_page


def test_every_parameter_and_field_stands_on_the_page() -> None:
    words = read_page(Client().get("/api/").content.decode()).words
    for each in shown():
        assert each.path in words
        for parameter, _ in each.parameters:
            assert parameter.name in words and parameter.says in words
        for field, _ in each.fields:
            assert field.name in words and field.says in words


@pytest.mark.parametrize("resource", shown(), ids=lambda each: each.name)
def test_every_example_request_is_answered(resource: Shown) -> None:
    assert Client().get(resource.request).status_code == 200
    json.loads(resource.response)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.name)
def test_every_example_value_is_of_its_type(resource: Resource) -> None:
    for each in resource.fields:
        jsonschema.validate(each.example, dict(each.schema))


def test_nothing_is_written_there() -> None:
    assert Client(enforce_csrf_checks=True).post("/api/").status_code == 405
