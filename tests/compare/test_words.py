"""What is one word, what it is compared by, and what it tells."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.compare.words import Sense, read


def words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("law-enforcement—not war", ["law", "enforcement", "not", "war"]),
        ("America’s and America's", ["America’s", "and", "America's"]),
        ("the States’ ‘duty’", ["the", "States", "duty"]),
        ("U.S. law, U.S.C., e.g. this.", ["U.S.", "law", "U.S.C.", "e.g.", "this"]),
        ("$10.5 million, 1,000 men, in 2018.", ["10.5", "million", "1,000", "men", "in", "2018"]),
        ("[w]e protect[ed] [the] states[1]", ["[w]e", "protect[ed]", "the", "states", "1"]),
        ("Co\u0302te atroc\u00adity", ["Co\u0302te", "atroc\u00adity"]),
        ("नरसंहार की", ["नरसंहार", "की"]),
        ("a\x00b ❤️ – …", ["a", "b"]),
        ("", []),
    ],
)
def test_a_text_divides_into_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Genocide", "GENOCIDE"),
        ("America’s", "America's"),
        ("Côte", "cote"),
        ("Co\u0302te", "Côte"),
        ("o\ufb03ce", "office"),
        ("atroc\u00adity", "atrocity"),
        ("U.S.", "US"),
        ("U.S", "U.S."),
        ("[w]e", "We"),
        ("\uff27", "G"),
    ],
)
def test_words_that_only_look_different_have_one_key(one: str, other: str) -> None:
    assert [word.key for word in read(one)] == [word.key for word in read(other)]


@pytest.mark.parametrize(
    ("one", "other"), [("US", "us"), ("prevent", "prevents"), ("नरसंहार", "नरसहर"), ("10.5", "105")]
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert [word.key for word in read(one)] != [word.key for word in read(other)]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("genocide", Sense.FULL),
        ("2018", Sense.FULL),
        ("the", Sense.SMALL),
        ("It’s", Sense.SMALL),
        ("not", Sense.TURNING),
        ("Shall", Sense.TURNING),
        ("(b)", Sense.TURNING),
    ],
)
def test_a_word_tells_much_or_little(text: str, sense: Sense) -> None:
    assert [word.sense for word in read(text)] == [sense]


@given(st.text(st.characters(exclude_categories=())))
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    found = read(text)
    assert all(word.start < word.end for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(char.isalnum() for word in found for char in text[word.start] if char != "[")


def test_endless_words_are_read_in_no_time() -> None:
    begun = time.process_time()
    for text in ("a" * 30_000 + "x", "a." * 50_000, "[a" * 50_000, "a'" * 50_000, "1," * 50_000):
        assert read(text)
    assert time.process_time() - begun < 1
