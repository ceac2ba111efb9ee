"""The page of results: what was to be reached, what was reached, and every figure behind it."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.keep_alive import Crowd
from benchmarks.our_site import Loading
from benchmarks.search_cases import CASES, Case
from benchmarks.search_measuring import DATASETTES, EQUAL, Measured
from benchmarks.search_targets import targets

Row = list[str]


def report(found: Sequence[Measured], date: str) -> str:
    """Everything, as Markdown."""
    parts = [f"# Searches beside Datasette, {date}", "", _how(found), ""]
    if rows := [target.row() for target in targets(found)]:
        head = ["what", "where", "target", "measured", "outcome"]
        parts += ["## What was to be reached", "", *_table(head, rows), ""]
    for each in found:
        parts += [f"## Pages at {each.passages:,} passages", "", *_pages(each), ""]
        if each.pages.remarks:
            parts += [*(f"* {remark}" for remark in each.pages.remarks), ""]
    for each in found:
        head = ["what", *each.sites, EQUAL]
        rows = [[*row, *[""] * (len(head) - len(row))] for row in _beside(each)]
        parts += [
            f"## Beside the pages, at {each.passages:,} passages",
            "",
            *_table(head, rows),
            "",
        ]
    return "\n".join(parts).rstrip() + "\n"


def _how(found: Sequence[Measured]) -> str:
    rounds = min(len(times) for each in found for times in each.pages.times.values())
    names = ("Django", "tantivy", "gunicorn", "datasette")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{_processor()}, {os.cpu_count()} cores; Python {platform.python_version()}, {versions}. "
        f"Milliseconds of a whole page over HTTP: the median of {rounds} rounds in which everyone "
        "was asked in turn, after one to warm up, and the fastest in brackets. Each server was one "
        "process; pages were sent unpacked over connections kept open. What is compared, and how "
        "to measure again: [README](../README.md#searches)."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _pages(each: Measured) -> Row:
    """Every page's time, and by how much the first of ours is quicker than each Datasette."""
    rows = []
    for case in CASES:
        everyone = [*each.sites, *DATASETTES]
        times = [_time(each, name, case) for name in everyone]
        ratios = [_ratio(each, name, site, case) for site in each.sites[:1] for name in DATASETTES]
        asked = case.words or " & ".join(f"{name}={value}" for name, value in case.filters.items())
        total = f"{each.pages.totals[everyone[0], case.name]:,}"
        rows.append([f"{case.name}, `{asked}`", total, *times, *ratios])
    ratios = [f"{name} ÷ {site}" for site in each.sites[:1] for name in DATASETTES]
    return _table(["case", "found", *each.sites, *DATASETTES, *ratios], rows)


def _time(each: Measured, contestant: str, case: Case) -> str:
    pages = each.pages
    return f"{pages.median(contestant, case.name):.1f} ({pages.fastest(contestant, case.name):.1f})"


def _ratio(each: Measured, above: str, below: str, case: Case) -> str:
    return f"{each.pages.median(above, case.name) / each.pages.median(below, case.name):.1f}"


def _beside(each: Measured) -> Iterator[Row]:
    """What is measured of our sites and of Datasette at equal work."""
    everyone = [*each.sites, EQUAL]
    crowds: dict[str, Callable[[Crowd], str]] = {
        "99th percentile, ms": lambda crowd: f"{crowd.p99:.0f}",
        "median, ms": lambda crowd: f"{crowd.median:.0f}",
        "pages a second": lambda crowd: f"{crowd.per_second:.1f}",
        "failed": lambda crowd: str(crowd.failed),
    }
    for what, told in crowds.items():
        yield [f"8 connections at once: {what}", *(told(each.crowds[name]) for name in everyone)]
    yield ["server's memory, MB", *(f"{each.memory[name] / 1e6:.0f}" for name in everyone)]
    if each.sites:
        yield from _ours_alone(each)


def _ours_alone(each: Measured) -> Iterator[Row]:
    for case in CASES:
        yield [
            f"engine's part of the page, {case.name}",
            *(_part(each, s, case) for s in each.sites),
        ]
    for case in CASES:
        yield [f"beside a writer, {case.name}, ms", *(_writing(each, s, case) for s in each.sites)]
    yield ["changes a second meanwhile", *(f"{each.changes[s]:.1f}" for s in each.sites)]
    for name in next(iter(each.firsts.values()), {}):
        pairs = (each.firsts[site][name] for site in each.sites)
        told_pairs = (f"{first:.1f} (warm {warm:.1f})" for first, warm in pairs)
        yield [f"first after start, {name}, ms", *told_pairs]
    loads: dict[str, Callable[[Loading], str]] = {
        "`load_passages`, seconds": lambda load: f"{load.load_seconds:.1f}",
        "`load_passages`, memory, MB": lambda load: f"{load.load_memory / 1e6:.0f}",
        "`index`, seconds": lambda load: f"{load.index_seconds:.1f}",
        "`index`, memory, MB": lambda load: f"{load.index_memory / 1e6:.0f}",
        "size of the index, MB": lambda load: f"{load.index_size / 1e6:.0f}",
    }
    for what, of in loads.items():
        yield [what, *(of(each.loading[site]) for site in each.sites)]


def _part(each: Measured, site: str, case: Case) -> str:
    engine, page = each.engine[site][case.name], each.pages.median(site, case.name)
    return f"{engine:.2f} ms, {engine / page:.0%}"


def _writing(each: Measured, site: str, case: Case) -> str:
    writing, quiet = each.writing[site], each.quiet[site]
    return f"{writing.median(site, case.name):.1f} (quiet {quiet.median(site, case.name):.1f})"


def _table(head: Row, rows: Sequence[Row]) -> Row:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
