"""A plan -> the record: all or nothing, told as it goes, and undone as a whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from statements.editing.revisions import (
    note_many,
    snapshots,
    whole_of,
)
from statements.editing.sheets.plan import CHANGED, NEW, Plan, Row, Trouble

_CHUNK: Final = 500


class NotWritten(ValueError):
    """Nothing was written; the message says why, and `troubles` where."""

    def __init__(self, message: str, troubles: Sequence[Trouble] = ()) -> None:
        super().__init__(message)
        self.troubles = list(troubles)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a table is written: rows done, rows in all."""

    done: int
    of: int


def try_out(plan: Plan) -> None:
    """Write a plan and take it back: what only the database refuses becomes a fault of its row."""
    if plan.troubles:
        return
    with transaction.atomic():
        point = transaction.savepoint()
        for at in range(0, len(plan.writes), _CHUNK):
            _try_chunk(plan, plan.writes[at : at + _CHUNK])
        transaction.savepoint_rollback(point)
    _as_before(plan)


def _try_chunk(plan: Plan, rows: Sequence[Row]) -> None:
    """By halves, until the row is found that the database refuses."""
    try:
        with transaction.atomic():
            _write_rows(plan, rows)
    except DatabaseError as error:
        _as_before(plan)
        if len(rows) == 1:
            rows[0].outcome = "wrong"
            plan.troubles.append(Trouble(rows[0].number, "", rows[0].key, _said(rows[0], error)))
            return
        half = len(rows) // 2
        _try_chunk(plan, rows[:half])
        _try_chunk(plan, rows[half:])


def _as_before(plan: Plan) -> None:
    """Records that were written and taken back have no id."""
    for row in plan.rows:
        if row.outcome == NEW and row.record is not None:
            row.record.pk = None
            row.record._state.adding = True  # noqa: SLF001  (there is no other way to say it)


def _said(row: Row, error: Exception) -> str:
    try:
        row.record.full_clean()
    except ValidationError as found:
        return " ".join(found.messages)
    return f"The database refuses it: {str(error).splitlines()[0]}"


def write_plan(plan: Plan, *, by: Any, why: str = "") -> Iterator[Step | uuid.UUID]:
    """Write a plan in one transaction, telling how far it is; last comes the name of the import.

    Whoever stops asking takes it all back. Raises NotWritten where anything is wrong.
    """
    if plan.troubles:
        raise NotWritten("There are faults in the table. Nothing was written.", plan.troubles)
    batch, rows = uuid.uuid4(), plan.writes
    try:
        with transaction.atomic():
            for at in range(0, len(rows), _CHUNK):
                chunk = rows[at : at + _CHUNK]
                _refuse_changed(plan, chunk)
                before = snapshots(_wholes(chunk))
                _write_rows(plan, chunk)
                note_many(_wholes(chunk), before=before, by=by, why=why, batch=batch)
                yield Step(at + len(chunk), len(rows))
    except DatabaseError as error:
        raise NotWritten(f"Nothing was written: {str(error).splitlines()[0]}") from error
    yield batch


def _refuse_changed(plan: Plan, rows: Sequence[Row]) -> None:
    """Raises NotWritten where another saved a record since it was planned; others wait now."""
    columns = {column.name: column for column in plan.columns}
    changed = {row.record.pk: row for row in rows if row.outcome == CHANGED}
    held = plan.kind.rows().select_for_update().in_bulk(list(changed))
    for key, row in changed.items():
        record = held.get(key)
        if record is None or any(
            columns[change.column].written(record) != change.before for change in row.changes
        ):
            raise NotWritten(
                f"Row {row.number}, {row.key}: another editor changed it in this moment. Nothing "
                "was written. Choose the file again to see what it would do now."
            )


def _wholes(rows: Sequence[Row]) -> list[models.Model]:
    """The records whose history tells of these rows, each once, that are held already."""
    found: dict[tuple[type[models.Model], Any], models.Model] = {}
    for row in rows:
        whole = whole_of(row.record)
        if whole.pk is not None:
            found[type(whole), whole.pk] = whole
    return list(found.values())


def _write_rows(plan: Plan, rows: Sequence[Row]) -> None:
    model = plan.kind.model
    new = [row for row in rows if row.outcome == NEW]
    model._base_manager.bulk_create([row.record for row in new])
    columns = {f.name for f in model._meta.concrete_fields}
    alike: dict[tuple[str, ...], list[models.Model]] = {}
    for row in rows:
        if row.outcome != NEW:
            names = tuple(each.column for each in row.changes if each.column in columns)
            alike.setdefault(names, []).append(row.record)
    for names, records in alike.items():
        if names:
            model._base_manager.bulk_update(records, names)
    for field in model._meta.many_to_many:
        write_links(field, [row for row in rows if field.name in row.links])


def write_links(field: Any, rows: Sequence[Row]) -> None:
    through: Any = field.remote_field.through
    ours, theirs = field.m2m_column_name(), field.m2m_reverse_name()
    through._base_manager.filter(**{f"{ours}__in": [row.record.pk for row in rows]}).delete()
    through._base_manager.bulk_create(
        through(**{ours: row.record.pk, theirs: pk}) for row in rows for pk in row.links[field.name]
    )
