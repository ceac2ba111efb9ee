"""The files of an index: whether they are all there, as the engine wrote them."""

from __future__ import annotations

import json
import math
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

# The files of a segment, and the number that stands at the end of each.
_PARTS: Final = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_FOOTER_ENDS: Final = 1337

# When the engine joins parts: from so many within so much of a doubling, as its documentation says.
_MANY: Final = 8
_ABOUT: Final = 0.75
_SMALLEST: Final = 10_000

_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)
Look = tuple[tuple[str, int, int], ...]


def is_whole(folder: Path) -> bool:
    """Whether every file of an index is there, with the checksum that the engine put at its end."""
    try:
        return all(map(_is_whole, _files(folder)))
    except _UNREADABLE:
        return False


def look(folder: Path) -> Look:
    """Size and time of every file. The engine reads them as if they were memory: one that is cut
    short under it ends the process, so it has to be noticed before.

    Empty where it cannot be said.
    """
    try:
        return look_again(tuple((str(path), 0, 0) for path in _files(folder)))
    except _UNREADABLE:
        return ()


def look_again(before: Look) -> Look:
    """The same of the same files; empty where one is gone."""
    try:
        stats = [(path, os.stat(path)) for path, _, _ in before]  # noqa: PTH116  (a search waits)
    except OSError:
        return ()
    return tuple((path, each.st_size, each.st_mtime_ns) for path, each in stats)


def joins_parts(folder: Path) -> bool:
    """Whether the engine is about to join parts: many of about a size, the smallest all alike."""
    sizes = sorted((math.log2(max(items, _SMALLEST)) for items in _alive(folder)), reverse=True)
    level, largest = 0, math.inf
    for size in sizes:
        level, largest = (level + 1, largest) if size >= largest - _ABOUT else (1, size)
        if level >= _MANY:
            return True
    return False


def _alive(folder: Path) -> Iterator[int]:
    for part in _parts_of(folder):
        gone = part["deletes"]["num_deleted_docs"] if part["deletes"] else 0
        yield part["max_doc"] - gone


def _parts_of(folder: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads((folder / "meta.json").read_text())["segments"]
    return held


def _files(folder: Path) -> Iterator[Path]:
    for segment in _parts_of(folder):
        name = segment["segment_id"].replace("-", "")
        yield from (folder / f"{name}.{part}" for part in _PARTS)
        if deletes := segment["deletes"]:
            yield folder / f"{name}.{deletes['opstamp']}.del"


def _is_whole(path: Path) -> bool:
    data = path.read_bytes()
    size, ends = (int.from_bytes(data[place : place + 4 or None], "little") for place in (-8, -4))
    if ends != _FOOTER_ENDS or size > len(data) - 8:
        return False
    footer = json.loads(data[-8 - size : -8])
    return zlib.crc32(data[: -8 - size]) == int(footer["crc"])
