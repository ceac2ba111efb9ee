"""Pairs and triples of texts with every mark they must get, held in golden/*.yaml.

Texts are made, or are excerpts of the record, named by their slugs. A column is written out with
its marks: {=kept} {~kept, altered} {>moved} {+new}. What it drops of its base, what is altered
(change: here | there) and the shared phrases (| columns) are lists. If one of these fails, read the
new marks as a reader of the page would before you write them down.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from statements.compare import Comparison, compare
from statements.compare.comparison import State

SIGNS = {State.KEPT: "=", State.ALTERED: "~", State.MOVED: ">", State.NEW: "+"}
GOLDEN = Path(__file__).parent / "golden"
EXCERPTS = {
    row["fields"]["slug"]: row["fields"]["text"]
    for row in json.loads((Path(settings.FIXTURE_DIRS[0]) / "excerpts.json").read_text("utf-8"))
}
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(GOLDEN.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def text_of(given: dict[str, str]) -> str:
    return EXCERPTS[given["excerpt"]] if "excerpt" in given else given["text"]


def marked(comparison: Comparison, number: int) -> str:
    """A column written out with its marks."""
    column = comparison.columns[number]
    return "".join(
        f"{{{SIGNS[s.state]}{words}}}" if s.state in SIGNS else words
        for s in column.segments
        for words in [column.text[s.start : s.end]]
    )


def described(comparison: Comparison, number: int) -> dict[str, Any]:
    """A column as golden files write it."""
    column = comparison.columns[number]
    assert column.base is not None
    base = comparison.columns[column.base].text
    return {
        "marked": marked(comparison, number),
        "altered": [
            f"{a.change}: {column.text[a.start : a.end]} | {base[a.base_start : a.base_end]}"
            for segment in column.segments
            for a in segment.alterations
        ],
        "dropped": [base[dropped.start : dropped.end] for dropped in column.dropped],
    }


def phrases(comparison: Comparison) -> list[str]:
    return [f"{p.text} | {' '.join(map(str, p.columns))}" for p in comparison.phrases]


@pytest.mark.parametrize("case", CASES)
def test_every_mark_is_as_written(case: dict[str, Any]) -> None:
    comparison = compare([text_of(given) for given in case["texts"]], case.get("base", 0))
    for number, column in case["columns"].items():
        assert described(comparison, number) == {"altered": [], "dropped": [], **column}
    assert phrases(comparison) == case.get("phrases", [])
    assert not comparison.coarse
