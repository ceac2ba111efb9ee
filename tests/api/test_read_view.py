"""What every answer has: conditions, and leave for other sites."""

import pytest
import time_machine
from django.test import Client

from statements.models import Excerpt

ADDRESSES = ["statements/", "statements/nss-2010-b/", "search/?q=court", "schema/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_is_held_already_is_not_sent_again(address: str) -> None:
    first = Client().get(f"/api/v1/{address}")
    for name, value in (
        ("if-none-match", first["ETag"]),
        ("if-none-match", f"W/{first['ETag']}"),
        ("if-modified-since", first["Last-Modified"]),
    ):
        again = Client().get(f"/api/v1/{address}", headers={name: value})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ["statements/", "statements/nss-2010-b/"])
def test_whatever_changes_makes_another_answer(address: str) -> None:
    with time_machine.travel("2027-01-01T12:00:00Z", tick=False):
        first = Client().get(f"/api/v1/{address}")
        # Not searched, so no log of changes speaks of it; and within the same second.
        Excerpt.objects.filter(slug="nss-2010-b").update(editors_note="Seen again.")
        for name, value in (("none-match", "ETag"), ("modified-since", "Last-Modified")):
            again = Client().get(f"/api/v1/{address}", headers={f"if-{name}": first[value]})
            assert again.status_code == 200
            assert "Seen again." in again.content.decode()


def test_an_answer_that_must_be_another_is_a_problem() -> None:
    answer = Client().get("/api/v1/statements/", headers={"if-match": '"another"'})
    assert answer.status_code == 412
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", [*ADDRESSES, "statements/?page=x", "nothing/"])
def test_every_site_may_read(address: str) -> None:
    assert Client().get(f"/api/v1/{address}")["Access-Control-Allow-Origin"] == "*"
    asked = Client().options(
        f"/api/v1/{address}",
        headers={"origin": "https://example.org", "access-control-request-method": "GET"},
    )
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]


def test_head_has_the_headers_and_no_body() -> None:
    answer = Client().head("/api/v1/statements/")
    assert answer.status_code == 200 and answer["ETag"] and not answer.content
