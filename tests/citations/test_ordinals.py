"""Ordinal numbers in figures."""

import pytest

from statements.citations.ordinals import ordinal


@pytest.mark.parametrize(
    "said",
    "1st 2nd 3rd 4th 10th 11th 12th 13th 20th 21st 22nd 23rd 101st 103rd 111th 112th 113th 119th"
    " 121st".split(),
)
def test_the_ending_is_that_of_the_spoken_word(said: str) -> None:
    assert ordinal(int(said[:-2])) == said
