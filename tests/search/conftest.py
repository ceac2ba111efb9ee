"""A site of its own for tests that start, stop and kill whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
BEGIN = "import django; django.setup()\n"


@dataclass(frozen=True)
class OwnSite:
    """A database and a search index that no other test has, spoken to by other processes."""

    environment: dict[str, str]
    index: Path

    def start(self, program: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a few lines of Python in a process of their own."""
        return subprocess.Popen(
            [PYTHON, "-c", BEGIN + program, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, *arguments: str) -> str:
        """Run them to their end; what they print."""
        process = self.start(program, *arguments)
        said, complained = process.communicate(timeout=120)
        assert process.returncode == 0, complained
        return said

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PYTHON, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def own_site(tmp_path: Path, transactional_db: None) -> Iterator[OwnSite]:
    """Migrated, with the shipped record and an index."""
    name = f"own_{os.getpid()}"
    if connection.vendor == "postgresql":
        host, port, user, password = (
            connection.settings_dict[key] for key in ("HOST", "PORT", "USER", "PASSWORD")
        )
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
        url = f"postgres://{user}:{password}@{host}:{port}/{name}"
    else:
        url = f"sqlite:///{tmp_path / 'record.sqlite3'}"
    site = OwnSite(
        environment=os.environ
        | {
            "DATABASE_URL": url,
            "SEARCH_INDEX": str(tmp_path / "index"),
            "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings",
            "DEVELOPMENT": "1",
        },
        index=tmp_path / "index",
    )
    for command in ("migrate", "load_record", "index"):
        ended = site.manage(command)
        assert ended.returncode == 0, ended.stderr
    yield site
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
