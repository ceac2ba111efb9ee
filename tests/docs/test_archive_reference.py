"""The reference of the whole record's files names every table, rule and word."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.archive.descriptions import IN_VIEW
from statements.archive.record import FOR_EDITORS, LEFT_OUT, NAMES, tables
from statements.archive.rows import FORMAT
from statements.archive.sqlite_file import SEARCHED

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/archive.md").read_text("utf-8")


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_every_table_is_written_down(name: str) -> None:
    assert f"`{name}`" in PAGE
    if name in NAMES:
        assert f"| `{name}` | `{NAMES[name].__name__}` |" in PAGE


def test_what_is_left_out_is_written_down() -> None:
    for model in LEFT_OUT:
        assert f"| `{model.__name__}`: " in PAGE
    for _, column in FOR_EDITORS:
        assert f"`excerpts.{column}`" in PAGE


def test_what_can_be_searched_is_written_down() -> None:
    listed = ", ".join(f"`{name}`" for name in [*SEARCHED][:-1])
    assert f"{listed} and `{[*SEARCHED][-1]}` have an FTS5 index" in " ".join(PAGE.split())


def test_the_view_and_the_format_are_written_down() -> None:
    for column in IN_VIEW:
        assert f"\n| `{column}` | " in PAGE
    assert f"| `format` | `{FORMAT}` |" in PAGE
