"""Adding an excerpt: what an editor types, and what the record and its readers then have."""

from collections.abc import Callable
from itertools import product
from string import ascii_lowercase
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.admin.excerpt_form import free_slug
from statements.models import Excerpt, SlugRedirect, State, StrategyDocument, Topic, Verdict

WORDS = "“Never again” is a promise […] we keep —\n\n  by acting   early …"
Save = Callable[..., Any]


@pytest.fixture
def nss(record: None) -> StrategyDocument:
    """A document with two excerpts, a and b."""
    return StrategyDocument.objects.get(slug="nss-2010")


def said(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def problems(answer: Any) -> str:
    """The messages of a form that came back."""
    assert answer.status_code == 200
    return "\n".join(str(message) for box in answer.context["errors"] for message in box)


def test_words_and_a_document_are_enough(save: Save, nss: StrategyDocument) -> None:
    assert save(Excerpt, text=WORDS, document=nss.pk).status_code == 302
    added = Excerpt.objects.latest("pk")
    assert (added.slug, added.text, added.document) == ("nss-2010-c", WORDS, nss)
    assert (added.state, added.verdict) == (State.DRAFT, Verdict.NO_SOURCE)
    assert added.position == 1 + max(
        nss.excerpts.exclude(pk=added.pk).values_list("position", flat=True)
    )


def test_a_published_excerpt_is_seen_by_readers_and_a_draft_is_not(
    save: Save, nss: StrategyDocument, desk: Client, client: Client
) -> None:
    save(Excerpt, text=WORDS, document=nss.pk, printed_page="48")
    draft = Excerpt.objects.get(slug="nss-2010-c")
    form = reverse("admin:statements_excerpt_change", args=[draft.pk])
    assert client.get("/statements/nss-2010-c/").status_code == 404
    assert "View on site" not in desk.get(form).content.decode()
    save(draft, _step="submit")
    save(draft, _step="publish", _why="Nobody else is there.")
    assert client.get("/statements/nss-2010-c/").status_code == 200
    assert 'href="/statements/nss-2010-c/" class="viewsitelink"' in desk.get(form).content.decode()


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        "tab\tand\u00a0no-break space, soft\u00adhyphen, zero\u200bwidth, \u2028line",
        "first\nsecond\n\n\nfifth",
        "<script>alert('x')</script> & &amp; {{ x }} \\u0000",
        "e\u0301 stays decomposed; \ufb01 stays a ligature; \U0001f600",
    ],
    ids=["quotation", "spaces", "lines", "markup", "unicode"],
)
def test_words_are_kept_to_the_character(save: Save, nss: StrategyDocument, words: str) -> None:
    answer = save(Excerpt, text=words.replace("\n", "\r\n"), document=nss.pk)
    kept = Excerpt.objects.latest("pk")
    assert kept.text.encode() == words.encode()
    assert not [message for message in said(answer) if "White space" in message]
    save(kept)
    kept.refresh_from_db()
    assert kept.text.encode() == words.encode()


def test_white_space_around_the_words_is_left_out_and_said(
    save: Save, nss: StrategyDocument
) -> None:
    answer = save(Excerpt, text="\r\n  Never again. \r\n", document=nss.pk)
    assert Excerpt.objects.latest("pk").text == "Never again."
    assert any(
        "White space before or after the words was left out" in text for text in said(answer)
    )


@pytest.mark.parametrize("words", ["", " \r\n\t ", "\u200b", "“…”"], ids=repr)
def test_words_are_needed(save: Save, nss: StrategyDocument, words: str) -> None:
    shown = problems(save(Excerpt, text=words, document=nss.pk))
    assert "There are no words in this" in shown or "This field is required" in shown


def test_a_null_character_is_refused(save: Save, nss: StrategyDocument) -> None:
    answer = save(Excerpt, text="Never\0again", document=nss.pk)
    assert "Null characters are not allowed" in problems(answer)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("p. 48", "Write 48, not p. 48."),
        ("pp. 48-49", "Write 48-49, not pp. 48-49."),
        ("Page iv", "Write iv, not Page iv."),
        ("pg 7", "Write 7, not pg 7."),
    ],
)
def test_a_page_is_written_without_the_word(
    save: Save, nss: StrategyDocument, typed: str, cure: str
) -> None:
    assert cure in problems(save(Excerpt, text=WORDS, document=nss.pk, printed_page=typed))


@pytest.mark.parametrize("page", ["48", "iv", "A-3", "48–49", "P", "preface"])
def test_a_page_is_kept_as_it_is_printed(save: Save, nss: StrategyDocument, page: str) -> None:
    assert save(Excerpt, text=WORDS, document=nss.pk, printed_page=page).status_code == 302
    assert Excerpt.objects.latest("pk").printed_page == page


