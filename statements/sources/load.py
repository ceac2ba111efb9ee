"""The importers' only writer: atomic, idempotent, and nothing an editor did is undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import IntegrityError, models, transaction

from statements.models import Administration
from statements.sources.verification import stale_ones, verify_all

# What a file names stands in the files before it.
FAMILIES = (
    "presidents",
    "topics",
    "legislation",
    "documents",
    "bills",
    "institutions",
    "secondary_works",
    "excerpts",
    "remarks",
)

UNREADABLE = (OSError, ValueError, DeserializationError, FieldDoesNotExist, IntegrityError)


class NotARecord(ValueError):
    """A fixture cannot be read; the message names the file and the cure."""


@dataclass(slots=True)
class Loaded:
    """What a load did: rows by outcome, and the names of those that differ from the files."""

    added: int = 0
    unchanged: int = 0
    replaced: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


@transaction.atomic
def load_record(*, folder: Path, add: bool = False, replace: bool = False) -> Loaded:
    """Write the fixtures of a folder into the database, all or nothing.

    An empty record takes them all. In one that holds something, rows that are not there stay
    away, for an editor may have removed or renamed them, unless `add` is given; rows that differ
    are kept as they are, or with `replace` made what the files say. Raises NotARecord where a
    file is missing or malformed, or a row cannot be written.
    """
    loaded = Loaded()
    adding = add or replace or not Administration.objects.exists()
    for family in FAMILIES:
        path = folder / f"{family}.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            for item in serializers.deserialize("python", rows, handle_forward_references=True):
                _write(item, loaded, adding=adding, replace=replace)
        except UNREADABLE as error:
            raise NotARecord(
                f"{path} cannot be loaded: {error}. Nothing was written. "
                "python -m fixtures.make makes the shipped files again."
            ) from error
    for _ in verify_all(stale_ones()):
        pass  # each is kept as it is checked
    return loaded


def _write(item: DeserializedObject, loaded: Loaded, *, adding: bool, replace: bool) -> None:
    if item.object.pk is None and not adding:
        loaded.absent.append(_name(item.object))
    elif item.object.pk is None:
        _save(item)
        loaded.added += 1
    elif not item.deferred_fields and not _differs(item.object, item.m2m_data or {}):
        loaded.unchanged += 1
    elif replace:
        _save(item)
        loaded.replaced.append(_name(item.object))
    else:
        loaded.kept.append(_name(item.object))


def _save(item: DeserializedObject) -> None:
    if item.deferred_fields:
        names = ", ".join(
            f"{column.name} {value}" for column, value in item.deferred_fields.items()
        )
        raise ValueError(f"{_name(item.object)} names what is not there: {names}")
    item.save()


def _differs(row: models.Model, links: Mapping[str, Iterable[Any]]) -> bool:
    held = type(row)._base_manager.get(pk=row.pk)
    return any(
        getattr(held, column.attname) != column.to_python(getattr(row, column.attname))
        for column in row._meta.concrete_fields
    ) or any(
        set(getattr(held, name).values_list("pk", flat=True)) != {_pk(link) for link in linked}
        for name, linked in links.items()
    )


def _pk(link: Any) -> Any:
    return link.pk if isinstance(link, models.Model) else link


def _name(row: models.Model) -> str:
    try:
        key = row.natural_key()  # type: ignore[attr-defined]
    except ObjectDoesNotExist:
        return f"a {row._meta.verbose_name} of what is not there"
    return f"{row._meta.verbose_name} {'/'.join(map(str, key))}"
