"""What lies in a folder for which record, and that nothing outside of it is read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from statements.sources.fetch_folder import Laid, NotAFolder, Shelf, files_in

SLUGS = {"nss-2006", "psd-10", "ewgapa-2018"}


def shelf_of(folder: Path, *files: str) -> Shelf:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return files_in(folder, SLUGS, 1000)


def shown(shelf: Shelf) -> dict[str, list[str]]:
    return {slug: [each.shown for each in files] for slug, files in shelf.files.items()}


def test_files_are_found_by_their_names(tmp_path: Path) -> None:
    shelf = shelf_of(
        tmp_path,
        "nss-2006.pdf",
        "psd-10.TXT",
        "ewgapa-2018/text of the law.xml",
        "ewgapa-2018/title 22.xml",
        "ewgapa-2018/.DS_Store",
        ".hidden.pdf",
        "nss-2006.pdf.part",
        "nss-2007.pdf",
        "elsewhere/a.pdf",
    )
    assert shown(shelf) == {
        "nss-2006": ["nss-2006.pdf"],
        "psd-10": ["psd-10.TXT"],
        "ewgapa-2018": ["ewgapa-2018/text of the law.xml", "ewgapa-2018/title 22.xml"],
    }
    assert shelf.unused == ["elsewhere/a.pdf", "nss-2006.pdf.part", "nss-2007.pdf"]
    assert not any(each.refused for files in shelf.files.values() for each in files)


def listing(folder: Path, *entries: Any) -> None:
    (folder / "manifest.json").write_text(json.dumps(entries))


def test_files_are_found_by_the_list(tmp_path: Path) -> None:
    got = "https://www.govinfo.gov/a.pdf"
    listing(
        tmp_path,
        {"file": "strategies/2006.txt", "slug": "nss-2006", "retrieved_from": got},
        {"file": "psd-10.txt", "slug": "psd-10"},
    )
    shelf = shelf_of(tmp_path, "strategies/2006.txt", "psd-10.txt")
    path = tmp_path.resolve() / "strategies/2006.txt"
    assert shelf.files["nss-2006"] == [Laid("strategies/2006.txt", path, got)]
    assert shown(shelf)["psd-10"] == ["psd-10.txt"]
    assert not shelf.unused


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        pytest.param("{", "cannot be read", id="torn"),
        pytest.param("[" * 100_000, "cannot be read", id="deep"),
        pytest.param("{}", "is not a list", id="no list"),
        pytest.param("[1]", "Entry 1 .* names no file", id="no object"),
        pytest.param('[{"file": "a.pdf"}]', "names no file or no slug", id="no slug"),
        pytest.param('[{"file": "a.pdf", "slug": "x"}]', "holds no “x”", id="no record"),
        pytest.param('[{"file": "../a", "slug": "psd-10"}]', "outside of the folder", id="above"),
        pytest.param('[{"file": "/etc/a", "slug": "psd-10"}]', "outside of", id="elsewhere"),
        pytest.param('[{"file": "a\\u0000", "slug": "psd-10"}]', "outside of", id="NUL"),
        pytest.param(
            '[{"file": "a", "slug": "psd-10", "retrieved_from": "file:///a"}]',
            "Leave retrieved_from out",
            id="no web address",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_said_to_be_so(
    tmp_path: Path, listed: str, said: str
) -> None:
    (tmp_path / "manifest.json").write_text(listed)
    with pytest.raises(NotAFolder, match=said):
        files_in(tmp_path, SLUGS, 1_000_000)


def test_what_the_list_names_and_is_not_there_is_refused(tmp_path: Path) -> None:
    listing(tmp_path, {"file": "a.pdf", "slug": "psd-10"})
    assert shelf_of(tmp_path).files["psd-10"][0].refused.startswith("It is not there")


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    for each in (outside, folder):
        each.mkdir()
    (outside / "secret.txt").write_text("secret")
    (folder / "kept.txt").write_text("kept")
    (folder / "nss-2006.txt").symlink_to(outside / "secret.txt")
    (folder / "psd-10").symlink_to(outside)
    (folder / "ewgapa-2018.txt").symlink_to(folder / "kept.txt")
    shelf = files_in(folder, SLUGS, 1000)
    out = "It leads out of the folder. Put the file itself there."
    assert [each.refused for each in shelf.files["nss-2006"]] == [out]
    assert [(each.shown, each.refused) for each in shelf.files["psd-10"]] == [("psd-10", out)]
    assert not shelf.files["ewgapa-2018"][0].refused


def test_a_circle_a_pipe_and_a_large_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nss-2006.txt").symlink_to(tmp_path / "nss-2006.txt")
    os.mkfifo(tmp_path / "psd-10.txt")
    (tmp_path / "ewgapa-2018.xml").write_text("x" * 1001)
    files = files_in(tmp_path, SLUGS, 1000).files
    assert files["nss-2006"][0].refused.startswith("It is not there")
    assert files["psd-10"][0].refused == "It is not a file."
    assert files["ewgapa-2018"][0].refused == "It has 1,001 bytes; no more than 1,000 are taken."


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(NotAFolder, match="is no folder that can be read"):
        files_in(tmp_path / "none", SLUGS, 1000)
