"""What is exported comes back, to the letter."""

from __future__ import annotations

import json
import sqlite3  # noqa: TID251 # what a reader would open it with
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from statements.archive.meanings import MEANINGS
from statements.archive.record import LEFT_OUT, NAMES, tables
from statements.models import Excerpt, Topic
from statements.search import EXCERPT, Criteria, count
from statements.search.index import build
from tests.archive.conftest import DRAFT, HOSTILE, clear, contents

pytestmark = pytest.mark.django_db
FORMS = ("--sqlite", "--frictionless")


def export(form: str, target: Path, *options: str) -> Path:
    call_command("export_record", form, str(target), *options, verbosity=0)
    return target


def load(target: Path) -> None:
    call_command("load_record", "--from", str(target), verbosity=0)


@pytest.mark.parametrize("form", FORMS)
def test_all_of_the_record_comes_back(form: str, tmp_path: Path, full: None) -> None:
    before = contents()
    assert all(before[name] for name in ("passages", "verifications", "redirects", "remarks"))
    target = export(form, tmp_path / "whole", "--with-unpublished")
    clear()
    assert not any(contents().values())
    load(target)
    assert contents() == before


@pytest.mark.parametrize("form", FORMS)
def test_what_is_published_comes_back_and_nothing_else(
    form: str, tmp_path: Path, full: None
) -> None:
    target = export(form, tmp_path / "public")
    clear()
    load(target)
    assert Excerpt.objects.count() == 12 + len(HOSTILE)
    assert not Excerpt.objects.exclude(state="published").exists()
    odd = Excerpt.objects.filter(slug__startswith="odd-").order_by("pk")
    assert tuple(odd.values_list("text", flat=True)) == HOSTILE
    again = export(form, tmp_path / "again")
    if form == "--frictionless":
        for file in target.glob("*.csv"):
            assert file.read_bytes() == (again / file.name).read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_draft_leaves(form: str, tmp_path: Path, full: None) -> None:
    target = export(form, tmp_path / "public")
    files = [*tmp_path.rglob("*.*"), target] if form == "--sqlite" else list(target.iterdir())
    for file in filter(Path.is_file, files):
        data = file.read_bytes().lower()
        for secret in (b"zirconium", b"hidden-", b"secret-"):
            assert secret not in data, file
    every = export(form, tmp_path / "all", "--with-unpublished")
    files = [every] if every.is_file() else list(every.iterdir())
    assert any(DRAFT.encode() in file.read_bytes() for file in files)


def test_every_model_is_in_the_record_or_left_out_with_a_reason() -> None:
    from django.apps import apps

    ours = set(apps.get_app_config("statements").get_models())
    assert set(NAMES.values()) | set(LEFT_OUT) == ours
    assert not set(NAMES.values()) & set(LEFT_OUT)
    links = {field.remote_field.through for model in ours for field in model._meta.many_to_many}
    assert links <= {table.model for table in tables()}


def test_every_meaning_is_that_of_a_column() -> None:
    columns = {f"{table.name}.{column.name}" for table in tables() for column in table.columns}
    columns |= {name.partition(".")[2] for name in columns}
    assert columns >= set(MEANINGS)


def test_nothing_and_an_empty_text_cannot_be_taken_for_each_other() -> None:
    for table in tables():
        for column in table.columns:
            is_text = column.kind == "text" and not isinstance(column.field, models.ForeignKey)
            assert column.is_required or not is_text, f"{table.name}.{column.name}"


def test_what_was_loaded_can_be_searched_and_goes_on(tmp_path: Path, full: None) -> None:
    target = export("--sqlite", tmp_path / "record.sqlite")
    clear()
    load(target)
    build(anew=True)
    assert count("moral imperative", Criteria((EXCERPT,))) > 0
    stale = Excerpt.objects.filter(verdict_stale=True)
    assert not stale.filter(slug="odd-1").exists()
    last = Topic.objects.order_by("pk").last()
    assert last
    new = Topic.objects.create(slug="new", label="New", scope_note="x")
    assert new.pk > last.pk


# What is refused


def refused(target: Path) -> str:
    before = contents()
    with pytest.raises(CommandError) as caught:
        load(target)
    assert contents() == before
    return str(caught.value)


