"""The pages about citations show what the code prints, for every sort of work."""

import re
from pathlib import Path
from typing import Any

import pytest

from statements.citations.styles import Style, cite
from tests.citations.golden import cases, marked, work_of

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
CASES = {case["name"]: case for case in cases()}


def examples(style: Style) -> dict[str, list[str]]:
    """Rows of the table of examples: name -> citation, and what stands in the text."""
    page = (REFERENCE / f"citations-{style}.md").read_text(encoding="utf-8")
    _, _, table = page.partition("## An example of every kind")
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {row[0]: [cell.strip("`| ") for cell in row[1:]] for row in rows[1:]}


@pytest.mark.parametrize("style", Style)
def test_every_kind_has_its_example(style: Style) -> None:
    assert list(examples(style)) == list(CASES)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_example_is_what_the_code_prints(case: dict[str, Any], style: Style) -> None:
    citation = cite(work_of(case), style)
    printed = [marked(citation.runs) or "nothing to cite"]
    if citation.in_text:
        printed.append(marked(citation.in_text))
    assert examples(style)[case["name"]] == printed


@pytest.mark.parametrize("style", Style)
def test_no_page_promises_more_than_a_style(style: Style) -> None:
    page = (REFERENCE / f"citations-{style}.md").read_text(encoding="utf-8")
    assert re.match(r"# (Bluebook|Chicago|APA|MLA) style", page)
    assert "compliant" not in page
