"""An import taken back as a whole: what it added goes, what it changed is what it was."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Max

from statements.editing.restoring import CannotBeRestored, refuse_missing, write
from statements.editing.revisions import (
    PARTS,
    Data,
    digest,
    note_deletions,
    note_many,
    revising,
    snapshots,
)
from statements.editing.sheets.plan import Row
from statements.editing.sheets.writing import NotWritten, write_links
from statements.editing.withdrawal import was_public
from statements.models import Action, Revision

_CHUNK: Final = 500


@dataclass(slots=True)
class _Written:
    """A record of an import: its first and its last revision there, and what the import changed."""

    first: Revision
    last: Revision
    names: set[str]


def undo(batch: uuid.UUID, *, by: Any, why: str = "") -> int:
    """Take back all that was written together; how many records.

    Raises NotWritten, naming them, where records were changed since or cannot be what they were.
    """
    made = _written(batch)
    if not made:
        raise NotWritten("No import has this name.")
    reason = why or "The import was undone."
    try:
        with transaction.atomic():
            for model, rows in _by_model(made).items():
                _undo_rows(model, rows, by=by, why=reason)
    except (IntegrityError, ValidationError, CannotBeRestored) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise NotWritten(f"Nothing was undone: {said}") from error
    return len(made)


def _written(batch: uuid.UUID) -> list[_Written]:
    """A law whose sections came in several steps was written as often, and counts once."""
    found: dict[tuple[str, int], _Written] = {}
    revisions = Revision.objects.filter(batch=batch).exclude(action=Action.FOUND)
    for revision in revisions.defer("data").order_by("pk"):
        first = _Written(revision, revision, set())
        written = found.setdefault((revision.kind, revision.record), first)
        written.last = revision
        written.names |= set(revision.changed)
    return list(found.values())


def _by_model(made: Sequence[_Written]) -> dict[Any, list[_Written]]:
    found: dict[Any, list[_Written]] = {}
    for each in made:
        found.setdefault(apps.get_model("statements", each.last.kind), []).append(each)
    return found


def _undo_rows(model: Any, made: Sequence[_Written], *, by: Any, why: str) -> None:
    chunks = [made[at : at + _CHUNK] for at in range(0, len(made), _CHUNK)]
    since = [label for chunk in chunks for label in _changed_since(model, chunk)]
    if since:
        raise NotWritten(
            f"Changed since, so the import is not undone: {', '.join(since[:10])}"
            f"{' and more' if len(since) > 10 else ''}. Put these right by their own history."
        )
    for chunk in chunks:
        records = model._base_manager.in_bulk([each.last.record for each in chunk])
        added = [each for each in chunk if each.first.action == Action.ADDED]
        changed = [each for each in chunk if each.first.action != Action.ADDED]
        if added:
            _take_out([records[each.last.record] for each in added], by=by, why=why)
        if changed:
            _restore(changed, records, by=by, why=why)


def _changed_since(model: Any, made: Sequence[_Written]) -> list[str]:
    """Labels of records that are not as the import left them; whoever saves one now waits."""
    kind, keys = made[0].last.kind, [each.last.record for each in made]
    held = snapshots(list(model._base_manager.select_for_update().filter(pk__in=keys)))
    revisions = Revision.objects.filter(kind=kind, record__in=keys).as_held().order_by("record")
    newest = dict(revisions.values("record").annotate(Max("pk")).values_list("record", "pk__max"))
    return [
        each.last.label
        for each in made
        if each.last.record not in held
        or newest[each.last.record] != each.last.pk
        or digest(held[each.last.record]) != each.last.digest
    ]


def _restore(made: Sequence[_Written], records: dict[int, Any], *, by: Any, why: str) -> None:
    before, held = _before(made), [records[each.last.record] for each in made]
    if type(held[0]) in PARTS:
        for each, record in zip(made, held, strict=True):
            with revising(record, by=by, why=why, action=Action.RESTORED):
                write(record, before[record.pk], each.names)
        return
    now = snapshots(held)
    _put_back(held, before, names=set().union(*(each.names for each in made)))
    note_many(held, before=now, by=by, why=why, action=Action.RESTORED)


def _take_out(records: Sequence[Any], *, by: Any, why: str) -> None:
    """Records that the import added go again; each is kept, as whatever is taken out."""
    if public := [record for record in records if was_public(record)]:
        raise NotWritten(f"{public[0]} has been public: withdraw it first.")
    data = snapshots(records)
    note_deletions(records, data=[data[record.pk] for record in records], by=by, why=why)
    try:
        rows = type(records[0])._base_manager
        rows.filter(pk__in=[record.pk for record in records]).delete()
    except models.ProtectedError as error:
        rest = ", ".join(str(row) for row in list(error.protected_objects)[:3])
        raise NotWritten(f"Other records rest on what was added: {rest}.") from error


def _before(made: Sequence[_Written]) -> dict[int, Data]:
    """What records were before the import first wrote them."""
    kind, first = made[0].first.kind, {each.first.record: each.first.pk for each in made}
    earlier = Revision.objects.filter(kind=kind, record__in=list(first)).as_held().order_by("pk")
    last = {
        record: key for record, key in earlier.values_list("record", "pk") if key < first[record]
    }
    found = Revision.objects.filter(pk__in=list(last.values()))
    return dict(found.values_list("record", "data"))


def _put_back(records: Sequence[Any], before: dict[int, Data], *, names: set[str]) -> None:
    """Give many records of one model these fields as they were, in a few queries."""
    model = type(records[0])
    own = [field for field in model._meta.concrete_fields if field.name in names]
    for field in own:
        if field.is_relation:
            refuse_missing(field, [key for key in _values(before, field) if key is not None])
    for record in records:
        for field in own:
            value = before[record.pk][field.name]
            setattr(record, field.attname, value if field.is_relation else field.to_python(value))
    if own:
        model._base_manager.bulk_update(records, [field.name for field in own])
    for link in model._meta.many_to_many:
        if link.name in names:
            refuse_missing(link, [key for keys in _values(before, link) for key in keys])
            links = [{link.name: before[record.pk][link.name]} for record in records]
            pairs = zip(records, links, strict=True)
            write_links(link, [Row(0, "", record=row, links=held) for row, held in pairs])


def _values(before: dict[int, Data], field: Any) -> list[Any]:
    return [data[field.name] for data in before.values()]
