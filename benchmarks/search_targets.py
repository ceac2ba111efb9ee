"""What was to be reached, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.search_cases import CASES
from benchmarks.search_measuring import EQUAL, Measured

SMALL, LARGE = 100_000, 1_000_000
A_SECOND, MEMORY = 10_000, 500
GROWTH, OTHER_DATABASE, FIRST_QUERY, WRITING = 3.0, 1.2, 2.0, 1.5


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach: `bound` is the least it may be, or with `at_most` the greatest."""

    what: str
    where: str
    bound: float
    measured: float
    at_most: bool = True
    unit: str = " ×"

    @property
    def outcome(self) -> str:
        """``met``, or by how much of the bound it was missed."""
        over = self.measured / self.bound - 1
        if over <= 0 if self.at_most else over >= 0:
            return "met"
        return f"**missed by {abs(over):.0%}**"

    def row(self) -> list[str]:
        sign = "≤" if self.at_most else "≥"
        bound, measured = (f"{_short(each)}{self.unit}" for each in (self.bound, self.measured))
        return [self.what, self.where, f"{sign} {bound}", measured, self.outcome]


def _short(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def targets(found: Sequence[Measured]) -> Iterator[Target]:
    """Of every size, and of the way from one to another."""
    for each in found:
        for site in each.sites:
            yield from _pages(each, site)
            yield from _loading(each, site)
        yield from _databases(each)
    by_size = {each.passages: each for each in found}
    if SMALL in by_size and LARGE in by_size:
        yield from _growth(by_size[SMALL], by_size[LARGE])


def _pages(each: Measured, site: str) -> Iterator[Target]:
    where = f"{each.passages:,}, {site}"
    for case in CASES:
        if floor := case.floors.get(each.passages):
            quicker = each.pages.median(EQUAL, case.name) / each.pages.median(site, case.name)
            what = f"Datasette ÷ ours, {case.name}"
            yield Target(what, where, floor, quicker, at_most=False)
    for name, (first, warm) in each.firsts[site].items():
        yield Target(f"first after start ÷ warm, {name}", where, FIRST_QUERY, first / warm)
    writing, quiet = each.writing[site], each.quiet[site]
    for case in CASES:
        slower = writing.median(site, case.name) / quiet.median(site, case.name)
        yield Target(f"beside a writer ÷ quiet, {case.name}", where, WRITING, slower)


def _loading(each: Measured, site: str) -> Iterator[Target]:
    where, loading = f"{each.passages:,}, {site}", each.loading[site]
    rate = each.passages / (loading.load_seconds + loading.index_seconds)
    yield Target("loading with index", where, A_SECOND, rate, at_most=False, unit=" a second")
    memory = max(loading.load_memory, loading.index_memory) / 1e6
    yield Target("memory while loading", where, MEMORY, memory, unit=" MB")


def _databases(each: Measured) -> Iterator[Target]:
    if len(each.sites) == 2:
        one, other = each.sites
        for case in CASES:
            ratio = each.pages.median(other, case.name) / each.pages.median(one, case.name)
            what = f"{other} ÷ {one}, {case.name}"
            yield Target(what, f"{each.passages:,}", OTHER_DATABASE, ratio)


def _growth(small: Measured, large: Measured) -> Iterator[Target]:
    for site in small.sites:
        for case in CASES if site in large.sites else ():
            grown = large.pages.median(site, case.name) / small.pages.median(site, case.name)
            yield Target(f"growth to a million, {case.name}", site, GROWTH, grown)
