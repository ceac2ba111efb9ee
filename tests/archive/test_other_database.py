"""From the database under test to SQLite and back again: nothing is lost on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.conftest import clear, contents
from tests.archive.test_round_trip import FORMS, export, load

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("form", FORMS)
def test_it_goes_to_another_database_and_comes_back(form: str, tmp_path: Path, full: None) -> None:
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}",
        "SEARCH_INDEX": str(tmp_path / "index"),
    }

    def elsewhere(*arguments: str) -> None:
        run = [sys.executable, "manage.py", *arguments]
        subprocess.run(run, cwd=ROOT, env=environment, check=True, capture_output=True)

    before = contents()
    there, back = export(form, tmp_path / "there", "--with-unpublished"), tmp_path / "back"
    elsewhere("migrate")
    elsewhere("load_record", "--from", str(there))
    elsewhere("export_record", form, str(back), "--with-unpublished")
    clear()
    load(back)
    assert contents() == before
