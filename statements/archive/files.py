"""The files of held sources: out of their folder into an export, and back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import Storage
from django.core.files.utils import validate_file_name

from statements.archive.unreadable import Unreadable
from statements.models import Source

# Where they stand in an export, each under the place that `sources.file` names.
FOLDER: Final = "files"
_STRETCH: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files were copied, and the places of those that could not be."""

    count: int
    missing: tuple[str, ...]


def copy_out(folder: Path) -> Copied:
    """Copy every held file into the folder; what is not what its source says stays behind."""
    count, missing = 0, []
    for name, sha256 in _held():
        target = folder / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _storage().open(name) as file, target.open("wb") as copy:
                is_right = _copied(file, copy) == sha256
        except (FileNotFoundError, SuspiciousFileOperation):
            is_right = False
        count += is_right
        if not is_right:
            target.unlink(missing_ok=True)
            missing.append(name)
    return Copied(count, tuple(missing))


def put_back(folder: Path | None) -> Copied:
    """Copy the files of an export to where the sources that were loaded look for them.

    What is there already stays as it is. Raises Unreadable before anything is copied where a
    file is not what its source says, or its place is none.
    """
    here = [(name, _found(folder, name, sha256)) for name, sha256 in _held()]
    count, missing = 0, []
    for name, path in here:
        if _storage().exists(name):
            continue
        if path is None:
            missing.append(name)
            continue
        with path.open("rb") as file:
            _storage().save(name, File(file))
        count += 1
    return Copied(count, tuple(missing))


def _found(folder: Path | None, name: str, sha256: str) -> Path | None:
    try:
        validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation as error:
        said = f"sources names the file “{name}”, which is no place among held files."
        raise Unreadable(
            f"{said} Nothing was loaded. Take the export as it was written."
        ) from error
    path = folder / FOLDER / name if folder else None
    if path is None or not path.is_file():
        return None
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            said = f"{path} is not what was written: its SHA-256 differs."
            raise Unreadable(f"{said} Nothing was loaded. Take the export as it was written.")
    return path


def _held() -> list[tuple[str, str]]:
    """Place and SHA-256 of each file, once, though two sources may share it."""
    rows = Source.objects.exclude(file="").order_by("file").values_list("file", "sha256")
    return list(rows.distinct())


def _storage() -> Storage:
    return Source._meta.get_field("file").storage


def _copied(file: File[bytes], copy: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while some := file.read(_STRETCH):
        digest.update(some)
        copy.write(some)
    return digest.hexdigest()
