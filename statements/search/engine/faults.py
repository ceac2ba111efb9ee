"""The engine's own errors, made one of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Damaged(Exception):
    """The index is missing, broken, or of another format."""


class Unwritable(OSError):
    """The index cannot be written here: no room, no right, or no folder."""


@contextmanager
def noticed(kind: type[Exception] = Damaged) -> Iterator[None]:
    """Turn what goes wrong in the engine into one of ours.

    A panic in the engine reaches Python as an exception that is no Exception.
    """
    try:
        yield
    except (ValueError, SystemError, OSError) as error:
        raise kind(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise kind(str(error)) from error