def test_a_database_with_a_record_takes_no_other(tmp_path: Path, full: None) -> None:
    said = refused(export("--sqlite", tmp_path / "record.sqlite"))
    assert "holds a record already: there are presidents" in said


@pytest.fixture
def package(tmp_path: Path, full: None) -> Path:
    target = export("--frictionless", tmp_path / "package")
    clear()
    return target


def test_a_table_that_was_changed_is_named(package: Path) -> None:
    path = package / "topics.csv"
    path.write_bytes(path.read_bytes().replace(b"genocide", b"Genocide", 1))
    said = refused(package)
    assert "topics.csv is not what was written: its SHA-256 differs" in said


def described(package: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((package / "datapackage.json").read_text())
    return found


def test_an_export_of_other_software_is_named(package: Path) -> None:
    changed = described(package) | {"about": {"format": "atrocity-policy 1", "schema": "0001_x"}}
    (package / "datapackage.json").write_text(json.dumps(changed))
    assert "was written at migration 0001_x, and this software is at" in refused(package)
    (package / "datapackage.json").write_text(json.dumps(changed | {"about": {"format": "other"}}))
    assert "says it is “other”" in refused(package)


@pytest.mark.parametrize("missing", ["datapackage.json", "excerpts.csv"])
def test_a_file_that_is_missing_is_named(missing: str, package: Path) -> None:
    (package / missing).unlink()
    assert missing in refused(package)


def test_what_is_no_export_is_refused(tmp_path: Path, full: None) -> None:
    clear()
    (tmp_path / "text").write_text("no database")
    assert "is no SQLite file of this record" in refused(tmp_path / "text")
    assert "is not there" in refused(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert "datapackage.json cannot be read" in refused(tmp_path / "empty")


BROKEN = {
    "UPDATE excerpts SET file_page = 'x' WHERE id = 1": "excerpts, row 1, id 1: file_page is “x”",
    "UPDATE excerpts SET position = 3.7 WHERE id = 2": "excerpts, row 2, id 2: position is “3.7”",
    "UPDATE excerpts SET file_page = 99999999999999999999 WHERE id = 2": "id 2: file_page is",
    "UPDATE excerpts SET position = -5 WHERE id = 2": "excerpts, id 2: ",
    "UPDATE bills SET congress = 9223372036854775807 * -1 WHERE id = 1": "bills, id 1: ",
    "UPDATE documents SET date = '2010-13' WHERE id = 1": "documents, row 1, id 1: date is",
    "UPDATE excerpts_topics SET topic_id = 99999 WHERE id = 1": (
        "excerpts_topics, id 1: topic_id names 99999, and topics has no such row. Nothing was"
    ),
    "UPDATE documents SET administration_id = 99999 WHERE id = 3": (
        "documents, id 3: administration_id names 99999, and administrations has no such row."
    ),
    "UPDATE topics SET parent_id = 99999 WHERE id = 1": "topics, id 1: parent_id names 99999",
    "DELETE FROM legislative_events WHERE id = 3": "were written to it. Nothing was loaded",
    "UPDATE excerpts SET state = 'gone' WHERE id = 3": "excerpts, id 3: ",
    "UPDATE topics SET label = CAST(x'ff' AS TEXT) WHERE id = 1": "or is damaged",
    "UPDATE sources SET warnings = '[' WHERE 1": "warnings is “[”, which is no json",
    "ALTER TABLE bills DROP COLUMN status": "or is damaged: no such column: status",
    "DROP TABLE excerpts_topics": "or is damaged: no such table: excerpts_topics",
    "UPDATE about SET value = '0001_x' WHERE name = 'schema'": "written at migration 0001_x",
}


@pytest.mark.parametrize("statement", BROKEN)
def test_a_row_that_cannot_be_is_named(statement: str, tmp_path: Path, full: None) -> None:
    broken = export("--sqlite", tmp_path / "broken.sqlite")
    clear()
    with closing(sqlite3.connect(broken)) as file, file:
        file.execute(statement)
    said = refused(broken)
    assert BROKEN[statement] in said
    assert str(broken) in said
