"""The files of held sources go along where they are asked for, and come back."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import override_settings

from statements.models import Source, StrategyDocument
from tests.archive.conftest import clear, contents
from tests.archive.test_round_trip import export

pytestmark = pytest.mark.django_db
BYTES = b"%PDF-1.7 \x00\xff\r\n" * 1000
SHA256 = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def held(record: None, tmp_path: Path) -> Source:
    """One source with its file, in a folder that only this test has."""
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        source = Source(
            document=StrategyDocument.objects.get(slug="nss-2010"),
            media_type="application/pdf",
            sha256=SHA256,
            name="strategy.pdf",
        )
        source.file.save("strategy.pdf", ContentFile(BYTES), save=True)
    return source


def place(held: Source) -> str:
    return str(held.file.name)


def test_files_go_along_and_come_back(
    held: Source, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents()
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        package = export("--frictionless", tmp_path / "package", "--with-files")
    assert (package / "files" / place(held)).read_bytes() == BYTES
    assert "In `files/` are 1 files" in (package / "codebook.md").read_text()
    clear()
    with override_settings(MEDIA_ROOT=tmp_path / "elsewhere"):
        call_command("load_record", "--from", str(package))
        with Source.objects.get().file.open() as file:
            assert file.read() == BYTES
    assert contents() == before
    assert "1 files of held sources put in MEDIA_ROOT" in capsys.readouterr().out


def test_without_them_it_is_said_that_they_are_not_there(
    held: Source, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        package = export("--frictionless", tmp_path / "package")
    assert not (package / "files").exists()
    assert "* the files of held sources" in (package / "codebook.md").read_text()
    clear()
    with override_settings(MEDIA_ROOT=tmp_path / "elsewhere"):
        call_command("load_record", "--from", str(package))
    assert f"were not with it, such as {place(held)}" in capsys.readouterr().out


@pytest.mark.parametrize("change", ["missing", "other"])
def test_a_file_that_is_not_what_it_should_be_stays_behind(
    change: str, held: Source, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "media" / place(held)
    file.unlink() if change == "missing" else file.write_bytes(b"other")
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        package = export("--frictionless", tmp_path / "package", "--with-files")
    assert f"as it should be: {place(held)}" in capsys.readouterr().out
    assert f"the file `{place(held)}`" in (package / "codebook.md").read_text()
    assert [path for path in (package / "files").rglob("*") if path.is_file()] == []


def test_a_file_that_was_changed_in_the_package_is_refused(held: Source, tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        package = export("--frictionless", tmp_path / "package", "--with-files")
    clear()
    (package / "files" / place(held)).write_bytes(b"other")
    with (
        override_settings(MEDIA_ROOT=tmp_path / "elsewhere"),
        pytest.raises(CommandError, match=r"its SHA-256 differs\. Nothing was loaded"),
    ):
        call_command("load_record", "--from", str(package))
    assert not any(contents().values())
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_outside_of_the_folder_is_refused(held: Source, tmp_path: Path) -> None:
    Source.objects.update(file="../../outside.pdf")
    package = export("--frictionless", tmp_path / "package")
    clear()
    with pytest.raises(CommandError, match="no place among held files"):
        call_command("load_record", "--from", str(package))
    assert not any(contents().values())


def test_a_sqlite_file_takes_no_files(record: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="say --frictionless DIR --with-files"):
        call_command("export_record", "--sqlite", str(tmp_path / "x"), "--with-files")
