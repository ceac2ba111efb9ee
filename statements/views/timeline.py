"""Where everything stands on the timeline: a pure layout, x in percent and y in pixels.

The SVG has no viewBox, so that its type never shrinks; it is at least NARROWEST wide and scrolls
in a region of its own below that. Marks of one lane that would come closer than a finger's width
stand in different rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from statements.citations.dates import PartialDate

FIRST_YEAR = 1981
NARROWEST = 960  # px of the drawing; static/css/site.css sets the same as the chart's least width
ROW = 24  # px, the least size of a target
HEAD = 48  # px, the names of the presidencies
LANE_HEAD = 28  # px, the name of a lane
MENTION = 9  # px of a bar for each mention, unless the tallest would be taller than TALLEST
TALLEST = 270  # px
GAP = 14  # px between lanes


class Lane(StrEnum):
    """What sort of thing a mark is; its value is its class in the drawing."""

    STRATEGY = "bar"
    DOCUMENT = "doc"
    LAW = "law"
    INSTITUTION = "inst"


LANES = {
    Lane.STRATEGY: "National Security Strategies",
    Lane.DOCUMENT: "Other documents",
    Lane.LAW: "Laws",
    Lane.INSTITUTION: "Institutions",
}
LETTER = 8  # px of a letter of a name, at most on average
YEAR_WIDTH = 34  # px of a year and the air around it


@dataclass(frozen=True, slots=True)
class Term:
    """A presidency. `end` is None while in office."""

    label: str
    number: int
    url: str
    start: datetime.date
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a date. `mentions` are two counts, or None where nobody has counted."""

    lane: Lane
    label: str
    name: str
    url: str
    date: PartialDate | None
    kind: str
    presidency: str = ""
    mentions: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A presidency drawn: left edge, middle and width in percent."""

    term: Term
    x: float
    middle: float
    width: float
    shaded: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A count drawn upwards from the base line; `y` is its top."""

    css: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """An item drawn: `y` is the middle of its row."""

    item: Item
    x: float
    y: int
    bars: tuple[Bar, ...] = ()
    figure: str = ""
    figure_y: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane drawn, from its name down; `rule` is the y of the line above it."""

    lane: Lane
    title: str
    title_y: int
    rule: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing, and what has no place in it."""

    bands: tuple[Band, ...]
    strips: tuple[Strip, ...]
    years: tuple[Year, ...]
    base: int
    axis: int
    height: int
    items: tuple[Item, ...]
    left_out: tuple[Item, ...]
    last_year: int


def lay_out(terms: Sequence[Term], items: Iterable[Item], today: datetime.date) -> Chart:
    """Give every item a place, oldest first; none to those undated or before FIRST_YEAR.

    The axis ends with next year at the latest: a date beyond that is most likely mistyped.
    """
    last_year = today.year + 1
    drawn, left_out = _part(items, last_year)
    years = [item.date.year for item in drawn if item.date] + [term.start.year for term in terms]
    scale = Scale(min(max(years, default=FIRST_YEAR) + 1, last_year))
    tallest = max((sum(item.mentions) for item in drawn if item.mentions), default=0)
    mention = min(MENTION, TALLEST / max(tallest, 1))
    base = HEAD + LANE_HEAD + round(tallest * mention) + ROW
    strips, y = [], base
    for lane, title in LANES.items():
        members = [item for item in drawn if item.lane == lane]
        top = y if lane is Lane.STRATEGY else y + LANE_HEAD
        rows, placed = _pack(members, scale)
        marks = tuple(
            _mark(item, scale.x(item), top + row * ROW + ROW // 2, base, mention)
            for item, row in placed
        )
        head = HEAD if lane is Lane.STRATEGY else y
        strips.append(Strip(lane, title, head + 18, head, marks))
        y = top + max(rows, 1) * ROW + GAP
    return Chart(
        bands=tuple(_bands(terms, scale)),
        strips=tuple(strips),
        years=tuple(
            Year(year, scale.of(datetime.date(year, 1, 1)))
            for year in range(FIRST_YEAR + 4, scale.end)
            if year % 5 == 0
        ),
        base=base,
        axis=y,
        height=y + ROW,
        items=tuple(drawn),
        left_out=tuple(left_out),
        last_year=last_year,
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """From FIRST_YEAR to the last day of `end`, in percent."""

    end: int

    def of(self, day: datetime.date) -> float:
        first = datetime.date(FIRST_YEAR, 1, 1)
        whole = (datetime.date(self.end, 12, 31) - first).days
        return round(100 * min(max((day - first).days / whole, 0), 1), 2)

    def x(self, item: Item) -> float:
        """The day; or the middle of the month or year, where no more is known."""
        if not item.date:
            raise ValueError(f"{item.name} has no date and so no place")
        first, last = item.date.first_day, item.date.last_day
        return self.of(first + (last - first) / 2)


def _part(items: Iterable[Item], last_year: int) -> tuple[list[Item], list[Item]]:
    drawn: list[Item] = []
    left_out: list[Item] = []
    for item in items:
        fits = item.date and FIRST_YEAR <= item.date.year <= last_year
        (drawn if fits else left_out).append(item)
    return sorted(drawn, key=_when), sorted(left_out, key=_when)


def _when(item: Item) -> tuple[str, str]:
    return (item.date.iso if item.date else "9999", item.name)


def _pack(items: Iterable[Item], scale: Scale) -> tuple[int, list[tuple[Item, int]]]:
    """How many rows they need, and for each the first that is free where it stands."""
    free_from: list[float] = []
    placed = []
    for item in items:
        x = scale.x(item)
        row = next((row for row, free in enumerate(free_from) if x >= free), len(free_from))
        free_from[row : row + 1] = [x + 100 * _breadth(item) / NARROWEST]
        placed.append((item, row))
    return len(free_from), placed


def _breadth(item: Item) -> int:
    """Px from the middle of a mark to where the next in its row may have its own."""
    if item.lane is Lane.STRATEGY:
        return YEAR_WIDTH
    return ROW + (LETTER * len(item.label) if item.lane is Lane.INSTITUTION else 0)


def _mark(item: Item, x: float, y: int, base: int, mention: float) -> Mark:
    if item.lane is not Lane.STRATEGY:
        return Mark(item, x, y)
    if item.mentions is None:
        return Mark(item, x, y, figure="?", figure_y=base - 6)
    bars, top = [], base
    for css, count in zip(("b1", "b2"), item.mentions, strict=True):
        if count:
            height = max(round(count * mention), 1)
            top -= height
            bars.append(Bar(css, top, height))
    return Mark(item, x, y, tuple(bars), str(sum(item.mentions)), top - 6)


def _bands(terms: Sequence[Term], scale: Scale) -> Iterable[Band]:
    for place, term in enumerate(terms):
        x = scale.of(term.start)
        end = scale.of(term.end) if term.end else 100.0
        yield Band(term, x, round((x + end) / 2, 2), round(end - x, 2), shaded=place % 2 == 0)