@pytest.mark.parametrize("typed", ["0", "-3", "p. 4", "4.5", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("box", ["file_page", "position"])
def test_a_count_begins_at_one(save: Save, nss: StrategyDocument, box: str, typed: str) -> None:
    shown = problems(save(Excerpt, text=WORDS, document=nss.pk, **{box: typed}))
    assert "is not a number counted from 1" in shown or "less than or equal to" in shown
    assert len(shown) < 200


def test_a_known_document_leaves_no_room_for_a_guess(save: Save, nss: StrategyDocument) -> None:
    guess = StrategyDocument.objects.get(slug="nss-2015")
    shown = problems(save(Excerpt, text=WORDS, document=nss.pk, candidate_document=guess.pk))
    assert "“National Security Strategy (2015)” is named as a possible source" in shown
    assert "“National Security Strategy (2010)”. Empty one of the two." in shown


def test_without_a_document_a_slug_is_asked_for(save: Save) -> None:
    assert "Write a slug: without a document" in problems(save(Excerpt, text=WORDS))
    assert save(Excerpt, text=WORDS, slug="unknown-author").status_code == 302


def test_a_slug_that_was_once_another_s_is_not_given_again(
    save: Save, nss: StrategyDocument
) -> None:
    SlugRedirect.objects.create(kind="excerpt", old_slug="nss-2010-c", new_slug="nss-2010-a")
    save(Excerpt, text=WORDS, document=nss.pk)
    assert Excerpt.objects.latest("pk").slug == "nss-2010-d"


def test_another_save_at_the_same_moment_costs_nobody_their_words(
    save: Save, nss: StrategyDocument
) -> None:
    def rival(sender: Any, **_: Any) -> None:
        pre_save.disconnect(rival, sender=Excerpt)
        Excerpt.objects.bulk_create([Excerpt(slug="nss-2010-c", text="Rival.", document=nss)])

    pre_save.connect(rival, sender=Excerpt)
    assert save(Excerpt, text=WORDS, document=nss.pk).status_code == 302
    assert Excerpt.objects.latest("pk").text == WORDS


def test_letters_go_on_after_z(save: Save, nss: StrategyDocument) -> None:
    Excerpt.objects.bulk_create(
        Excerpt(slug=f"nss-2010-{letter}", text=WORDS, document=nss)
        for letter in "cdefghijklmnopqrstuvwxyz"
    )
    save(Excerpt, text=WORDS, document=nss.pk)
    assert Excerpt.objects.latest("pk").slug == "nss-2010-aa"


def test_letters_go_on_after_zz(save: Save, nss: StrategyDocument) -> None:
    pairs = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]
    held = set(nss.excerpts.values_list("slug", flat=True))
    Excerpt.objects.bulk_create(
        Excerpt(slug=f"nss-2010-{letters}", text=WORDS, document=nss)
        for letters in pairs
        if f"nss-2010-{letters}" not in held
    )
    assert save(Excerpt, text=WORDS, document=nss.pk).status_code == 302
    assert Excerpt.objects.latest("pk").slug == "nss-2010-aaa"


def test_three_letters_have_room_after_the_longest_slug(record: None) -> None:
    taken: set[str] = set()
    for _ in range(26 + 26 * 26):
        taken.add(free_slug("d" * 100, taken))
    assert len(free_slug("d" * 100, taken)) == 100


def test_a_slug_and_place_once_there_are_not_emptied(save: Save) -> None:
    held = Excerpt.objects.get(slug="nss-2010-a")
    assert "This field is required" in problems(save(held, slug=""))
    assert "This field is required" in problems(save(held, position=""))


def test_the_verdict_is_not_an_editor_s(save: Save) -> None:
    held = Excerpt.objects.get(slug="nss-2010-a")
    save(held, verdict=Verdict.EXACT)
    held.refresh_from_db()
    assert held.verdict == Verdict.NO_SOURCE


def test_topics_and_relations_are_kept(save: Save, nss: StrategyDocument) -> None:
    topics = Topic.objects.filter(slug__in=["icc", "prevention"])
    save(Excerpt, text=WORDS, document=nss.pk, topics=[topic.pk for topic in topics])
    assert set(Excerpt.objects.latest("pk").topics.all()) == set(topics)


def test_every_problem_is_a_link_to_its_box(save: Save, nss: StrategyDocument) -> None:
    answer = save(Excerpt, text="", document=nss.pk, printed_page="p. 48", position="0")
    page = answer.content.decode()
    assert '<a href="#id_text">Words</a>: This field is required.' in page
    assert '<a href="#id_printed_page">Printed page</a>: Write 48, not p. 48.' in page
    assert '<a href="#id_position">Position</a>: “0” is not a number' in page


def test_a_list_with_topics_and_words_finds_them(desk: Client) -> None:
    address = reverse("admin:statements_excerpt_changelist")
    for words in ("moral imperative", "bush 2006", "national-security-strategy 2006", "nss-2006-a"):
        assert "nss-2006-a" in desk.get(address, {"q": words}).content.decode()
    assert desk.get(address, {"presidency": "none"}).context["cl"].result_count == (
        Excerpt.objects.filter(document__administration=None).count()
    )


def test_a_form_costs_the_same_with_more_topics(desk: Client, record: None) -> None:
    held = Excerpt.objects.get(slug="nss-2010-a")
    address = reverse("admin:statements_excerpt_change", args=[held.pk])
    desk.get(address)
    with CaptureQueriesContext(connection) as before:
        desk.get(address)
    held.topics.set(Topic.objects.all())
    with CaptureQueriesContext(connection) as after:
        desk.get(address)
    assert len(after) == len(before) <= 30


TYPED = st.text(max_size=40) | st.integers().map(str) | st.just("\0")
BOXES = [
    "text",
    "document",
    "candidate_document",
    "slug",
    "position",
    "printed_page",
    "file_page",
    "heading",
    "topics",
    "institutions",
    "quoted_in",
    "check_status",
    "check_found",
    "check_places",
    "speaker",
    "state",
    "editors_note",
    "verdict",
    "_saveasnew",
]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(BOXES), TYPED, max_size=len(BOXES)))
def test_nothing_typed_into_the_form_fails(desk: Client, typed: dict[str, str]) -> None:
    answer = desk.post(reverse("admin:statements_excerpt_add"), typed)
    assert answer.status_code in {200, 302}
    if answer.status_code == 302:
        added = Excerpt.objects.latest("pk")
        plain = typed["text"].replace("\r\n", "\n").replace("\r", "\n").strip()
        assert added.text == plain
