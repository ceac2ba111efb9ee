"""The page about tables names every column of every kind, as the template does."""

from pathlib import Path

import pytest

from statements.editing.sheets.columns import KINDS, Kind, explained
from tests.docs.test_docs import section

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "tables.md"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_column_is_written_down(kind: Kind) -> None:
    part = section(PAGE.read_text(encoding="utf-8"), kind.name)
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    assert [(name.strip("`"), said) for name, said in rows] == explained(kind.columns())
    assert f"Key: {' and '.join(f'`{name}`' for name in kind.key)}." in part
