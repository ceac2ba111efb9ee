"""Files that lie in a folder for records: found by name or by a list, and never outside of it."""

from __future__ import annotations

import json
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from statements.sources.addresses_allowed import NotAllowed, Rules, checked

LIST: Final = "manifest.json"
ENDINGS: Final = frozenset({".pdf", ".xml", ".html", ".htm", ".docx", ".txt"})


class NotAFolder(ValueError):
    """A folder, or the list in it, that cannot be used; the message says why, and the cure."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A file for a record. `refused` says why it is not read, where it is not."""

    shown: str
    path: Path
    retrieved_from: str = ""
    refused: str = ""


@dataclass(slots=True)
class Shelf:
    """Files by the slug of their record, and what lies there for none."""

    files: dict[str, list[Laid]] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


def files_in(folder: Path, slugs: Collection[str], most: int) -> Shelf:
    """What lies in a folder: `<slug>.<ending>`, `<slug>/<any name>`, and what its list names.

    `slugs` are those of all records; files have at most `most` bytes. Raises NotAFolder.
    """
    shelf = Shelf()
    try:
        root = folder.resolve(strict=True)
        there = sorted(root.iterdir())
    except OSError as error:
        raise NotAFolder(f"{folder} is no folder that can be read. Name one.") from error
    listed = dict.fromkeys(_listed(root, shelf, slugs, most))
    for path in there:
        if path.name[0] == "." or path.name == LIST:
            continue
        slug = path.name if path.is_dir() else path.stem
        known = slug in slugs and (path.is_dir() or path.suffix.lower() in ENDINGS)
        files = _children(path, root) if path.is_dir() else [path]
        fresh = [each for each in files if _real(each) not in listed]
        if known:
            shelf.files.setdefault(slug, []).extend(_laid(each, root, most) for each in fresh)
        else:
            shelf.unused += [str(each.relative_to(root)) for each in fresh]
    return shelf


def _real(path: Path) -> Path:
    """What a link leads to; itself where that is a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _children(path: Path, root: Path) -> list[Path]:
    if not _real(path).is_relative_to(root):
        # Itself stands for what is behind it, and is refused as what leads out.
        return [path]
    return [each for each in sorted(path.iterdir()) if each.name[0] != "."]


def _laid(path: Path, root: Path, most: int, retrieved_from: str = "") -> Laid:
    shown = str(path.relative_to(root))
    try:
        real = path.resolve(strict=True)
        about = real.stat()
    except (OSError, RuntimeError):
        return Laid(shown, path, refused="It is not there, or cannot be read.")
    if not real.is_relative_to(root):
        why = "It leads out of the folder. Put the file itself there."
    elif not stat.S_ISREG(about.st_mode):
        why = "It is not a file."
    elif about.st_size > most:
        why = f"It has {about.st_size:,} bytes; no more than {most:,} are taken."
    else:
        why = ""
    return Laid(shown, real, retrieved_from, why)


def _listed(root: Path, shelf: Shelf, slugs: Collection[str], most: int) -> Iterator[Path]:
    """Put what the list names on the shelf; gives the files that it names."""
    path = root / LIST
    if not path.exists():
        return
    cure = 'Write [{"file": "a.pdf", "slug": "nss-2006", "retrieved_from": "https://…"}, …].'
    try:
        if path.stat().st_size > most:
            raise ValueError("it is too large")
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise NotAFolder(f"{path} cannot be read: {error}. {cure}") from error
    if not isinstance(entries, list):
        raise NotAFolder(f"{path} is not a list. {cure}")
    for number, entry in enumerate(entries, start=1):
        name, slug, retrieved_from = _entry(entry, f"Entry {number} of {path}", cure)
        if slug not in slugs:
            raise NotAFolder(f"Entry {number} of {path}: the record holds no “{slug[:80]}”.")
        file = root / name
        if not _lies_in(file, root):
            raise NotAFolder(f"Entry {number} of {path} names a file outside of the folder.")
        shelf.files.setdefault(slug, []).append(_laid(file, root, most, retrieved_from))
        yield _real(file)


def _lies_in(file: Path, root: Path) -> bool:
    """By how it is written; where links lead is looked at afterwards."""
    return "\0" not in str(file) and ".." not in file.parts and file.is_relative_to(root)


def _entry(entry: Any, where: str, cure: str) -> tuple[str, str, str]:
    given = entry if isinstance(entry, dict) else {}
    name, slug = given.get("file"), given.get("slug")
    retrieved_from = given.get("retrieved_from", "")
    if not (isinstance(name, str) and name and isinstance(slug, str)):
        raise NotAFolder(f"{where} names no file or no slug. {cure}")
    if retrieved_from:
        try:
            checked(str(retrieved_from), Rules())
        except NotAllowed as error:
            raise NotAFolder(f"{where}: {error} Leave retrieved_from out.") from error
    return name, slug, str(retrieved_from)
