"""Putting back what a record was: some fields, all of them, or a record that is gone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from statements.editing.revisions import (
    PARTS,
    Data,
    note,
    revising,
)
from statements.models import Action, Revision


class CannotBeRestored(ValueError):
    """What is to be brought back no longer fits; the message says why and what to do."""


# A step on the way to the public is taken by its own button, never by restoring.
KEPT = frozenset({"id", "state"})


def model_of(revision: Revision) -> type[models.Model]:
    return apps.get_model("statements", revision.kind)


def write(record: models.Model, data: Data, names: Collection[str]) -> None:
    """Give a record the values that a snapshot has under these names, parts and links too.

    Raises CannotBeRestored where they no longer fit.
    """
    fields = {name: data[name] for name in names if name in data and name not in KEPT}
    parts = {name: fields.pop(name) for name in PARTS.get(type(record), ()) if name in fields}
    try:
        with transaction.atomic():
            _write_fields(record, fields)
            for name, rows in parts.items():
                _write_parts(record, name, rows)
    except (DeserializationError, IntegrityError, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise CannotBeRestored(
            f"It cannot be put back as it was: {said} Restore fewer fields, or mend that first."
        ) from error


def _write_fields(record: models.Model, fields: Data) -> None:
    linked = {field.name for field in record._meta.many_to_many}
    for name, value in fields.items():
        if name in linked:
            continue
        field: Any = record._meta.get_field(name)
        refuse_missing(field, [value] if value is not None else [])
        attname = getattr(field, "attname", name)
        setattr(record, attname, field.to_python(value) if not field.is_relation else value)
    record.clean()
    record.validate_constraints()
    record.save()
    for name in linked & set(fields):
        refuse_missing(record._meta.get_field(name), fields[name])
        getattr(record, name).set(fields[name])


def refuse_missing(field: Any, keys: list[Any]) -> None:
    """Raise ValidationError where a record that a field named is gone."""
    if not field.is_relation or not keys:
        return
    held = set(field.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if gone := set(keys) - held:
        name = field.related_model._meta.verbose_name
        raise ValidationError(
            f"{len(gone)} {name} that it named is no longer in the record ({field.verbose_name})."
        )


def _write_parts(record: models.Model, name: str, rows: list[Data]) -> None:
    manager = getattr(record, name)
    manager.all().delete()
    for row in rows:
        part = {
            "model": manager.model._meta.label_lower,
            "pk": row["id"],
            "fields": {key: value for key, value in row.items() if key != "id"},
        }
        for item in serializers.deserialize("python", [part]):
            item.save()


def restore(revision: Revision, *, names: Collection[str] = (), by: Any, why: str = "") -> None:
    """Make a record what it was in a revision: all of it, or the fields of these names."""
    record = model_of(revision)._base_manager.get(pk=revision.record)
    reason = why or f"As it was on {revision.at:%-d %B %Y, %H:%M} (UTC)."
    with revising(record, by=by, why=reason, action=Action.RESTORED):
        write(record, revision.data, names or list(revision.data))


@transaction.atomic
def bring_back(deletion: Revision, *, by: Any, why: str = "") -> models.Model:
    """Undo a deletion: the record, its parts and its links, under its old id and slug."""
    model, data = model_of(deletion), deletion.data
    if model._base_manager.filter(pk=deletion.record).exists():
        raise CannotBeRestored("It is in the record already.")
    parts = PARTS.get(model, ())
    own = {name: value for name, value in data.items() if name != "id" and name not in parts}
    links = {field.name for field in model._meta.many_to_many}
    try:
        with transaction.atomic():
            for name, value in own.items():
                keys = value if name in links else [value] if value is not None else []
                refuse_missing(model._meta.get_field(name), keys)
            row = {"model": model._meta.label_lower, "pk": deletion.record, "fields": own}
            for item in serializers.deserialize("python", [row]):
                item.save()
            record = model._base_manager.get(pk=deletion.record)
            for name in parts:
                _write_parts(record, name, data[name])
    except (DeserializationError, IntegrityError, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise CannotBeRestored(f"It cannot be brought back: {said}") from error
    Revision.objects.filter(pk=deletion.pk).update(settled_at=timezone.now())
    note(record, before={}, by=by, why=why, action=Action.RESTORED)
    return record
