"""Phrases that columns share, and in which segments they stand."""

from statements.compare import compare
from statements.compare.comparison import State

DUTY = "We have a responsibility to protect civilians from genocide."
SAME = "We have a responsibility to protect civilians."
LATER = "Genocide must end; we have a responsibility to protect civilians everywhere."


def test_phrases_are_linked_across_columns_that_are_not_measured_against_each_other() -> None:
    comparison = compare(["Nothing alike.", SAME, LATER], 0)
    (phrase,) = comparison.phrases
    assert (phrase.number, phrase.text, phrase.columns) == (
        1,
        "We have a responsibility to protect civilians",
        (1, 2),
    )
    for number in (1, 2):
        states = [(s.state, s.phrases) for s in comparison.columns[number].segments if s.phrases]
        assert states == [(State.NEW, (1,))]


def test_a_phrase_is_in_every_segment_it_passes_through() -> None:
    texts = ["protect civilians", "to protect civilians from genocide and mass killing"]
    comparison = compare([*texts, "protect civilians from genocide and mass hunger"], 0)
    _, column, _ = comparison.columns
    numbered = [(column.text[s.start : s.end], s.phrases) for s in column.segments if s.phrases]
    assert numbered == [("protect civilians", (1,)), ("from genocide and mass killing", (1,))]


def test_a_phrase_within_a_longer_one_is_listed_where_it_also_stands_alone() -> None:
    phrases = compare([DUTY, DUTY, SAME]).phrases
    assert [(p.text, p.columns) for p in phrases] == [
        (DUTY.removesuffix("."), (0, 1)),
        (SAME.removesuffix("."), (0, 1, 2)),
    ]


def test_a_phrase_is_found_in_any_inflection_and_every_place() -> None:
    texts = ["prevent mass atrocities abroad", "He prevented mass atrocities abroad. " * 2]
    (phrase,) = compare(texts).phrases
    assert [(p.column, p.start, p.end) for p in phrase.occurrences] == [
        (0, 0, 30),
        (1, 3, 35),
        (1, 40, 72),
    ]


def test_three_shared_words_are_no_phrase_and_neither_are_four_small_ones() -> None:
    assert not compare(["prevent mass atrocities", "prevent mass atrocities"]).phrases
    assert not compare(["of what is in it", "one of what is in it"]).phrases
