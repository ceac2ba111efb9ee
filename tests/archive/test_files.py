"""Exports as files: whole or not at all, and good to open with other programs."""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3  # noqa: TID251 # what a reader would open it with
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from frictionless import Package

from statements.archive.descriptions import IN_VIEW
from statements.archive.migrated import schema
from statements.archive.record import tables
from statements.models import Excerpt
from tests.archive.test_round_trip import FORMS, export

pytestmark = pytest.mark.django_db


# A word that stands in each table that can be searched.
SEARCHES = {
    "excerpts": "imperative",
    "passages": "passage",
    "documents": "strategies",  # stemmed
    "legislation": "genocide",
    "sections": "training",
    "institutions": "court",
    "topics": "warning",
}


def failing(*arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("export_record", *arguments, verbosity=0)
    return str(caught.value)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_is_kept_until_it_is_to_be_replaced(
    form: str, tmp_path: Path, record: None
) -> None:
    target = export(form, tmp_path / "record.sqlite")
    before = sorted(tmp_path.rglob("*"))
    assert "is there already. Name another" in failing(form, str(target))
    Excerpt.objects.filter(slug="nss-2006-a").update(heading="Quicksilver")
    export(form, target, "--force")
    assert sorted(tmp_path.rglob("*")) == before
    files = [target] if target.is_file() else list(target.iterdir())
    assert any(b"Quicksilver" in file.read_bytes() for file in files)


@pytest.mark.parametrize("form", FORMS)
def test_what_fails_half_way_leaves_what_was_there(
    form: str, tmp_path: Path, record: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from statements.archive import rows

    target = export(form, tmp_path / "record.sqlite")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full_disk(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rows.Whole, "citations", full_disk)
    assert "No space left on device. Nothing was changed." in failing(form, str(target), "--force")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("form", FORMS)
def test_drafts_are_read_by_nobody_else(form: str, tmp_path: Path, record: None) -> None:
    public = export(form, tmp_path / "public").stat().st_mode
    own = export(form, tmp_path / "own", "--with-unpublished").stat().st_mode
    assert public & 0o044 == 0o044
    assert own & 0o077 == 0


def test_where_nothing_can_be_written_is_named(tmp_path: Path, record: None) -> None:
    assert "is a folder. Name a file in it" in failing("--sqlite", str(tmp_path))
    (tmp_path / "file").write_text("mine")
    assert "is a file. Name a folder" in failing("--frictionless", str(tmp_path / "file"))
    assert "is no folder. Make it first" in failing("--sqlite", str(tmp_path / "no" / "x.sqlite"))
    assert "cannot be written to" in failing("--sqlite", "/proc/record.sqlite")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    said = failing("--frictionless", str(tmp_path / "mine"), "--force")
    assert "holds other things than an export" in said
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_a_database_that_is_in_use_is_never_replaced(tmp_path: Path, record: None) -> None:
    live = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(live)) as file, file:
        file.execute("CREATE TABLE statements_excerpt (id)")
    before = live.read_bytes()
    assert "is something else than an export" in failing("--sqlite", str(live), "--force")
    (tmp_path / "letter").write_text("dear")
    assert "is something else" in failing("--sqlite", str(tmp_path / "letter"), "--force")
    assert live.read_bytes() == before
    assert (tmp_path / "letter").read_text() == "dear"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter", "site.sqlite3"]


@pytest.mark.parametrize("form", FORMS)
def test_a_database_without_its_tables_is_told_to_migrate(
    form: str, tmp_path: Path, record: None
) -> None:
    target = export(form, tmp_path / "record")
    MigrationRecorder(connection).record_unapplied("statements", schema())
    cure = "Run manage.py migrate first."
    assert cure in failing(form, str(tmp_path / "again"))
    with pytest.raises(CommandError, match=cure):
        call_command("load_record", "--from", str(target))


def test_it_opens_well_in_datasette(tmp_path: Path, full: None) -> None:
    target = export("--sqlite", tmp_path / "record.sqlite")
    described = json.loads((tmp_path / "record.metadata.json").read_text())
    site = Datasette([str(target)], metadata=described)

    async def ask(path: str) -> str:
        answer = await site.client.get(path)
        assert answer.status_code == 200, path
        return str(answer.text)

    async def look() -> None:
        assert "What the United States government has said" in await ask("/")
        excerpts = await ask("/record/excerpts")
        assert "Words as they were quoted, every bracket" in excerpts
        assert "Empty where not identified." in excerpts  # what a column means
        assert '<a href="/record/documents/' in excerpts
        assert ">nss-2010</a>" in excerpts  # a name, and no number, where a row names another
        for name, word in SEARCHES.items():
            rows = json.loads(await ask(f"/record/{name}.json?_search={word}&_shape=array"))
            assert rows, name
            assert await site.get_database("record").fts_table(name) == f"{name}_fts"
        for name in ("excerpts", "documents", "statements", "about", "citations", "sections"):
            page = await ask(f"/record/{name}")
            assert described["databases"]["record"]["tables"][name]["description"] in page
        newest = json.loads(await ask("/record/documents.json?_shape=array"))
        dates = [row["date"] for row in newest if row["date"]]
        assert dates == sorted(dates, reverse=True)
        found = json.loads(await ask("/record/excerpts.json?_search=imperative&_shape=array"))
        assert "nss-2006-a" in [row["slug"] for row in found]
        linked = json.loads(await ask("/record/excerpts_topics.json?_labels=on&_shape=array"))
        assert linked[0]["topic_id"]["label"]
        assert linked[0]["excerpt_id"]["label"]
        statements = json.loads(await ask("/record/statements.json?_shape=array&_size=max"))
        row = next(each for each in statements if each["slug"] == "nss-2010-b")
        assert row["president"] == "Barack Obama"
        assert row.keys() == IN_VIEW.keys()
        query = "/record/statements.json?_shape=array&_search="
        assert [each["slug"] for each in json.loads(await ask(f"{query}impunity"))] == [
            "nss-2010-b"
        ]
        assert "National Security Strategy 48" in row["cited_as"]

    asyncio.run(look())
    site.executor.shutdown()


def test_the_package_says_what_stands_in_it(tmp_path: Path, full: None) -> None:
    package = export("--frictionless", tmp_path / "package")
    described = json.loads((package / "datapackage.json").read_text())
    codebook = (package / "codebook.md").read_text()
    by_name = {each["name"]: each for each in described["resources"]}
    for table in tables():
        resource = by_name[table.name]
        names = [field["name"] for field in resource["schema"]["fields"]]
        header = (package / resource["path"]).read_text().splitlines()[0]
        assert header.split(",") == names
        assert f"\n## {table.name}\n" in codebook
        for column in table.columns:
            assert f"| `{column.name}` |" in codebook
            assert column.says.strip()
            assert column.says.rstrip(".").lower() != column.field.verbose_name.lower()
            assert not column.says.startswith(("Write ", "Paste ", "Unticked ")), column.name
        for key in resource["schema"]["foreignKeys"]:
            assert key["reference"]["resource"] in {"", *by_name} - {table.name}
    assert {path.name for path in package.glob("*.csv")} == {
        each["path"] for each in described["resources"]
    }
    verdicts = next(
        field for field in by_name["excerpts"]["schema"]["fields"] if field["name"] == "verdict"
    )
    assert "normalised" in verdicts["constraints"]["enum"]


@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_is_full_is_named_and_nothing_else(
    form: str, tmp_path: Path, full: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While rows are being read: on PostgreSQL their cursor must not outlive the transaction."""
    from statements.archive import data_package, sqlite_file

    def full_disk(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(data_package, "as_cell", full_disk)
    monkeypatch.setattr(sqlite_file, "_insert", full_disk)
    assert "No space left on device. Nothing was changed." in failing(form, str(tmp_path / "x"))
    gc.collect()
    assert list(tmp_path.iterdir()) == []
    assert Excerpt.objects.exists()


@pytest.mark.parametrize("options", [(), ("--with-unpublished",)], ids=["public", "whole"])
def test_the_package_is_one_to_those_who_made_the_standard(
    options: tuple[str, ...], tmp_path: Path, full: None
) -> None:
    package = export("--frictionless", tmp_path / "package", *options)
    report = Package(str(package / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(tables()) + 1
    resource = Package(str(package / "datapackage.json")).get_table_resource("passages")
    passages = resource.read_rows()
    assert len(passages) == 29
