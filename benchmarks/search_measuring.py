"""All that is measured at one number of passages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import datasette_site, our_site
from benchmarks.keep_alive import Connection, Crowd
from benchmarks.our_site import Loading, Site
from benchmarks.programs import BIN, ROOT, Server
from benchmarks.search_cases import CASES, Case
from benchmarks.search_rounds import (
    Contestant,
    Pages,
    all_at_once,
    ask_in_turn,
    compare_facets,
    compare_totals,
    first_and_warm,
)

EQUAL = "Datasette"
LONG_PAGES = "Datasette, 100 rows"
DEFAULTS = "Datasette, its defaults"
DATASETTES = {
    EQUAL: datasette_site.EQUAL_WORK | datasette_site.SHORT_PAGES,
    LONG_PAGES: datasette_site.EQUAL_WORK,
    DEFAULTS: {},
}
CROWD_SECONDS = 10.0
# Rounds while a writer is at work: with the pause they last long enough for a hundred changes.
ROUNDS_BESIDE_A_WRITER = 25
PAUSE = 0.05
STARTS = 3
FIRST = ("common word", "rare word")


@dataclass
class Measured:
    """What was found: milliseconds throughout, and bytes."""

    passages: int
    sites: list[str]
    pages: Pages
    loading: dict[str, Loading] = field(default_factory=dict)
    crowds: dict[str, Crowd] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    engine: dict[str, dict[str, float]] = field(default_factory=dict)
    quiet: dict[str, Pages] = field(default_factory=dict)
    writing: dict[str, Pages] = field(default_factory=dict)
    changes: dict[str, float] = field(default_factory=dict)
    firsts: dict[str, dict[str, tuple[float, float]]] = field(default_factory=dict)


def measure(passages: int, sites: Sequence[Site], file: Path, rounds: int) -> Measured:
    """Everyone serves at the same time and is asked in turn; what is ours alone comes after."""
    with ExitStack() as stack:
        servers = {site.name: stack.enter_context(site.serve()) for site in sites}
        for name, settings in DATASETTES.items():
            servers[name] = stack.enter_context(datasette_site.serve(file, settings))
        contestants = [_ours(site, servers[site.name]) for site in sites]
        contestants += [_datasette(name, file, servers[name]) for name in DATASETTES]
        found = Measured(passages, [site.name for site in sites], ask_in_turn(contestants, rounds))
        compare_totals(found.pages, contestants, passages)
        for ours in contestants[: len(sites)]:
            compare_facets(ours, contestants[len(sites)], found.pages)
        for each in contestants[: len(sites) + 1]:
            found.crowds[each.name] = all_at_once(each, CROWD_SECONDS)
        for site, ours in zip(sites, contestants, strict=False):
            found.loading[site.name] = site.loading()
            _beside_a_writer(site, ours, found)
        found.memory = {name: server.memory() for name, server in servers.items()}
    for site in sites:
        found.engine[site.name] = _engine(site)
        found.firsts[site.name] = {name: _first(site, name) for name in FIRST}
    return found


def _beside_a_writer(site: Site, ours: Contestant, found: Measured) -> None:
    found.quiet[site.name] = ask_in_turn([ours], ROUNDS_BESIDE_A_WRITER, pause=PAUSE)
    with _writer(site) as changes:
        found.writing[site.name] = ask_in_turn([ours], ROUNDS_BESIDE_A_WRITER, pause=PAUSE)
    found.changes[site.name] = changes[0]
    for remark in found.writing[site.name].remarks:
        found.pages.say(f"While passages changed: {remark}")


@contextmanager
def _writer(site: Site) -> Iterator[list[float]]:
    """Somebody changes passages for as long as the block lasts; then, how many a second."""
    changes: list[float] = []
    with subprocess.Popen(  # noqa: S603 - our own program
        [str(BIN / "python"), str(ROOT / "benchmarks" / "rewrite_passages.py")],
        env={**os.environ, **site.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        if program.stdout is None or program.stdout.readline() != "writing\n":
            raise SystemExit("Passages cannot be changed.")
        yield changes
        said, _ = program.communicate("")
    turns, seconds = said.split()
    changes.append(int(turns) / float(seconds))


def _engine(site: Site) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(ROOT / "benchmarks" / "search_engine_time.py")],
        env={**os.environ, **site.environment},
        stdout=subprocess.PIPE,
        check=True,
    )
    return {name: float(ms) for name, ms in json.loads(done.stdout).items()}


def _first(site: Site, name: str) -> tuple[float, float]:
    """Of several starts, the middle one by its ratio."""
    path = our_site.address(next(case for case in CASES if case.name == name))
    found = []
    for _ in range(STARTS):
        with site.serve() as server:
            found.append(first_and_warm(server.port, path, 9))
    return sorted(found, key=lambda pair: pair[0] / pair[1])[STARTS // 2]


def _ours(site: Site, server: Server) -> Contestant:
    def facet_counts(case: Case) -> dict[str, dict[str, int]]:
        return our_site.facet_counts(Connection(server.port).get(our_site.address(case)).body)

    return Contestant(
        site.name, server.port, our_site.address, our_site.total, our_site.facets, facet_counts
    )


def _datasette(name: str, file: Path, server: Server) -> Contestant:
    def address(case: Case) -> str:
        return datasette_site.address(file, case)

    def facet_counts(case: Case) -> dict[str, dict[str, int]]:
        path = datasette_site.address(file, case, ".json")
        return datasette_site.facet_counts(Connection(server.port).get(path).body)

    return Contestant(
        name, server.port, address, datasette_site.total, datasette_site.facets, facet_counts
    )
