"""Addresses of records: kept, moved, unknown and hostile."""

from typing import Any

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client

from statements.editing.withdrawal import take_out
from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    President,
    Slugged,
    State,
    StrategyDocument,
    Topic,
)

pytestmark = pytest.mark.django_db

FAMILIES: dict[str, tuple[Any, str]] = {
    "statements": (Excerpt, "nss-2010-a"),
    "documents": (StrategyDocument, "nss-2010"),
    "legislation": (Legislation, "ewgapa-2018"),
    "presidents": (President, "obama"),
    "topics": (Topic, "icc"),
    "institutions": (Institution, "apb"),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_renamed_record_is_found_under_its_old_address(family: str, client: Client) -> None:
    model, slug = FAMILIES[family]
    rename(model, slug, "another-name")
    answer = client.get(f"/{family}/{slug}/?from=a+footnote&x=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"/{family}/another-name/?from=a+footnote&x=1"
    assert client.get(answer["Location"]).status_code == 200


def test_a_query_in_raw_letters_survives_the_move(client: Client) -> None:
    rename(Topic, "icc", "another-name")
    answer = client.get("/topics/icc/", QUERY_STRING="q=génocide&q=".encode().decode("latin-1"))
    assert answer["Location"] == "/topics/another-name/?q=g%C3%A9nocide&q="


def test_a_renamed_record_without_a_query_gets_none(client: Client) -> None:
    rename(Topic, "icc", "another-name")
    assert client.get("/topics/icc/")["Location"] == "/topics/another-name/"


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_an_old_address_gives_no_hidden_excerpt_away(state: State, client: Client) -> None:
    Excerpt.objects.create(slug="a-name", text="Words not public.", state=state)
    rename(Excerpt, "a-name", "another-name")
    assert client.get("/statements/a-name/").status_code == 404
    answer = client.get("/statements/another-name/")
    # A note stands where a statement was that once was public.
    assert answer.status_code == (410 if state == State.WITHDRAWN else 404)
    assert "Words not public." not in answer.content.decode()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "slug",
    ["none-such", "UPPER-CASE", "x" * 10_000, "%00", "a%00b", "%0a", "..%2f..%2f", "%F0%9F", "-"],
    ids=["unknown", "upper", "10-kB", "nul", "nul-inside", "newline", "dots", "half-utf8", "dash"],
)
def test_what_names_no_record_is_not_found(family: str, slug: str, client: Client) -> None:
    assert client.get(f"/{family}/{slug}/").status_code == 404


@pytest.mark.parametrize("family", FAMILIES)
def test_another_case_is_another_address(family: str, client: Client) -> None:
    _, slug = FAMILIES[family]
    assert client.get(f"/{family}/{slug.upper()}/").status_code == 404


@pytest.mark.parametrize("family", FAMILIES)
def test_pages_are_for_reading_alone(family: str, client: Client) -> None:
    _, slug = FAMILIES[family]
    assert client.post(f"/{family}/{slug}/").status_code == 405
    assert client.head(f"/{family}/{slug}/").status_code == 200


def rename(model: Any, old: str, new: str) -> None:
    record = model.objects.get(slug=old)
    record.slug = new
    record.save()


@pytest.mark.parametrize(
    ("model", "addresses"),
    [
        (StrategyDocument, ["/documents/{}/", "/documents/{}/text/", "/documents/{}/cite.ris"]),
        (Legislation, ["/legislation/{}/", "/legislation/{}/text/", "/legislation/{}/cite.bib"]),
        (Institution, ["/institutions/{}/"]),
        (Topic, ["/topics/{}/", "/compare/topics/{}/"]),
        (President, ["/presidents/{}/"]),
    ],
)
def test_a_note_stands_wherever_a_record_was(
    model: type[Slugged], addresses: list[str], client: Client
) -> None:
    for record in model._base_manager.order_by("pk"):
        try:
            with transaction.atomic():
                take_out(record, by=None)
        except ProtectedError:
            continue
        for address in addresses:
            answer = client.get(address.format(record.slug))
            assert answer.status_code == 410, address
            assert "No longer in the record" in answer.content.decode()
        return
    assert model is President  # each has a presidency, which rests on its president
