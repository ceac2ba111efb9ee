"""Numbers that rise by one from page to page, found among others that do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set
from itertools import groupby
from typing import Final, NamedTuple

from statements.sources.readers.numerals import Number

# What a change of the count costs, in pages that agree: one number alone makes no count.
_CHANGE: Final = 1.5
# What a page costs whose own numbers disagree with the count.
_AGAINST: Final = 0.25


class Count(NamedTuple):
    """Pages counted one by one: a page's number is its place in the file and `more`."""

    rank: int
    style: str
    more: int

    def at(self, page: int) -> Number:
        return Number(self.rank, page + self.more, self.style)


class Run(NamedTuple):
    """Pages, in order, on which stands what one count says."""

    counted: Count
    pages: tuple[int, ...]


class _Step(NamedTuple):
    """The best way through the file that ends with a number seen on a page."""

    worth: float
    page: int
    counted: Count
    before: _Step | None


# By page: the counts that a number seen there would fit, and how it is seen.
Seen = list[dict[Count, frozenset[str]]]
# A running head names its number as a page's, and says as much as two strays that agree.
_SUPPORT: Final = {"numbers": 1, "contents": 1, "beside": 2}


def support(kinds: Set[str]) -> int:
    return sum(_SUPPORT[kind] for kind in kinds)


def runs(seen: Seen) -> list[Run]:
    """The counts that go through the file with the most agreeing, numbers always rising."""
    last: dict[Count, tuple[_Step, int]] = {}
    front = _Front()
    heard = 0
    for page, counts in enumerate(seen):
        steps = []
        for count, kinds in counts.items():
            # Of two that would do as well, what stands on the page comes before the contents.
            worth_here = support(kinds) - 0.1 * (kinds == {"contents"})
            begun = front.before(count.at(page))
            step = _Step((begun.worth if begun else 0) - _CHANGE + worth_here, page, count, begun)
            if count in last:
                same, so_far = last[count]
                worth = same.worth + worth_here - _AGAINST * (heard - so_far)
                if worth >= step.worth:
                    step = _Step(worth, page, count, same)
            steps.append(step)
        heard += bool(counts)
        for step in steps:
            last[step.counted] = step, heard
            front.add(step)
    way: list[_Step] = []
    best = front.best
    while best:
        way.append(best)
        best = best.before
    return [
        Run(count, tuple(step.page for step in steps))
        for count, steps in groupby(reversed(way), lambda step: step.counted)
    ]


class _Front:
    """The best step for each number, as far as no smaller number has a better one."""

    def __init__(self) -> None:
        self._numbers: list[tuple[int, int]] = []
        self._steps: list[_Step] = []

    @property
    def best(self) -> _Step | None:
        return self._steps[-1] if self._steps else None

    def before(self, number: Number) -> _Step | None:
        """The best step whose number is smaller."""
        place = bisect_left(self._numbers, number[:2])
        return self._steps[place - 1] if place else None

    def add(self, step: _Step) -> None:
        key = step.counted.at(step.page)[:2]
        place = bisect_right(self._numbers, key)
        if place and self._steps[place - 1].worth >= step.worth:
            return
        start = bisect_left(self._numbers, key)
        end = start
        while end < len(self._steps) and self._steps[end].worth <= step.worth:
            end += 1
        self._numbers[start:end] = [key]
        self._steps[start:end] = [step]
