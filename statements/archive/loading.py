"""A whole record back into a database that holds none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef

from statements.archive import sqlite_file
from statements.archive.data_package import DataPackage
from statements.archive.files import Copied, put_back
from statements.archive.migrated import refuse_unmigrated, schema
from statements.archive.record import NAMES, Table, tables
from statements.archive.rows import FORMAT, STRETCH, rows_of
from statements.archive.sqlite_file import SqliteFile
from statements.archive.unreadable import Unreadable
from statements.archive.values import NoValue, held
from statements.models import Excerpt

Export = SqliteFile | DataPackage
_AT_ONCE: Final = 500
_NOTHING: Final = "Nothing was loaded."
_CURE: Final = "Take the export as it was written, or write it anew."
# What the database or its driver says of a row that it cannot hold.
_REFUSED: Final = (DatabaseError, OverflowError, ValueError)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were loaded, and what of the files that they name is held here."""

    rows: int
    files: Copied


def load(path: Path) -> Loaded:
    """Load every row of an export, and the files that are with it, all or nothing.

    Raises Unreadable for what is no export, or one of other software, or where the database
    holds a record already; NotMigrated where it has no tables for one.
    """
    refuse_unmigrated()
    with _opened(path) as export:
        _refuse_strange(export)
        with transaction.atomic():
            _refuse_held()
            rows = _load(export)
            return Loaded(rows, put_back(path if path.is_dir() else None))


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
    every, about, done = tables(), export.about(), 0
    for table in every:
        count = _fill(export, table)
        if (said := about.get(rows_of(table))) != str(count):
            was = f"{export.place(table)} has {count} rows, and {said or 'no'} were written to it."
            raise Unreadable(f"{was} {_NOTHING} Take it as it was written.")
        done += count
    for table in every:
        _refuse_loose_ends(export, table)
    connection.check_constraints()
    _go_on_counting(every)
    return done


def _fill(export: Export, table: Table) -> int:
    done = 0
    rows = _rows(export, table)
    while some := list(islice(rows, STRETCH)):
        _write(export, table, some)
        done += len(some)
        if table.model is Excerpt:
            # Words that are new to a database are marked to be checked; these were.
            fresh = [row.pk for row in some if not row.verdict_stale]
            for at in range(0, len(fresh), _AT_ONCE):
                these = fresh[at : at + _AT_ONCE]
                Excerpt.objects.filter(pk__in=these).update(verdict_stale=False)
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
            place = f"{export.place(table)}, row {number}, id {row[0]}"
            raise Unreadable(f"{place}: {error}. {_NOTHING} {_CURE}") from error
        yield table.model(**values)


def _write(export: Export, table: Table, rows: list[Any]) -> None:
    """Write many at once, and where one of them cannot be, find it and name it."""
    try:
        with transaction.atomic():
            table.model._base_manager.bulk_create(rows, batch_size=_AT_ONCE)
    except _REFUSED:
        for row in rows:
            try:
                with transaction.atomic():
                    table.model._base_manager.bulk_create([row])
            except _REFUSED as error:
                place = f"{export.place(table)}, id {row.pk}"
                said = f"{place}: {str(error).splitlines()[0]}. {_NOTHING} {_CURE}"
                raise Unreadable(said) from error
        raise


def _refuse_loose_ends(export: Export, table: Table) -> None:
    """Neither database says so alike, and one of them not which row it is."""
    for column in table.columns:
        if not column.refers:
            continue
        name, other = column.field.attname, NAMES[column.refers]
        there = other._base_manager.filter(pk=OuterRef(name))
        loose = table.model._base_manager.filter(~Exists(there), **{f"{name}__isnull": False})
        if found := loose.order_by("pk").values_list("pk", name).first():
            pk, missing = found
            said = f"{export.place(table)}, id {pk}: {column.name} names {missing}"
            lacks = f"{said}, and {column.refers} has no such row."
            raise Unreadable(f"{lacks} {_NOTHING} {_CURE}")


def _go_on_counting(every: list[Table]) -> None:
    """The next row gets the number after the last; SQLite counts by itself."""
    models = [table.model for table in every]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
