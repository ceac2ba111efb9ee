"""A document and the excerpts within its form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from statements.models import Excerpt, State, StrategyDocument
from tests.admin.page_form import form_of

Save = Callable[..., Any]


def inline(number: int, text: str, **more: str) -> dict[str, str]:
    """The boxes of one excerpt added within its document's form."""
    boxes = {"text": text, "position": "", "state": "draft", "slug": "", **more}
    return {f"excerpts-{number}-{name}": value for name, value in boxes.items()}


@pytest.fixture
def nss(record: None) -> StrategyDocument:
    """A document without excerpts."""
    return StrategyDocument.objects.get(slug="nss-1999")


def test_excerpts_are_added_within_a_document(save: Save, nss: StrategyDocument) -> None:
    assert not nss.excerpts.exists()
    answer = save(
        nss, **{"excerpts-TOTAL_FORMS": "2"}, **inline(0, "Never."), **inline(1, "Again.")
    )
    assert answer.status_code == 302, answer.context["errors"]
    added = nss.excerpts.order_by("position").values_list("slug", "text", "position", "state")
    assert list(added) == [
        ("nss-1999-a", "Never.", 1, State.DRAFT),
        ("nss-1999-b", "Again.", 2, State.DRAFT),
    ]


def test_excerpts_are_added_with_a_new_document(save: Save, record: None) -> None:
    document = {
        "title": "A new strategy",
        "short_title": "Strategy",
        "slug": "new-2026",
        "kind": "strategy",
        "issuing_body": "U.S. Department of State",
        "summary": "New.",
    }
    answer = save(
        StrategyDocument, **document, **{"excerpts-TOTAL_FORMS": "1"}, **inline(0, " Never. ")
    )
    assert answer.status_code == 302, answer.context["errors"]
    assert Excerpt.objects.get(slug="new-2026-a").text == "Never."


def test_a_problem_of_an_excerpt_stands_at_its_box(save: Save, nss: StrategyDocument) -> None:
    boxes = inline(0, "Never.", printed_page="p. 3")
    page = save(nss, **{"excerpts-TOTAL_FORMS": "1"}, **boxes).content.decode()
    assert '<a href="#id_excerpts-0-printed_page">excerpt 1, Printed page</a>: Write 3' in page


def test_an_excerpt_opened_and_left_empty_is_not_added(save: Save, nss: StrategyDocument) -> None:
    assert save(nss, **{"excerpts-TOTAL_FORMS": "1"}, **inline(0, "")).status_code == 302
    assert not nss.excerpts.exists()


def more_excerpts(document: StrategyDocument, how_many: int) -> None:
    Excerpt.objects.bulk_create(
        Excerpt(slug=f"row-{number}", text="Never.", document=document, position=number + 1)
        for number in range(how_many)
    )


def test_a_form_costs_the_same_with_forty_excerpts(desk: Client, nss: StrategyDocument) -> None:
    address = reverse("admin:statements_strategydocument_change", args=[nss.pk])
    Excerpt.objects.create(slug="row", text="Never.", document=nss)
    desk.get(address)
    with CaptureQueriesContext(connection) as before:
        desk.get(address)
    more_excerpts(nss, 39)
    with CaptureQueriesContext(connection) as after:
        assert len(shown_excerpts(desk.get(address))) == 40
    assert len(after) == len(before) <= 20


def shown_excerpts(page: Any) -> list[Any]:
    """The excerpts that a document's form shows; the form to add one is none of them."""
    [inline] = page.context["inline_admin_formsets"]
    return [form.instance.slug for form in inline.formset.initial_forms]


def test_many_excerpts_stand_in_their_list_and_not_in_the_form(
    desk: Client, nss: StrategyDocument
) -> None:
    more_excerpts(nss, 41)
    page = desk.get(reverse("admin:statements_strategydocument_change", args=[nss.pk]))
    listed = f"/admin/statements/excerpt/?document__id__exact={nss.pk}"
    shown = page.content.decode()
    assert f'<a href="{listed}">41 in their list</a>. Too many to be shown in this form' in shown
    assert 'name="excerpts-0-text"' in shown
    assert not shown_excerpts(page)
    assert desk.get(listed).context["cl"].result_count == 41


def test_one_more_is_added_to_a_document_with_many(save: Save, nss: StrategyDocument) -> None:
    more_excerpts(nss, 200)
    answer = save(nss, title="Renamed", **{"excerpts-0-text": "Again."})
    assert answer.status_code == 302, answer.context["errors"]
    assert nss.excerpts.count() == 201
    assert nss.excerpts.get(slug="nss-1999-a").position == 201
    assert save(nss).status_code == 302
    assert nss.excerpts.count() == 201


def test_a_form_opened_before_there_were_many_is_saved(desk: Client, nss: StrategyDocument) -> None:
    more_excerpts(nss, 40)
    address = reverse("admin:statements_strategydocument_change", args=[nss.pk])
    boxes = form_of(desk.get(address).content.decode(), "strategydocument")
    Excerpt.objects.create(slug="later", text="Never.", document=nss)
    assert desk.post(address, boxes | {"excerpts-0-text": "Changed."}).status_code == 302
    assert Excerpt.objects.get(slug="row-0").text == "Changed."


def test_a_form_of_several_thousand_boxes_is_read(save: Save, nss: StrategyDocument) -> None:
    boxes = [inline(number, "") for number in range(400)]
    sent = {name: value for each in boxes for name, value in each.items()}
    assert save(nss, **{"excerpts-TOTAL_FORMS": "400"}, **sent).status_code == 302


@pytest.mark.parametrize(
    ("box", "typed", "message"),
    [
        ("date", "May 2010", "“May 2010” is not a date. Write what is known of it"),
        ("date", "2010-02-30", "“2010-02-30” is not a date."),
        (
            "date",
            "9999",
            "“9999” is not a date that the record can hold. Write a year from 1600 to",
        ),
        ("date", "0900-05", "“0900-05” is not a date that the record can hold."),
        ("other_urls", "https://a.gov/\njavascript:alert(1)", "“javascript:alert(1)” is not a web"),
        ("official_url", "not an address", "Enter a valid URL."),
        ("particulars", "isbn", "“isbn” has no key. Write key: value."),
        ("particulars", "colour: mauve", "“colour” is not a particular. Known are:"),
        ("particulars", "isbn: 1\nisbn: 2", "“isbn” stands there twice."),
        ("particulars", "isbn:", "“isbn” has no value."),
        ("term_mentions", "genocid*: many", "“many” is not a count of “genocid*”."),
        ("evidence", "one\0two", "Null characters are not allowed."),
        ("administration", "999999", "That choice is not one of the available choices"),
        ("kind", "poem", "poem is not one of the available choices"),
        ("slug", "two words", "Enter a valid “slug”"),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(
    save: Save, nss: StrategyDocument, box: str, typed: str, message: str
) -> None:
    answer = save(nss, **{box: typed})
    assert answer.status_code == 200
    shown = [str(error) for errors in answer.context["errors"] for error in errors]
    assert message in "\n".join(shown)


def test_a_treaty_belongs_to_no_presidency(save: Save, nss: StrategyDocument) -> None:
    assert "A treaty belongs to no presidency." in save(nss, kind="treaty").content.decode()
