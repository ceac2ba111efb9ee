"""What a file's layout leaves between words is taken out, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.editing.cleaning import mended


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("preventing mass\natrocities", "preventing mass atrocities"),
        ("the prevent-\nion of genocide", "the prevention of genocide"),
        ("the pre\u00advention of", "the prevention of"),
        ("the prevent\ufffe\nion of", "the prevention of"),
        ("suﬃcient ﬁndings", "sufficient findings"),
        ("``never again''", "“never again”"),
        ("the President´s", "the President’s"),
        ("mass\u00a0atrocities  and", "mass atrocities and"),
        ("one\r\ntwo", "one two"),
        ("a paragraph  \n \n and another", "a paragraph\n\nand another"),
    ],
)
def test_what_a_file_leaves_is_taken_out(pasted: str, expected: str) -> None:
    found = mended(pasted)
    assert found.text == expected
    assert found.done


@pytest.mark.parametrize(
    "text",
    [
        "We must not allow “never again” to be a slogan […] — it is a promise.",
        "… [w]e * * * 'so' \"said\" he",
        "Anti-\nSemitism".replace("\n", ""),
        "§ 1210D(b)(1)–(3)",
        "a paragraph\n\nand another",
    ],
)
def test_words_and_marks_stay(text: str) -> None:
    assert mended(text).text == text
    assert mended(text).done == ()


@given(st.text(max_size=200))
def test_no_letter_is_lost_and_twice_is_once(text: str) -> None:
    once = mended(text).text
    assert mended(once).text == once
    bare = [c for c in once if c.isascii() and c.isalnum()]
    assert [c for c in text if c.isascii() and c.isalnum()] == [
        c for c in bare if c in text
    ] or any(c in text for c in "ﬀﬁﬂﬃﬄﬅﬆ")
