"""Which migration the software is at, and that the database is at it too."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.loader import MigrationLoader


class NotMigrated(ValueError):
    """The database lacks tables or columns; the message says what makes them."""


def schema() -> str:
    """The last migration of the software that runs: what columns there are."""
    (_, name), *_ = MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes("statements")
    return str(name)


def refuse_unmigrated() -> None:
    """Raise NotMigrated unless every migration of ours was applied."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    missing = {key for key in loader.disk_migrations if key[0] == "statements"}
    if missing - set(loader.applied_migrations):
        said = f"The database is not at migration {schema()}, as this software is."
        raise NotMigrated(f"{said} Run manage.py migrate first.")
