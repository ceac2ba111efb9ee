"""Exports and loads beside others who write, by whole processes and their own database."""

from __future__ import annotations

import time
from pathlib import Path

from tests.search.conftest import OwnSite

READ = """
import sys, time, pathlib
from statements.archive.rows import whole
from statements.archive.snapshot import one_moment
flag = pathlib.Path(sys.argv[1])
record = whole(unpublished=True)
named = {table.name: table for table in record.tables}
with one_moment():
    list(record.rows(named["presidents"]))
    flag.with_suffix(".begun").touch()
    while not flag.exists():
        time.sleep(0.02)
    words = [row[2] for row in record.rows(named["excerpts"])]
    print(sum("Zirconium" in each for each in words), len(words), record.counted(named["excerpts"]))
"""
WRITE = """
from statements.models import Excerpt
Excerpt.objects.create(slug="late", text="Zirconium", state="published")
Excerpt.objects.filter(slug="nss-2006-a").update(text="Zirconium")
print(Excerpt.objects.count())
"""
CLEAR = """
from django.db import connection, transaction
from statements.archive.record import tables
with transaction.atomic(), connection.cursor() as cursor:
    for table in reversed(tables()):
        cursor.execute(f"DELETE FROM {table.model._meta.db_table}")
"""
SEARCH = """
from statements.search import EXCERPT, Criteria, count
from statements.models import Excerpt
stale = Excerpt.objects.filter(verdict_stale=True).count()
print(count("moral imperative", Criteria((EXCERPT,))), stale)
"""


def test_what_others_write_meanwhile_is_not_in_it_and_waits_for_nobody(
    own_site: OwnSite, tmp_path: Path
) -> None:
    flag = tmp_path / "go"
    reading = own_site.start(READ, str(flag))
    try:
        until = time.monotonic() + 60
        while not flag.with_suffix(".begun").exists():
            assert reading.poll() is None and time.monotonic() < until, reading.stderr
            time.sleep(0.02)
        assert own_site.run(WRITE).strip() == "13"
        flag.touch()
        said, complained = reading.communicate(timeout=60)
    finally:
        reading.kill()
    assert said.split() == ["0", "12", "12"], complained


def test_what_is_loaded_is_found_by_the_index_that_follows(
    own_site: OwnSite, tmp_path: Path
) -> None:
    before = own_site.run(SEARCH)
    assert int(before.split()[0]) > 0
    target = tmp_path / "whole.sqlite"
    assert own_site.manage("export_record", "--sqlite", str(target)).returncode == 0
    own_site.run(CLEAR)
    assert own_site.manage("index").returncode == 0
    assert own_site.run(SEARCH).split()[0] == "0"
    loaded = own_site.manage("load_record", "--from", str(target))
    assert "rows loaded" in loaded.stdout, loaded.stderr
    assert own_site.manage("index").returncode == 0
    assert own_site.run(SEARCH) == before
