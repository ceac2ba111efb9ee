"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class CannotPlace(ValueError):
    """Where something cannot be written; the message names the place and the cure."""


@contextmanager
def placed_file(
    target: Path, *, force: bool, is_ours: Callable[[Path], bool] = Path.is_file
) -> Iterator[Path]:
    """A file to be written beside the target, which takes its place once it is whole.

    One that is there is replaced by `force`, and only where `is_ours` says so.
    """
    if target.is_dir():
        raise CannotPlace(
            f"{target} is a folder. Name a file in it, such as {target}/record.sqlite."
        )
    if target.exists() and not force:
        raise CannotPlace(f"{target} is there already. Name another file, or say --force.")
    if target.exists() and target.stat().st_size and not is_ours(target):
        said = f"{target} is something else than an export, such as the database of a site."
        raise CannotPlace(f"{said} Name another file.")
    with _beside(target) as folder:
        made = folder / target.name
        yield made
        made.replace(target)


@contextmanager
def placed_folder(target: Path, *, force: bool, mark: str) -> Iterator[Path]:
    """The same of a folder. One that is there must hold the file `mark`, or be empty."""
    if target.exists() and not target.is_dir():
        raise CannotPlace(f"{target} is a file. Name a folder.")
    is_held = target.is_dir() and any(target.iterdir())
    if is_held and not force:
        raise CannotPlace(f"{target} is there already. Name another folder, or say --force.")
    if is_held and not (target / mark).is_file():
        said = f"{target} holds other things than an export: it has no {mark}."
        raise CannotPlace(f"{said} Name another folder.")
    with _beside(target) as folder:
        made = folder / "made"
        made.mkdir()
        yield made
        if target.is_dir():
            target.rename(folder / "before")
        try:
            made.rename(target)
        except OSError:
            with suppress(FileNotFoundError):
                (folder / "before").rename(target)
            raise


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder of its own on the same disk, gone afterwards."""
    parent = target.absolute().parent
    if not parent.is_dir():
        raise CannotPlace(f"{parent} is no folder. Make it first, or name another place.")
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=parent))
    except OSError as error:
        raise CannotPlace(f"{parent} cannot be written to: {error.strerror}.") from error
    try:
        yield folder
    except OSError as error:
        said = os.strerror(error.errno) if error.errno else str(error)
        raise CannotPlace(f"{target} could not be written: {said}. Nothing was changed.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
