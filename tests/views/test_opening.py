"""Our own cuts in quotations."""

import pytest

from statements.models import Excerpt
from statements.views.opening import LONGEST, opening_of


def test_a_short_text_stands_whole() -> None:
    text = " ".join(["word"] * LONGEST)
    assert opening_of(text).words == text
    assert not opening_of(text).cut


def test_a_long_one_ends_with_a_sentence_where_one_fits() -> None:
    text = "It is a duty of every state in the world to act at once. " + "And so on. " * 40
    assert opening_of(text).words.endswith("And so on.")
    assert opening_of(text).cut


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 200
    assert opening_of(text).words == " ".join(["word"] * LONGEST)


@pytest.mark.parametrize("stop", ["U.S. Government", "p. 48", "No. 115"])
def test_an_abbreviation_ends_no_sentence(stop: str) -> None:
    text = f"{'word ' * 20}the {stop} {'word ' * 60}"
    assert opening_of(text).words.endswith(" word")


def test_an_opening_is_always_the_beginning_of_the_words(record: None) -> None:
    for excerpt in Excerpt.objects.all():
        opening = opening_of(excerpt.text)
        assert excerpt.text.startswith(opening.words)
        assert opening.cut == (opening.words != excerpt.text)
