"""What cannot be answered is said as problem+json, with the cure."""

import pytest
from django.test import Client

from tests.api.answers import refused


@pytest.mark.parametrize(
    ("address", "parameter", "value", "cure"),
    [
        ("statements/?president=obamma", "president", "obamma", "Perhaps president=obama was"),
        ("statements/?president=nobody", "president", "nobody", "Known are reagan"),
        ("statements/?presidnt=obama", "presidnt", "", "Perhaps president=obama was meant"),
        ("statements/?colour=red", "colour", "", "Known are q, president"),
        ("statements/?in=topics", "in", "", "Known are q, president"),
        ("statements/?president=", "president", "", "leave it out"),
        ("statements/?year_min=soon", "year_min", "soon", "a year from 1 to 9999"),
        ("statements/?year_min=2020&year_max=2010", "year_min", "2020", "no later than year_max"),
        ("statements/?sort=best", "sort", "best", "Known are newest"),
        ("statements/?sort=relevance", "sort", "relevance", "relevance with q"),
        ("statements/?q=...", "q", "...", "Give a word"),
        ("statements/?q=president:nobody", "q", "president:nobody", "a value it knows"),
        ("statements/?page=0", "page", "0", "1 to 999999999"),
        ("statements/?page=99", "page", "99", "The last page is 1."),
        ("statements/?page=1&page=2", "page", "1", "Give it once"),
        ("statements/?page_size=501", "page_size", "501", "1 to 500"),
        ("statements/?cursor=x", "cursor", "x", "Begin with *"),
        ("statements/?cursor=*&facets=1", "facets", "1", "Leave one of them out"),
        ("statements/?facets=yes", "facets", "yes", "facets=1"),
        ("statements/?fields=slug,colour", "fields", "colour", "Known are slug, url, text"),
        ("statements/nss-2010-b/?page=1", "page", "", "Known are fields"),
        ("statements/?document=nss-2100", "document", "nss-2100", "Perhaps document=nss-2010"),
        ("presidents/?q=obama", "q", "", "Known are page"),
        ("topics/?facets=1", "facets", "", "Known are q, sort"),
        ("search/", "q", "", "q=genocide"),
        ("search/?q=...", "q", "...", "Give a word"),
        ("search/?q=court&in=laws", "in", "laws", "Known are statements"),
        ("search/?q=court&page=2", "page", "", "Known are q, in"),
        ("compare/", "s", "", "two to 6 slugs"),
        ("compare/?s=nss-2010-a&s=nss-2010-a", "s", "", "each once"),
        ("compare/?s=nss-2010-a&s=none", "s", "none", "two to 6 slugs"),
        ("compare/?s=nss-2010-a&s=nss-2010-b&base=x", "base", "x", "one of the columns"),
        ("compare/?s=nss-2010-a&s=nss-2010-b&b=x", "b", "", "Known are s, base"),
    ],
)
def test_the_parameter_the_value_and_the_cure_are_named(
    address: str, parameter: str, value: str, cure: str
) -> None:
    found = refused(address)
    faults = [each for each in found["errors"] if each["parameter"] == parameter]
    assert [each["value"] for each in faults][:1] == [value]
    assert cure in faults[0]["cure"]
    assert parameter in found["detail"] and faults[0]["cure"] in found["detail"]


@pytest.mark.parametrize(
    "address",
    ["statements/none/", "administrations/99/", "passages/123456789012345678901/", "nothing/"],
)
def test_what_is_not_there_is_a_problem(address: str) -> None:
    assert refused(address, 404)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["statements/", "statements/nss-2010-b/", "search/", "schema/"])
def test_nothing_is_written(address: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{address}")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


def test_other_forms_than_json_are_not_to_be_had() -> None:
    answer = Client().get("/api/v1/statements/", headers={"accept": "text/csv"})
    assert answer.status_code == 406
    assert answer["Content-Type"] == "application/problem+json"
    assert "application/json" in answer.json()["detail"]
