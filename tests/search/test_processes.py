"""Several processes, and processes that are killed: nothing is lost, and nobody waits for long."""

from __future__ import annotations

import random
import signal
import subprocess
import time

import pytest

from tests.search.conftest import OwnSite

# Writes for as long as it lives. Every write is one transaction; what is committed is printed
# after, so all that was printed is in the database.
WRITER = """
import sys
from statements.models import Excerpt, StrategyDocument
from statements.search import catch_up
name, document = sys.argv[1], StrategyDocument.objects.all()[0]
for n in range(100_000):
    Excerpt.objects.bulk_create([
        Excerpt(slug=f"{name}-{n}-{m}", text=f"quagga {name} {n}", document=document,
                state="published")
        for m in range(3)
    ])
    if n % 3 == 2:
        Excerpt.objects.filter(slug__startswith=f"{name}-{n - 1}-").update(text="okapi")
    print(n, flush=True)
    catch_up()
"""
# What the index says, beside what the database says.
COMPARE = """
from statements.models import Excerpt
from statements.search import EXCERPT, Criteria, Page, search
for word in ("quagga", "okapi"):
    found = {hit.pk for hit in search(word, Criteria((EXCERPT,)), Page(count=1_000_000)).hits}
    held = set(Excerpt.objects.published().filter(text__contains=word).values_list("pk", flat=True))
    print(word, len(held), "the same" if found == held else f"{len(found ^ held)} differ")
"""
BUILD = """
from statements.search.index import build
build(anew=True)
"""


def compared(site: OwnSite) -> list[list[str]]:
    lines = [line.split(maxsplit=2) for line in site.run(COMPARE).splitlines()]
    assert [line[0] for line in lines] == ["quagga", "okapi"]
    return lines


def kill(process: subprocess.Popen[str]) -> str:
    """Kill it on the spot, whatever it is doing; what it had said."""
    process.send_signal(signal.SIGKILL)
    said, complained = process.communicate()
    assert process.returncode == -signal.SIGKILL, complained
    return said


def until_it_speaks(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    assert process.stdout.readline()


@pytest.mark.django_db(transaction=True)
def test_a_writer_killed_at_any_moment_loses_nothing(own_site: OwnSite) -> None:
    draw = random.Random(1158)
    for life in range(12):
        writer = own_site.start(WRITER, f"life{life}")
        until_it_speaks(writer)
        time.sleep(draw.uniform(0, 0.25))
        kill(writer)
        if life % 4 == 3:
            assert [verdict for _, _, verdict in compared(own_site)] == ["the same"] * 2
    (_, quaggas, _), _ = compared(own_site)
    assert int(quaggas) > 36
    assert own_site.manage("index", "--status").returncode == 0


@pytest.mark.django_db(transaction=True)
def test_a_build_killed_at_any_moment_leaves_an_index_that_is_right(own_site: OwnSite) -> None:
    writer = own_site.start(WRITER, "before")
    until_it_speaks(writer)
    time.sleep(0.5)
    kill(writer)
    draw = random.Random(116)
    for _ in range(6):
        builder = own_site.start(BUILD)
        time.sleep(draw.uniform(0.2, 0.9))
        # It may be done by the time the signal comes: then there was nothing to kill.
        builder.send_signal(signal.SIGKILL)
        _, complained = builder.communicate()
        assert builder.returncode in {0, -signal.SIGKILL}, complained
        assert [verdict for _, _, verdict in compared(own_site)] == ["the same"] * 2


@pytest.mark.django_db(transaction=True)
def test_many_write_and_search_at_once(own_site: OwnSite) -> None:
    searcher = """
import time
from statements.models import Excerpt, StrategyDocument
from statements.search import EXCERPT, Criteria, Page, search
import sys
name, document, slowest = sys.argv[1], StrategyDocument.objects.all()[0], 0
for n in range(40):
    excerpt = Excerpt.objects.create(slug=f"{name}-own-{n}", text=f"zebra{name}{n}",
                                     document=document, state="published")
    begun = time.monotonic()
    # Their own change is in the next answer, whatever the others do.
    hits = search(f"zebra{name}{n}", Criteria((EXCERPT,)), Page()).hits
    assert [hit.pk for hit in hits] == [excerpt.pk], (n, hits)
    slowest = max(slowest, time.monotonic() - begun)
print(slowest)
"""
    writer = own_site.start(WRITER, "steady")
    until_it_speaks(writer)
    follower = own_site.start(
        "from django.core.management import call_command; call_command('index', follow=True)"
    )
    workers = [own_site.start(searcher, name) for name in ("one", "two")]
    for worker in workers:
        said, complained = worker.communicate(timeout=120)
        assert worker.returncode == 0, complained
        assert float(said) < 5  # seconds; a machine may be busy, but nobody is stuck
    for process in (writer, follower):
        kill(process)
    assert [verdict for _, _, verdict in compared(own_site)] == ["the same"] * 2


@pytest.mark.django_db(transaction=True)
def test_status_rebuild_and_what_is_said(own_site: OwnSite) -> None:
    status = own_site.manage("index", "--status")
    assert "lacks nothing" in status.stdout
    damaged = next((own_site.index / "current").glob("*.idx"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    status = own_site.manage("index", "--status")
    assert status.returncode == 1
    assert "manage.py index" in status.stderr
    assert own_site.manage("index", "--rebuild").returncode == 0
    assert own_site.manage("index", "--status").returncode == 0
    blocked = own_site.index.parent / "file"
    blocked.touch()
    nowhere = OwnSite(
        own_site.environment | {"SEARCH_INDEX": str(blocked / "index")}, blocked / "index"
    )
    ended = nowhere.manage("index")
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr
