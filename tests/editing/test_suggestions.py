"""What words may be about, and who said much the same."""

from __future__ import annotations

import pytest

from statements.editing.near import near_duplicates
from statements.editing.suggestions import suggestions
from statements.models import Excerpt, StrategyDocument

pytestmark = pytest.mark.django_db

WORDS = (
    "We will work with the international community to prevent mass atrocities and call to account "
    "those responsible, including through the International Criminal Court, USAID and the "
    "Elie Wiesel Genocide and Atrocities Prevention Act (Pub. L. No. 115–441)."
)


def slugs(found: object) -> list[str]:
    return [each.record.slug for each in found]  # type: ignore[attr-defined]


def test_what_is_named_is_suggested_with_its_words(record: None) -> None:
    found = suggestions(WORDS, document=None)
    assert "icc" in slugs(found.topics)
    assert {"icc", "usaid"} <= set(slugs(found.institutions))
    assert slugs(found.legislation) == ["ewgapa-2018"]
    by_slug = {each.record.slug: each.why for each in found.institutions}
    assert by_slug["usaid"] == "“USAID”"


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("sanctioned and then sanctions again", "sanctions"),
        ("We have trained officers.", "training"),
        ("impunity must end", "impunity"),
        ("the responsibility to protect", "r2p"),
    ],
)
def test_a_label_is_found_in_other_forms(words: str, topic: str, record: None) -> None:
    assert topic in slugs(suggestions(words, document=None).topics)


def test_a_short_form_within_a_word_is_none(record: None) -> None:
    found = suggestions("the doddering icctv congressional", document=None)
    assert not found.institutions
    assert not slugs(found.topics)


def test_the_whole_act_s_number_names_no_part_of_it(record: None) -> None:
    found = suggestions("Section 1, Pub. L. No. 116-94, says so.", document=None)
    assert "gfa-2019" not in slugs(found.legislation)


def test_neighbours_topics_come_after_those_of_the_words(record: None) -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    beside = set(document.excerpts.values_list("topics__slug", flat=True)) - {None}
    found = suggestions("Nothing of the vocabulary is said.", document=document)
    assert set(slugs(found.topics)) <= beside
    assert len(found.topics) == min(3, len(beside))


def test_much_the_same_words_are_found_across_documents(record: None) -> None:
    held = Excerpt.objects.get(slug="nss-2006-a")
    near = near_duplicates(held.text[:200].replace("’", "'"))
    assert near[0].excerpt == held
    assert near[0].alike > 90
    assert near_duplicates(held.text, but=held.pk) == [
        each for each in near_duplicates(held.text) if each.excerpt != held
    ]


def test_drafts_are_near_too_and_other_words_are_not(record: None) -> None:
    Excerpt.objects.create(slug="draft-a", text=WORDS)
    assert near_duplicates(WORDS.replace("We will", "They shall"))[0].excerpt.slug == "draft-a"
    assert near_duplicates("A cow jumps over the moon, and the little dog laughs.") == []
    assert near_duplicates("too short") == []
