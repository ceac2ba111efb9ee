"""The real files, where they lie beside the checkout; nothing of them is in it."""

from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[3].parent / "shared/data/sources"


def real(path: str) -> bytes:
    """One real file, or the test is skipped."""
    if not SOURCES.is_dir():
        pytest.skip("The real files are not beside the checkout (../shared/data).")
    return (SOURCES / path).read_bytes()


def names(folder: str, *patterns: str) -> set[str]:
    """Every real file of a folder, or the test is skipped."""
    if not SOURCES.is_dir():
        pytest.skip("The real files are not beside the checkout (../shared/data).")
    return {
        found.relative_to(SOURCES).as_posix()
        for pattern in patterns
        for found in (SOURCES / folder).glob(pattern)
    }
