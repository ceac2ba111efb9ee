"""A plan -> the record: all or nothing, told as it goes, and undone as a whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, models, transaction
from django.db.models import Max

from statements.editing.restoring import write
from statements.editing.revisions import (
    Data,
    digest,
    note_deletions,
    note_many,
    revising,
    snapshots,
    whole_of,
)
from statements.editing.sheets.plan import NEW, Plan, Row, Trouble
from statements.editing.withdrawal import was_public
from statements.models import Action, Revision

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
                wholes = _wholes(chunk)
                before = snapshots(wholes) if wholes else {}
                _write_rows(plan, chunk)
                written = wholes or [row.record for row in chunk]
                for whole in _wholes(chunk) or [row.record for row in chunk if row.outcome == NEW]:
                    if whole not in written:
                        written.append(whole)
                note_many(written, before=before, by=by, why=why, batch=batch)
                yield Step(at + len(chunk), len(rows))
    except IntegrityError as error:
        raise NotWritten(f"Nothing was written: {str(error).splitlines()[0]}") from error
    yield batch


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
    changed = [row for row in rows if row.outcome != NEW]
    names = sorted({change.column for row in changed for change in row.changes})
    columns = {f.name for f in model._meta.concrete_fields}
    if own := [name for name in names if name in columns]:
        model._base_manager.bulk_update([row.record for row in changed], own)
    for field in model._meta.many_to_many:
        _write_links(field, [row for row in rows if field.name in row.links])


def _write_links(field: Any, rows: Sequence[Row]) -> None:
    through: Any = field.remote_field.through
    ours, theirs = field.m2m_column_name(), field.m2m_reverse_name()
    through._base_manager.filter(**{f"{ours}__in": [row.record.pk for row in rows]}).delete()
    through._base_manager.bulk_create(
        through(**{ours: row.record.pk, theirs: pk}) for row in rows for pk in row.links[field.name]
    )


def undo(batch: uuid.UUID, *, by: Any, why: str = "") -> int:
    """Take back all that was written together; how many records.

    Raises NotWritten, naming them, where records were changed since.
    """
    with transaction.atomic():
        made = list(Revision.objects.filter(batch=batch).exclude(action=Action.FOUND))
        if not made:
            raise NotWritten("No import has this name.")
        records = _records(made)
        if since := [row.label for row in made if not _is_as_written(row, records)]:
            raise NotWritten(
                f"Changed since, so the import is not undone: {', '.join(since[:10])}"
                f"{' and more' if len(since) > 10 else ''}. Put these right by their own history."
            )
        reason = why or "The import was undone."
        _take_out([row for row in made if row.action == Action.ADDED], records, by=by, why=reason)
        for row in made:
            if row.action != Action.ADDED:
                _put_back(row, records[row.kind, row.record][0], by=by, why=reason)
    return len(made)


Held = dict[tuple[str, int], tuple[Any, str, int]]


def _records(made: Sequence[Revision]) -> Held:
    """Records by kind and id: each with its digest now, and the id of its last revision."""
    found: Held = {}
    for kind in {row.kind for row in made}:
        keys = [row.record for row in made if row.kind == kind]
        model: Any = apps.get_model("statements", kind)
        last = Revision.objects.filter(kind=kind, record__in=keys).as_held().order_by("record")
        newest = dict(last.values("record").annotate(Max("pk")).values_list("record", "pk__max"))
        held = model._base_manager.in_bulk(keys)
        for key, data in snapshots(list(held.values())).items():
            found[kind, key] = held[key], digest(data), newest.get(key, 0)
    return found


def _is_as_written(revision: Revision, records: Held) -> bool:
    held = records.get((revision.kind, revision.record))
    return held is not None and held[1:] == (revision.digest, revision.pk)


def _take_out(made: Sequence[Revision], records: Held, *, by: Any, why: str) -> None:
    """Records that the import added go again; each is kept, as whatever is taken out."""
    rows = [records[row.kind, row.record][0] for row in made]
    if public := [row.label for row, record in zip(made, rows, strict=True) if was_public(record)]:
        raise NotWritten(f"{public[0]} has been public: withdraw it first.")
    note_deletions(rows, data=[row.data for row in made], by=by, why=why)
    try:
        for model in {type(record) for record in rows}:
            keys = [record.pk for record in rows if type(record) is model]
            model._base_manager.filter(pk__in=keys).delete()
    except models.ProtectedError as error:
        rest = ", ".join(str(row) for row in list(error.protected_objects)[:3])
        raise NotWritten(f"Other records rest on what was added: {rest}.") from error


def _put_back(revision: Revision, record: Any, *, by: Any, why: str) -> None:
    held: Data = (
        Revision.objects.of(revision.kind, revision.record)
        .as_held()
        .filter(pk__lt=revision.pk)
        .values_list("data", flat=True)[0]
    )
    with revising(record, by=by, why=why, action=Action.RESTORED):
        write(record, held, revision.changed)
