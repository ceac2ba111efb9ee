"""Markdown in which a quotation stays as it is and its signs are signs."""

import re
from dataclasses import replace

import pytest

from statements.compare.to_markdown import escape, to_markdown
from tests.compare.sheets import NEW, OLD, sheet, statement


def test_the_words_stand_bare_as_a_quotation() -> None:
    made = to_markdown(sheet(statement("one", OLD), statement("two", NEW)))
    assert f"\n> {OLD}\n" in made
    assert f"\n> {NEW}\n" in made


def test_a_paragraph_in_altered_words_does_not_break_the_list() -> None:
    old = "We stand with the victims; genocide must end, and mass atrocities."
    new = "We stand with the victims.\n\nGenocide must end, and mass atrocities too."
    made = to_markdown(sheet(statement("old", old), statement("new", new)))
    against = made.partition("Against A:")[2].partition("## ")[0].strip()
    assert all(line.startswith("* ") for line in against.splitlines() if line)


def test_what_became_of_them_is_said_in_words() -> None:
    made = to_markdown(sheet(statement("one", OLD), statement("two", NEW)))
    against = made.partition("Against A:")[2]
    assert "* new: nobody is immune" in against
    assert "prevented, in A: prevent" in against
    assert re.search(r"\* dropped: .*home and abroad", against)
    assert "## Shared phrases of four words or more" in made


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[w]e *must*", r"\[w\]e \*must\*"),
        ("a_b `c` <b> & #1 | x", r"a\_b \`c\` \<b\> \& \#1 \| x"),
        ("1. First", r"1\. First"),
        ("- dash\n+ plus\n= line", "\\- dash\n\\+ plus\n\\= line"),
        ("> quoted", r"\> quoted"),
        (r"a\b", r"a\\b"),
    ],
)
def test_signs_are_signs(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_several_lines_stay_in_the_quotation() -> None:
    made = to_markdown(sheet(statement("one", "First line.\n\nThird line."), statement("t", NEW)))
    assert "> First line.\n> \n> Third line." in made


def test_texts_alike_say_that_nothing_changed() -> None:
    made = to_markdown(sheet(statement("one", OLD), statement("two", OLD)))
    assert "Against A: every marked word is kept, and none is dropped." in made


def test_a_coarse_comparison_and_what_was_left_out_are_said() -> None:
    long = " ".join(f"word{number}" for number in range(3600))
    made = sheet(statement("one", long), statement("two", long + " more"))
    text = to_markdown(replace(made, left_out=("s names nothing: “x”.",)))
    assert "Left out: s names nothing: “x”." in text
    assert ("runs of fewer than four" in text) == made.comparison.coarse
