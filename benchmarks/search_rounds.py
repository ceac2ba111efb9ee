"""Rounds: every contestant is asked for every case in turn, and every answer is looked at."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.keep_alive import Answer, Connection, Crowd, crowd
from benchmarks.search_cases import CASES, FACETS, Case

CONNECTIONS = 8


@dataclass(frozen=True)
class Contestant:
    """A server, how a case is asked of it, and what its page says."""

    name: str
    port: int
    address: Callable[[Case], str]
    total: Callable[[str], int]
    facets: Callable[[str], set[str]]
    facet_counts: Callable[[Case], dict[str, dict[str, int]]]


@dataclass
class Pages:
    """Milliseconds of every answer, by contestant and case, and what the pages said."""

    times: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    totals: dict[tuple[str, str], int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def median(self, contestant: str, case: str) -> float:
        return statistics.median(self.times[contestant, case])

    def fastest(self, contestant: str, case: str) -> float:
        return min(self.times[contestant, case])

    def say(self, remark: str) -> None:
        if remark not in self.remarks:
            self.remarks.append(remark)


def ask_in_turn(contestants: Sequence[Contestant], rounds: int, *, pause: float = 0.0) -> Pages:
    """One round to warm up, then as many as asked for; who comes first changes every round."""
    pages = Pages()
    connections = {each.name: Connection(each.port) for each in contestants}
    for turn in range(rounds + 1):
        for case in CASES:
            for n in range(len(contestants)):
                contestant = contestants[(n + turn) % len(contestants)]
                time.sleep(pause)
                answer = connections[contestant.name].get(contestant.address(case))
                look_at(contestant, case, answer, pages)
                if turn:
                    pages.times.setdefault((contestant.name, case.name), []).append(answer.ms)
    for connection in connections.values():
        connection.close()
    return pages


def look_at(contestant: Contestant, case: Case, answer: Answer, pages: Pages) -> None:
    """What is no answer ends the run; what is missing from one is said in the report."""
    who = f"{contestant.name}, {case.name}"
    total = contestant.total(answer.body)
    if answer.status != 200 or total < 0:
        pages.say(f"{who}: answered {answer.status} without a total.")
    elif missing := [name for name in FACETS if name not in contestant.facets(answer.body)]:
        pages.say(f"{who}: without the facets {', '.join(missing)}.")
    pages.totals[contestant.name, case.name] = total


def compare_totals(pages: Pages, contestants: Sequence[Contestant], passages: int) -> None:
    """Say where two pages count differently, and where a case is not what it is called."""
    for case in CASES:
        found = {each.name: pages.totals[each.name, case.name] for each in contestants}
        if len(set(found.values())) > 1:
            told = ", ".join(f"{name} {total:,}" for name, total in found.items())
            pages.say(f"{case.name}: the totals differ: {told}.")
        share = next(iter(found.values())) / passages
        if case.share and not case.share[0] <= share <= case.share[1]:
            pages.say(f"{case.name}: “{case.words}” is in {share:.2%} of the passages.")


def compare_facets(ours: Contestant, datasette: Contestant, pages: Pages) -> None:
    """Say where a value that both pages show has two counts, or where no value is on both."""
    for case in CASES:
        if case.filters:  # Datasette counts a facet with its own filter applied, and we without
            continue
        left, right = (each.facet_counts(case) for each in (ours, datasette))
        for name in FACETS:
            both = left.get(name, {}).keys() & right.get(name, {}).keys()
            differing = [value for value in both if left[name][value] != right[name][value]]
            if differing or not both:
                pages.say(
                    f"{case.name}: the facet {name} differs: {sorted(differing) or 'wholly'}."
                )


def all_at_once(contestant: Contestant, seconds: float) -> Crowd:
    """Eight connections that ask for the cases one after another."""
    paths = [contestant.address(case) for case in CASES]
    return crowd(contestant.port, paths, connections=CONNECTIONS, seconds=seconds)


def first_and_warm(port: int, path: str, rounds: int) -> tuple[float, float]:
    """The first search a server answers, and the median of those after it, in milliseconds."""
    connection = Connection(port)
    first = connection.get(path).ms
    warm = [connection.get(path).ms for _ in range(rounds)]
    connection.close()
    return first, statistics.median(warm)
