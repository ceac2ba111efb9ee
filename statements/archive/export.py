"""The whole record, written: one SQLite file, or a folder of tables."""

from __future__ import annotations

from pathlib import Path

from statements.archive import data_package, sqlite_file
from statements.archive.descriptions import for_datasette
from statements.archive.files import Copied
from statements.archive.placing import placed_file, placed_folder
from statements.archive.rows import whole
from statements.archive.snapshot import one_moment

# Drafts are for whoever wrote the copy; no other account of the machine reads them.
_FOR_ONE, _FOLDER_FOR_ONE, _FOLDER_FOR_ALL = 0o600, 0o700, 0o755


def metadata_of(target: Path) -> Path:
    """Where Datasette's metadata of a file stands: beside it."""
    return target.with_name(f"{target.stem}.metadata.json")


def export_sqlite(target: Path, *, unpublished: bool = False, force: bool = False) -> None:
    """Write a SQLite file, and beside it what Datasette shows of it.

    Raises CannotPlace where it cannot be written, and NotMigrated; what was there before then
    still is.
    """
    beside = placed_file(metadata_of(target), force=force)
    whole_file = placed_file(target, force=force, is_ours=sqlite_file.is_export)
    with whole_file as made, beside as described:
        record = whole(unpublished=unpublished)
        with one_moment():
            sqlite_file.write(made, record)
        if unpublished:
            made.chmod(_FOR_ONE)
        described.write_text(for_datasette(target.stem, record), encoding="utf-8")


def export_package(
    target: Path, *, unpublished: bool = False, with_files: bool = False, force: bool = False
) -> Copied | None:
    """Write a data package into a folder; gives what files went with it, where they were to.

    Raises as above.
    """
    with placed_folder(target, force=force, mark=data_package.DESCRIBED) as made:
        record = whole(unpublished=unpublished)
        with one_moment():
            copied = data_package.write(made, record, with_files=with_files)
        made.chmod(_FOLDER_FOR_ONE if unpublished else _FOLDER_FOR_ALL)
        return copied
