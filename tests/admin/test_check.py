"""What the desk finds out about words before they are saved, with scripts and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Excerpt, Institution, StrategyDocument, Topic
from tests.admin.page_form import form_of
from tests.admin.test_source_upload import uploaded
from tests.sources.files import strategy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def held(desk: Client) -> StrategyDocument:
    uploaded(desk, strategy())
    return StrategyDocument.objects.get(slug="nss-2010")


def checked(desk: Client, **boxes: Any) -> str:
    address = reverse("admin:statements_excerpt_add")
    form = form_of(desk.get(address).content.decode(), "excerpt")
    form.pop("_save")
    answer = desk.post(address, form | boxes | {"_check": "1"})
    assert answer.status_code == 200
    return answer.content.decode()


WORDS = "The United States is committed\nto working with our allies"


def test_the_button_says_all_and_saves_nothing(desk: Client, held: StrategyDocument) -> None:
    before = Excerpt.objects.count()
    page = checked(desk, text=WORDS, document=str(held.pk))
    assert "the same" in page
    assert "Line ends within a paragraph made spaces" in page
    assert Excerpt.objects.count() == before
    assert "Please correct" not in page


def test_an_empty_page_is_filled_with_what_was_found(desk: Client, held: StrategyDocument) -> None:
    uploaded(desk, strategy(more="And so on.\f\nOn another page stand quite other words."))
    other = "On another page stand quite other words"
    form = form_of(checked(desk, text=other, document=str(held.pk)), "excerpt")
    assert form["file_page"] == ["2"]
    own = form_of(checked(desk, text=WORDS, document=str(held.pk), printed_page="9"), "excerpt")
    assert own["printed_page"] == ["9"]


def test_what_is_ticked_is_taken(desk: Client, held: StrategyDocument, editor: User) -> None:
    topic, court = Topic.objects.get(slug="r2p"), Institution.objects.get(slug="icc")
    address = reverse("admin:statements_excerpt_add")
    form = form_of(desk.get(address).content.decode(), "excerpt")
    taken = {"_take_topics": [topic.pk], "_take_institutions": [court.pk], "_take_words": "on"}
    desk.post(address, form | taken | {"text": WORDS, "document": str(held.pk)})
    added = Excerpt.objects.get(slug="nss-2010-c")
    assert added.text == WORDS.replace("\n", " ")
    assert added.as_pasted == WORDS
    assert list(added.topics.all()) == [topic]
    assert list(added.institutions.all()) == [court]


def test_what_is_not_ticked_is_not_taken(desk: Client, held: StrategyDocument) -> None:
    address = reverse("admin:statements_excerpt_add")
    form = form_of(desk.get(address).content.decode(), "excerpt")
    desk.post(address, form | {"text": f"{WORDS} on the responsibility to protect"})
    desk.post(address, form | {"text": WORDS, "document": str(held.pk)})
    added = Excerpt.objects.get(slug="nss-2010-c")
    assert (added.text, added.as_pasted) == (WORDS, "")
    assert not added.topics.exists()


def test_words_mended_before_keep_what_was_pasted(desk: Client, held: StrategyDocument) -> None:
    page = checked(desk, text=WORDS, document=str(held.pk), _take_words="on")
    form = form_of(page, "excerpt")
    assert form["text"] == [WORDS.replace("\n", " ")]
    desk.post(reverse("admin:statements_excerpt_add"), form)
    assert Excerpt.objects.get(slug="nss-2010-c").as_pasted == WORDS


def test_words_that_are_held_already_are_named(desk: Client, held: StrategyDocument) -> None:
    other = Excerpt.objects.get(slug="nss-2006-a")
    page = checked(desk, text=other.text, document=str(held.pk))
    assert "All of these words are held already" in page
    assert reverse("admin:statements_excerpt_change", args=[other.pk]) in page


def test_a_hostile_paste_is_escaped(desk: Client, held: StrategyDocument) -> None:
    page = checked(desk, text="<script>alert(1)</script>  and\nmore", document=str(held.pk))
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "boxes",
    [
        {"text": "x", "document": "9" * 30},
        {"text": "\0", "document": "-1", "file_page": "²"},
        {"_take_topics": ["x", "9" * 30], "text": "Never again."},
        {},
    ],
)
def test_no_check_fails(boxes: dict[str, Any], desk: Client) -> None:
    assert checked(desk, **boxes)
    posted = desk.post(reverse("admin:statements_excerpt_check"), boxes)
    assert posted.status_code == 200
