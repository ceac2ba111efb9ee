"""A law with its sections, its history and its amendments in one form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from statements.models import Legislation, LegislativeEvent, Provision
from tests.admin.page_form import form_of

Save = Callable[..., Any]


@pytest.fixture
def law(record: None) -> Legislation:
    """The Elie Wiesel Act."""
    return Legislation.objects.get(slug="ewgapa-2018")


def section(place: int, **boxes: str) -> dict[str, str]:
    """The boxes of one section."""
    given = {"position": "99", "number": "99", "heading": "New", "summary": "New.", **boxes}
    return {f"provisions-{place}-{name}": value for name, value in given.items()}


def test_a_section_is_added(save: Save, law: Legislation) -> None:
    held = law.provisions.count()
    answer = save(law, **{"provisions-TOTAL_FORMS": str(held + 1)}, **section(held))
    assert answer.status_code == 302, answer.context["errors"]
    assert law.provisions.get(number="99").heading == "New"


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ({"position": "1"}, "Two of them have the same position. Give each its own."),
        ({"number": "1"}, "Two of them have the same number. Give each its own."),
        ({"position": "0"}, "“0” is not a number counted from 1. Write one such as 48."),
        ({"heading": ""}, "This field is required."),
    ],
    ids=["place", "number", "zero", "heading"],
)
def test_what_is_wrong_with_a_section_is_said(
    save: Save, law: Legislation, boxes: dict[str, str], message: str
) -> None:
    held = law.provisions.count()
    answer = save(law, **{"provisions-TOTAL_FORMS": str(held + 1)}, **section(held, **boxes))
    assert answer.status_code == 200
    assert message in answer.content.decode()


def sections(law: Legislation) -> list[tuple[int, str]]:
    return list(law.provisions.order_by("position").values_list("position", "number"))


def test_sections_change_places_and_numbers_in_one_save(save: Save, law: Legislation) -> None:
    (_, first), (_, second), *rest = sections(law)
    boxes = {"provisions-0-position": "2", "provisions-1-position": "1"}
    assert save(law, **boxes).status_code == 302
    assert sections(law) == [(1, second), (2, first), *rest]
    boxes = {"provisions-0-number": first, "provisions-1-number": second}
    assert save(law, **boxes).status_code == 302
    assert sections(law) == [(1, first), (2, second), *rest]


def test_a_section_takes_the_place_of_one_that_goes(save: Save, law: Legislation) -> None:
    (_, first), (_, _), *rest = sections(law)
    boxes = {"provisions-0-position": "2", "provisions-1-DELETE": "on"}
    assert save(law, **boxes).status_code == 302
    assert sections(law) == [(2, first), *rest]


def test_a_section_saved_meanwhile_is_not_overwritten(desk: Client, law: Legislation) -> None:
    address = reverse("admin:statements_legislation_change", args=[law.pk])
    boxes = form_of(desk.get(address).content.decode(), "legislation")
    held = law.provisions.count()
    Provision.objects.create(legislation=law, position=99, number="99", heading="x", summary="x")
    boxes |= {"provisions-TOTAL_FORMS": str(held + 1)} | section(held)
    shown = desk.post(address, boxes).content.decode()
    assert "Another section with “99” was saved meanwhile." in shown
    assert law.provisions.count() == held + 1


def test_a_form_costs_the_same_with_fifty_sections(desk: Client, law: Legislation) -> None:
    address = reverse("admin:statements_legislation_change", args=[law.pk])
    desk.get(address)
    with CaptureQueriesContext(connection) as before:
        desk.get(address)
    for number in range(100, 150):
        Provision.objects.create(
            legislation=law, position=number, number=str(number), heading="x", summary="x"
        )
        LegislativeEvent.objects.create(legislation=law, position=number, date="2018", event="x")
    with CaptureQueriesContext(connection) as after:
        assert desk.get(address).status_code == 200
    assert len(after) == len(before) <= 20
