"""Which columns hold which stretch of their base."""

import pytest

from statements.compare import Comparison, compare

DUTY = "We have a responsibility to protect civilians from genocide."
SAME = "We have a responsibility to protect civilians."
LATER = "Genocide must end; we have a responsibility to protect civilians everywhere."


def held(comparison: Comparison, number: int = 0) -> list[tuple[str, str]]:
    """Stretches that some column holds: "1 kept", with the words."""
    column = comparison.columns[number]
    return [
        (column.text[s.start : s.end], ", ".join(f"{h.column} {h.state}" for h in s.held))
        for s in column.stretches
        if s.held
    ]


def test_the_base_says_which_columns_hold_each_stretch() -> None:
    assert held(compare([DUTY, SAME, LATER], 0)) == [
        ("We have a responsibility to protect civilians", "1 kept, 2 altered"),
        ("genocide", "2 moved"),
    ]


def test_a_stretch_ends_where_a_segment_of_any_column_does() -> None:
    texts = ["prevent mass atrocities abroad", "prevent mass atrocities", "mass atrocities abroad"]
    assert held(compare(texts, 0)) == [
        ("prevent", "1 kept"),
        ("mass atrocities", "1 kept, 2 kept"),
        ("abroad", "2 kept"),
    ]


def test_measured_to_the_left_every_column_but_the_last_is_a_base() -> None:
    comparison = compare([DUTY, SAME, LATER])
    assert [column.base for column in comparison.columns] == [None, 0, 1]
    assert [bool(column.stretches) for column in comparison.columns] == [True, True, False]
    assert held(comparison, 1) == [("We have a responsibility to protect civilians", "2 altered")]


@pytest.mark.parametrize("base", [-1, 2])
def test_a_base_that_is_no_column_is_refused(base: int) -> None:
    with pytest.raises(ValueError, match="columns 0 to 1"):
        compare(["one", "other"], base)
