"""CSV that opens in a spreadsheet and runs nothing."""

import csv
import io

import pytest

from statements.compare.to_csv import to_csv
from statements.tables import guarded
from tests.compare.sheets import NEW, OLD, sheet, statement


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\uff1d1"],
    ids=ascii,
)
def test_what_a_spreadsheet_would_run_becomes_words(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    made = to_csv(sheet(statement("one", cell or "x"), statement("two", NEW, verdict=cell)))
    found = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert found[0]["Words"] == f"'{cell}"
    assert found[1]["Verdict"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "p. 48", "1 = 1", "“=1”", OLD])
def test_anything_else_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


def test_runs_stand_in_their_columns() -> None:
    made = to_csv(sheet(statement("one", OLD), statement("two", NEW)))
    row = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))[1]
    assert "nobody is immune" in row["New runs"]
    assert "home and abroad" in row["Dropped runs"]
