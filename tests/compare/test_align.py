"""Long and repetitive texts are aligned coarsely, and say so. The rest is in golden/."""

import random

import pytest

from statements.compare import compare
from statements.compare.comparison import State


def many_words(number: int, seed: int) -> str:
    made = random.Random(seed)
    return " ".join(f"word{made.randrange(2000)}x" for _ in range(number))


def test_past_the_cap_only_runs_of_four_words_are_found_and_it_says_so() -> None:
    shared = "preventing mass atrocities and genocide"
    one = f"{many_words(2500, 1)} {shared} {many_words(2500, 2)}"
    other = f"{many_words(3000, 3)} {shared} {many_words(2000, 4)}"
    comparison = compare([one, other, shared], 0)
    assert comparison.coarse
    _, long, short = comparison.columns
    assert (long.coarse, short.coarse) == (True, False)
    words = [long.text[s.start : s.end] for s in long.segments if s.base_start is not None]
    assert words == [shared]


@pytest.mark.parametrize("words", ["genocide ", "mass atrocity ", "must not ", "of the "])
def test_a_text_that_only_repeats_itself_is_compared_all_the_same(words: str) -> None:
    one, other = words * 5_000, "First " + words * 4_999
    comparison = compare([one, other, one, one + "at last"], 0)
    assert comparison.columns[2].segments[0].state in {State.KEPT, State.PLAIN}
    assert comparison.columns[1].text == other
