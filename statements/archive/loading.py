"""A whole record back into a database that holds none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction

from statements.archive import sqlite_file
from statements.archive.data_package import DataPackage
from statements.archive.migrated import refuse_unmigrated, schema
from statements.archive.record import NAMES, Table, tables
from statements.archive.rows import FORMAT, STRETCH
from statements.archive.sqlite_file import SqliteFile
from statements.archive.unreadable import Unreadable
from statements.archive.values import NoValue, held
from statements.models import Excerpt

Export = SqliteFile | DataPackage
_AT_ONCE: Final = 500


def load(path: Path) -> int:
    """Load every row of an export, all or nothing; gives how many they are.

    Raises Unreadable for what is no export, or one of other software, or where the database
    holds a record already; NotMigrated where it has no tables for one.
    """
    refuse_unmigrated()
    with _opened(path) as export:
        _refuse_strange(export)
        with transaction.atomic():
            _refuse_held()
            return _load(export)


@contextmanager
def _opened(path: Path) -> Iterator[Export]:
    if path.is_dir():
        yield DataPackage(path)
    elif path.is_file():
        with sqlite_file.reading(path) as file:
            yield file
    else:
        raise Unreadable(f"{path} is not there. Name a file or a folder that export_record wrote.")


def _refuse_strange(export: Export) -> None:
    about, ours = export.about(), schema()
    if about.get("format") != FORMAT:
        said = f"{export.path} says it is “{about.get('format', '')}”, and not “{FORMAT}”."
        raise Unreadable(f"{said} Take what manage.py export_record wrote.")
    if (theirs := about.get("schema")) != ours:
        said = f"{export.path} was written at migration {theirs}, and this software is at {ours}."
        raise Unreadable(f"{said} Load it with the software that wrote it, then migrate.")


def _refuse_held() -> None:
    if name := next((name for name, model in NAMES.items() if model._base_manager.exists()), ""):
        said = f"This database holds a record already: there are {name}."
        raise Unreadable(f"{said} Load into one that was migrated and is empty.")


def _load(export: Export) -> int:
    done, every = 0, tables()
    fresh: list[Any] = []
    for table in every:
        rows = _rows(export, table)
        while some := list(islice(rows, STRETCH)):
            _write(export, table, some)
            done += len(some)
            if table.model is Excerpt:
                fresh += [row.pk for row in some if not row.verdict_stale]
    # Words that are new to a database are marked to be checked; these were.
    for at in range(0, len(fresh), _AT_ONCE):
        Excerpt.objects.filter(pk__in=fresh[at : at + _AT_ONCE]).update(verdict_stale=False)
    _refuse_loose_ends(export)
    _go_on_counting(every)
    return done


def _rows(export: Export, table: Table) -> Iterator[Any]:
    columns = table.columns
    for number, row in enumerate(export.rows(table), 1):
        try:
            values = {
                column.field.attname: held(column, value)
                for column, value in zip(columns, row, strict=True)
            }
        except NoValue as error:
            raise Unreadable(f"{export.path}, {table.name}, record {number}: {error}.") from error
        yield table.model(**values)


def _write(export: Export, table: Table, rows: list[Any]) -> None:
    try:
        table.model._base_manager.bulk_create(rows, batch_size=_AT_ONCE)
    except (IntegrityError, DataError) as error:
        said = f"{export.path}, {table.name}: {str(error).splitlines()[0]}."
        raise Unreadable(f"{said} Nothing was loaded.") from error


def _refuse_loose_ends(export: Export) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        said = f"{export.path}: a row names what is not there. {str(error).splitlines()[0]}"
        raise Unreadable(f"{said} Nothing was loaded.") from error


def _go_on_counting(every: list[Table]) -> None:
    """The next row gets the number after the last; SQLite counts by itself."""
    models = [table.model for table in every]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
