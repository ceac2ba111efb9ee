"""One sentence in three documents as held: PSD-10, its fact sheet and Executive Order 13729."""

from pathlib import Path

import pytest
from django.conf import settings

from statements.compare import compare
from statements.compare.comparison import Column, State

FOLDER = Path(settings.ROOT).parent / "shared" / "data" / "sources" / "presidential"
PSD_10 = "106115-PSD-10-2011.txt"
FACT_SHEET = "106116-PSD-10-fact-sheet.txt"
ORDER = "125618-EO-13729-2016.txt"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="PSD-10 and its kin are not beside the checkout (../shared/data)"
)


def source(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def sentence(name: str) -> str:
    """The sentence on the core interest and the core responsibility."""
    text = source(name)
    start = text.casefold().index("preventing mass atrocities and genocide is a core")
    return text[start : text.index(".", start) + 1]


def said(column: Column, state: State) -> list[str]:
    return [column.text[s.start : s.end] for s in column.segments if s.state is state]


def test_the_fact_sheet_adds_of_america() -> None:
    base, sheet, order = compare([sentence(n) for n in (PSD_10, FACT_SHEET, ORDER)], 0).columns
    assert said(sheet, State.NEW) == ["of America"]
    assert said(sheet, State.KEPT) == [base.text.removesuffix(".")]
    assert not sheet.dropped
    assert said(order, State.ALTERED) == [order.text.removesuffix(".")]
    changes = [a.change for segment in order.segments for a in segment.alterations]
    assert changes == ["case"]
    assert not order.dropped


def test_the_order_drops_of_america_again() -> None:
    sheet, order = compare([sentence(FACT_SHEET), sentence(ORDER)]).columns
    assert [sheet.text[d.start : d.end] for d in order.dropped] == ["of America"]


def test_the_sentence_is_one_phrase_of_all_three() -> None:
    comparison = compare([sentence(n) for n in (PSD_10, FACT_SHEET, ORDER)], 0)
    assert [(p.words, p.columns) for p in comparison.phrases] == [(20, (0, 1, 2))]


def test_of_america_stands_out_in_the_whole_documents_too() -> None:
    """PSD-10 speaks of "America's reputation": another form alone is no evidence."""
    _, sheet, order = compare([source(n) for n in (PSD_10, FACT_SHEET, ORDER)], 0).columns
    at = sheet.text.index("of America")
    (mark,) = [s for s in sheet.segments if s.start <= at < s.end]
    assert mark.state is State.NEW
    assert sheet.text[mark.start :].startswith("of America")
    for column in (sheet, order):
        kept = [*said(column, State.KEPT), *said(column, State.ALTERED)]
        assert any("core national security interest and a core moral" in words for words in kept)
    assert not sheet.coarse
