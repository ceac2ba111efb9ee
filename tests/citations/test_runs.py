"""Faces, full stops, and quotation marks inside quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.runs import (
    Face,
    Run,
    commas,
    in_quotes,
    inner,
    italic,
    line,
    sentence,
    text_of,
)


def test_neighbours_in_one_face_are_one_run() -> None:
    assert line("a", "", "b", italic("c"), italic("d")) == (Run("ab"), Run("cd", Face.ITALIC))


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Act of 2018", "Act of 2018."),
        ("ends.", "ends."),
        ("“ends.”", "“ends.”"),
        ("(ends.)", "(ends.)."),
        ("Why?", "Why?"),
        ("U.S.C.", "U.S.C."),
    ],
)
def test_a_sentence_ends_with_one_full_stop(said: str, ends: str) -> None:
    assert text_of(sentence(said)) == ends


def test_empty_parts_leave_no_comma() -> None:
    assert text_of(commas("", "a", (), (italic("b"), " c"), "")) == "a, b c"


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("definition of “genocide” to excuse", "definition of ‘genocide’ to excuse"),
        ('definition of "genocide" to excuse', "definition of ‘genocide’ to excuse"),
        ('"Never again" (and "never")', "‘Never again’ (and ‘never’)"),
        ("he said ‘no’ to it", "he said “no” to it"),
        ("“outer ‘inner’ outer”", "‘outer “inner” outer’"),
        ("the nation’s and the nations’ duty", "the nation’s and the nations’ duty"),
        ("the nation's duty", "the nation's duty"),
    ],
)
def test_marks_turn_inside_quotation_marks(words: str, inside: str) -> None:
    assert inner(words) == inside


@pytest.mark.parametrize(
    ("words", "after", "said"),
    [
        ("Title", ",", "“Title,”"),
        ("Why?", ",", "“Why?”"),
        ("Ends.", ".", "“Ends.”"),
        ("Words", "", "“Words”"),
    ],
)
def test_a_comma_or_full_stop_stands_inside(words: str, after: str, said: str) -> None:
    assert in_quotes(words, after) == said


@given(st.text(alphabet="ab '\"“”‘’.—(\n", max_size=30))
def test_turning_marks_changes_nothing_else(words: str) -> None:
    def bare(text: str) -> str:
        return "".join(sign for sign in text if sign not in "'\"“”‘’")

    turned = inner(words)
    assert bare(turned) == bare(words)
    assert len(turned) == len(words)
    assert '"' not in turned
