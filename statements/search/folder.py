"""Where the index lies on this machine, and who may write to it.

`current` is a link to the index that is searched; an index in the making lies in `building` and
takes its place in one step. Two locks: one to build, one to change what is searched.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from django.conf import settings

CHANGE: Final = "change.lock"
BUILD: Final = "build.lock"
_LOOK_AGAIN: Final = 0.01  # seconds


def root() -> Path:
    return Path(settings.SEARCH_INDEX)


def current() -> Path:
    return root() / "current"


def building() -> Path:
    return root() / "building"


def stamp() -> tuple[int, int] | None:
    """Changes with every commit, and when another index takes the place; None: there is none."""
    try:
        said = (current() / "meta.json").stat()
    except OSError:
        return None
    return said.st_ino, said.st_mtime_ns


@contextmanager
def locked(name: str, *, wait: float) -> Iterator[bool]:
    """Hold a lock among the processes and threads of this machine.

    False: somebody else had it for `wait` seconds. The system frees it when its holder dies.
    Raises OSError where the folder cannot be written.
    """
    root().mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with (root() / name).open("a") as file:
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield True
                return
            if time.monotonic() >= until:
                yield False
                return
            time.sleep(_LOOK_AGAIN)


def put_in_place() -> None:
    """Let the built index take the place of the one that was searched."""
    old = current().resolve() if current().is_symlink() else None
    fresh = root() / f"index-{time.time_ns()}"
    building().rename(fresh)
    link = root() / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name)
    os.replace(link, current())  # noqa: PTH105  (Path.replace follows no link either; this says so)
    if old and old.exists():
        shutil.rmtree(old, ignore_errors=True)


def clear_building() -> None:
    """Forget an index that was being made."""
    if building().exists():
        shutil.rmtree(building())


def take_away() -> None:
    """Take a broken index out of use."""
    old = current().resolve()
    current().unlink(missing_ok=True)
    shutil.rmtree(old, ignore_errors=True)


def size() -> int:
    """Bytes of the index that is searched."""
    return sum(path.stat().st_size for path in current().iterdir()) if current().exists() else 0
