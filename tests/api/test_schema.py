"""The description is right: requests made from it by the hundred are answered as it says."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from statements.api.parameters import parameters_of
from statements.api.resources import RESOURCES
from statements.api.schema import openapi
from tests.api.answers import ask

# What a slug or a word may be stands in the record, not in a schema: such are refused with 400.
# schemathesis does not unpack what is packed.
PLAIN = {"Accept-Encoding": "identity"}
NOT_SAID: list[Any] = [positive_data_acceptance]


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A request does not close the test's own transaction, as with Django's test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", sorted(openapi()["paths"]))
def test_every_answer_is_as_described(path: str, mode: GenerationMode) -> None:
    """With what the description allows, and with what it does not."""
    api = schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application())

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(api[path]["GET"].as_strategy(generation_mode=mode))
    def is_as_described(case: Any) -> None:
        case.call_and_validate(headers=PLAIN, excluded_checks=NOT_SAID)

    is_as_described()


def test_it_is_openapi_3_1_and_names_every_parameter_and_field() -> None:
    said = ask("schema/")
    assert said == openapi() and said["openapi"] == "3.1.0"
    for each in RESOURCES:
        asked = said["paths"][f"/api/v1/{each.name}/"]["get"]["parameters"]
        assert [one["name"] for one in asked] == [one.name for one in parameters_of(each)]
        component = said["components"]["schemas"][each.name.capitalize()]
        assert list(component["properties"]) == [one.name for one in each.fields]
