"""The layout of the timeline, from plain values."""

import datetime
import itertools

import pytest

from statements.citations.dates import PartialDate
from statements.views.timeline import NARROWEST, ROW, TALLEST, Chart, Item, Lane, Term, lay_out

TODAY = datetime.date(2031, 3, 1)
TERMS = [
    Term(
        "Reagan", 40, "/presidents/reagan/", datetime.date(1981, 1, 20), datetime.date(1989, 1, 20)
    ),
    Term("Trump", 47, "/presidents/trump/", datetime.date(2025, 1, 20), None),
]


def item(date: str, lane: Lane = Lane.LAW, mentions: tuple[int, int] | None = None) -> Item:
    return Item(
        lane=lane,
        label=date[:4],
        name=f"{lane} of {date}",
        url=f"/{date}/",
        date=PartialDate.parse(date) if date else None,
        kind="Law",
        mentions=mentions,
    )


def drawn(chart: Chart) -> list[str]:
    return [mark.item.url for strip in chart.strips for mark in strip.marks]


def test_every_item_with_a_date_has_one_mark_and_the_rest_are_named() -> None:
    items = [item("2001"), item(""), item("1945-08-08"), item("1981"), item("1980-12-31")]
    chart = lay_out(TERMS, items, TODAY)
    assert drawn(chart) == ["/1981/", "/2001/"]
    assert [each.url for each in chart.items] == ["/1981/", "/2001/"]
    assert [each.url for each in chart.left_out] == ["/1945-08-08/", "/1980-12-31/", "//"]


@pytest.mark.parametrize(
    ("vague", "exact"),
    [("2010", "2010-07-02"), ("2010-02", "2010-02-14")],
    ids=["a year stands at its middle", "a month stands at its middle"],
)
def test_what_is_not_known_to_the_day(vague: str, exact: str) -> None:
    assert x_of(vague) == pytest.approx(x_of(exact), abs=0.01)


def test_later_stands_further_right() -> None:
    places = [x_of(date) for date in ("1981-01-01", "1988", "1988-09", "2024-12-31")]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] < 100


def test_the_axis_ends_after_the_last_thing_known() -> None:
    chart = lay_out(TERMS, [item("2031-05")], TODAY)
    assert chart.years[-1].year == 2030
    assert 95 < chart.strips[2].marks[0].x < 100


def test_what_is_dated_after_next_year_is_left_out_and_stretches_nothing() -> None:
    items = [item("2032-12-31"), item("2033"), item("9999-12-31"), item("9999")]
    chart = lay_out(TERMS, items, TODAY)
    assert drawn(chart) == ["/2032-12-31/"]
    assert chart.strips[2].marks[0].x == 100
    assert [each.url for each in chart.left_out] == ["/2033/", "/9999/", "/9999-12-31/"]
    assert (chart.last_year, chart.years[-1].year) == (2032, 2030)


def test_a_presidency_that_begins_in_9999_stretches_nothing() -> None:
    mistyped = Term("Later", 48, "/presidents/later/", datetime.date(9999, 1, 20), None)
    chart = lay_out([*TERMS, mistyped], [item("2010")], TODAY)
    assert chart.years[-1].year == 2030
    assert (chart.bands[-1].x, chart.bands[-1].width) == (100, 0)


def test_marks_of_a_lane_keep_a_finger_apart() -> None:
    days = ["2022-12-23", "2022-12-23", "2022-12-27", "2023-01-05", "2023-12-22", "2025", "2020"]
    items = [item(day, lane) for lane in Lane for day in days]
    for strip in lay_out(TERMS, items, TODAY).strips:
        assert len(strip.marks) == len(days)
        for one, other in itertools.combinations(strip.marks, 2):
            across = abs(one.x - other.x) / 100 * NARROWEST
            assert across >= ROW or abs(one.y - other.y) >= ROW


def test_lanes_do_not_run_into_each_other() -> None:
    items = [item("2022-12-23", lane) for lane in Lane for _ in range(9)]
    chart = lay_out(TERMS, items, TODAY)
    for above, below in itertools.pairwise(chart.strips):
        assert max(mark.y for mark in above.marks) + ROW / 2 <= below.rule
    assert max(mark.y for mark in chart.strips[-1].marks) + ROW / 2 <= chart.axis
    assert chart.axis < chart.height


def test_bars_stand_on_the_base_line_one_upon_the_other() -> None:
    items = [item("2010", Lane.STRATEGY, (5, 3)), item("2015", Lane.STRATEGY, (0, 8))]
    chart = lay_out(TERMS, items, TODAY)
    both, one = chart.strips[0].marks
    lower, upper = both.bars
    assert lower.y + lower.height == chart.base
    assert upper.y + upper.height == lower.y
    assert lower.height * 3 == upper.height * 5
    assert [bar.css for bar in one.bars] == ["b2"]
    assert both.figure == one.figure == "8"
    assert both.figure_y < upper.y


def test_however_many_mentions_the_drawing_stays_as_high() -> None:
    items = [
        item("2010", Lane.STRATEGY, (999_999_999, 999_999_999)),
        item("2015", Lane.STRATEGY, (0, 999_999_999)),
        item("2017", Lane.STRATEGY, (1, 0)),
    ]
    chart = lay_out(TERMS, items, TODAY)
    both, half, one = chart.strips[0].marks
    assert sum(bar.height for bar in both.bars) == TALLEST
    assert half.bars[0].height * 2 == TALLEST
    assert one.bars[0].height == 1
    assert both.figure == "1999999998"
    assert both.figure_y > 0
    assert chart.height < 1000


def test_zero_is_written_and_the_unknown_is_a_question() -> None:
    items = [item("1987", Lane.STRATEGY, (0, 0)), item("2017", Lane.STRATEGY)]
    zero, unknown = lay_out(TERMS, items, TODAY).strips[0].marks
    assert (zero.figure, zero.bars) == ("0", ())
    assert (unknown.figure, unknown.bars) == ("?", ())


def test_a_presidency_in_office_runs_to_the_edge() -> None:
    reagan, trump = lay_out(TERMS, [], TODAY).bands
    assert reagan.x < reagan.middle < reagan.x + reagan.width < trump.x
    assert trump.x + trump.width == pytest.approx(100)


def test_nothing_at_all_can_be_drawn() -> None:
    chart = lay_out([], [], TODAY)
    assert drawn(chart) == []
    assert chart.items == chart.left_out == ()


def x_of(date: str) -> float:
    """Where a date stands beside others that fix the ends of the axis."""
    marks = lay_out(TERMS, [item(date)], TODAY).strips[2].marks
    return marks[0].x
