"""Facts in rows: what is shared is marked, what is counted adds up."""

import pytest

from statements.compare import LEFT, Base, compare
from statements.compare.comparison import Segment
from statements.compare.rewritings import Rewriting, rewritings
from statements.compare.rows import rows, sharing, wording
from tests.compare.sheets import NEW, OLD, sheet, statement


def test_a_row_has_a_cell_for_every_column() -> None:
    found = rows(sheet(statement("one", OLD), statement("two", NEW), statement("three", "")))
    assert all(len(row.cells) == 3 for row in found)
    names = [row.name for row in found]
    assert names[:6] == ["President", "Presidency", "Document", "Date", "Page", "Verdict"]


def test_what_is_shared_is_marked_and_what_is_missing_is_said() -> None:
    made = sheet(
        statement("one", OLD, topics=("Prevention", "Impunity")),
        statement("two", NEW, topics=("Prevention", "Refugees")),
        statement("three", NEW, topics=("Prevention", "Impunity"), laws=("EWGAPA",)),
    )
    cells = {row.name: row.cells for row in rows(made)}
    assert cells["Topics"] == (
        "Prevention (all); Impunity (C)",
        "Prevention (all); Refugees",
        "Prevention (all); Impunity (A)",
    )
    assert cells["Laws"] == ("none named", "none named", "EWGAPA")


def test_sharing_of_one_column_is_with_nobody() -> None:
    assert sharing([["a", "b"]]) == [{"a": "", "b": ""}]


@pytest.mark.parametrize(("base", "said"), [(LEFT, "the first column"), (0, "the base")])
def test_the_wording_of_a_base_says_that_it_is_one(base: Base, said: str) -> None:
    made = sheet(statement("one", "We will."), statement("two", NEW), base=base)
    assert wording(made, 0) == f"2 words, {said}"


def test_the_wording_of_a_column_adds_up() -> None:
    made = sheet(statement("one", OLD), statement("two", NEW))
    counted = made.summary.columns[1]
    parts = counted.kept + counted.altered + counted.moved + counted.new + counted.unmarked
    assert parts == counted.words
    assert wording(made, 1).startswith(f"{counted.words} words against A: {counted.kept} kept, ")


def test_rewritings_never_overlap_and_say_what_the_base_has() -> None:
    comparison = compare([OLD, NEW])
    base, column = comparison.columns
    found = [each for segment in column.segments for each in rewritings(segment, base.text)]
    assert Rewriting(3, 12, "prevent") in found
    ends = [each.end for each in found]
    starts = [each.start for each in found]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert not rewritings(Segment(0, 1, column.segments[0].state, 1), base.text)


def test_alterations_that_overlap_are_told_as_one() -> None:
    old = "We shall support the hybrid courts. Those responsible must answer."
    new = "We shall support the hybrid courts, those responsible must answer."
    base, column = compare([old, new]).columns
    found = [each for segment in column.segments for each in rewritings(segment, base.text)]
    assert [(new[each.start : each.end], each.was) for each in found] == [
        ("courts, those", "courts. Those")
    ]
