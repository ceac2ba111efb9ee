"""Addresses that only read refuse every other method, with or without a token."""

import pytest
from django.test import Client
from django.urls import URLPattern

from statements.urls import urlpatterns
from tests.views.page import read_page

pytestmark = pytest.mark.django_db

WRITE = {"basket", "preferences"}  # a cookie, not the record
FILES = {"source_file"}  # tried beside its own tests
SLUGS = {
    "statements": "nss-2010-a",
    "documents": "nss-2010",
    "legislation": "ewgapa-2018",
    "presidents": "obama",
    "topics": "icc",
    "compare/topics": "icc",
    "institutions": "apb",
}
READ = [
    f"/{each.pattern}".replace("<slug:slug>", SLUGS.get(str(each.pattern).split("/<")[0], ""))
    .replace("<slug:kind>", "ris")
    .replace("<section>", "topics")
    for each in urlpatterns
    if isinstance(each, URLPattern) and each.name not in WRITE | FILES
]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", READ)
def test_another_method_is_not_allowed(address: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "can only be read" in answer.content.decode()


@pytest.mark.parametrize("address", READ)
def test_it_can_be_read(address: str, client: Client) -> None:
    for answer in (client.get(address), client.head(address)):
        assert answer.status_code in {200, 302, 303, 400}, address


def test_a_form_without_its_token_gets_a_page_of_ours() -> None:
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "<style" not in html
    assert " style=" not in html
    page = read_page(html)
    assert page.all("h1")[0].words == "That form was not accepted"
    assert "It was open too long" in page.words
    assert "keeps no cookies" in page.words
    assert "Nothing was written" in page.words
    assert "/static/css/site.css" in page.loaded
