"""Revisions: the record as plain values, kept at every save, compared, and brought back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import models, transaction

from statements.models import (
    Action,
    Amendment,
    Excerpt,
    Legislation,
    LegislativeEvent,
    Provision,
    Revision,
    Slugged,
    StrategyDocument,
)

Data = dict[str, Any]

# Parts that are typed in a record's form and have no life without it, by their relation.
PARTS: Final[Mapping[type[models.Model], tuple[str, ...]]] = {
    Legislation: ("provisions", "events", "amendments"),
}
# Which record a part belongs to.
WHOLES: Final[Mapping[type[models.Model], str]] = {
    Provision: "legislation",
    LegislativeEvent: "legislation",
    Amendment: "legislation",
}
# What the name of a record is made of, so that many are named in a few queries.
NAMED_BY: Final[Mapping[type[models.Model], tuple[str, ...]]] = {
    Excerpt: ("document__administration__president",),
    StrategyDocument: ("administration__president",),
}
# What the site finds out by itself is no editor's change.
DERIVED: Final = frozenset({"verdict", "verdict_stale"})


def whole_of(record: models.Model) -> models.Model:
    """The record whose revisions tell of this one: itself, or that which it is part of."""
    name = WHOLES.get(type(record))
    return getattr(record, name) if name else record


def snapshot(record: models.Model) -> Data:
    """Every field of a record as the database holds it, with its parts; empty if it is not there.

    ``{"text": "…", "topics": [3, 7], "provisions": [{"id": 1, "number": "3", …}]}``
    """
    held = type(record)._base_manager.filter(pk=record.pk).first()
    if held is None:
        return {}
    parts = {
        name: [_fields(part) for part in getattr(held, name).order_by("pk")]
        for name in PARTS.get(type(held), ())
    }
    return _fields(held) | parts


def _fields(row: models.Model) -> Data:
    """Values as JSON holds them and as Django's deserializer takes them."""
    found: Data = {"id": row.pk}
    for field in row._meta.concrete_fields:
        if not (field.primary_key or field.name in DERIVED):
            value = field.value_from_object(row)
            is_plain = value is None or isinstance(value, str | int | list | dict)
            found[field.name] = value if is_plain else field.value_to_string(row)
    for field in row._meta.many_to_many:
        found[field.name] = sorted(linked.pk for linked in getattr(row, field.name).all())
    return found


def snapshots(records: Sequence[models.Model]) -> dict[int, Data]:
    """Snapshots of many records of one model, by id, in a few queries."""
    if not records:
        return {}
    model = type(records[0])
    rows = model._base_manager.filter(pk__in=[record.pk for record in records])
    if model in PARTS:
        return {row.pk: snapshot(row) for row in rows}
    return {row.pk: _fields(row) for row in rows.prefetch_related(*linked_ids(model))}


def linked_ids(model: type[models.Model]) -> list[models.Prefetch[Any]]:
    """What a model's records are linked to, by ids alone: thousands of rows need no more."""
    found = []
    for link in model._meta.many_to_many:
        linked: Any = link.related_model
        found.append(models.Prefetch(link.name, linked._base_manager.order_by().only("pk")))
    return found


def digest(data: Data) -> str:
    """SHA-256 of what a snapshot holds; the same for the same values, whoever wrote them."""
    plain = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def differing(before: Data, after: Data) -> list[str]:
    """Names of the fields that are not the same, in the order of the record."""
    names = dict.fromkeys([*after, *before])
    return [name for name in names if before.get(name) != after.get(name)]


def last_of(record: models.Model) -> Revision | None:
    """The newest revision that says how a record stood."""
    return Revision.objects.of(kind_of(record), record.pk).as_held().first()


def kind_of(record: models.Model) -> str:
    return record._meta.model_name or ""


def note(
    record: models.Model,
    *,
    before: Data,
    by: Any,
    why: str = "",
    action: Action | None = None,
    batch: UUID | None = None,
) -> Revision | None:
    """Keep what a record is now, after it was `before`; None where nothing changed.

    A record that was last saved elsewhere, or never at the desk, keeps first how it was found.
    """
    after = snapshot(record)
    changed = differing(before, after)
    if not changed:
        return None
    last = last_of(record)
    if before and (last is None or last.digest != digest(before)):
        _keep(record, before, action=Action.FOUND, changed=[], by=None)
    action = action or (Action.CHANGED if before else Action.ADDED)
    return _keep(record, after, action=action, changed=changed, by=by, why=why, batch=batch)


def note_many(
    records: Sequence[models.Model],
    *,
    before: Mapping[int, Data],
    by: Any,
    why: str = "",
    action: Action | None = None,
    batch: UUID | None = None,
) -> int:
    """Keep what many records of one model are now; how many had changed."""
    told: dict[str, Any] = {"by": by, "why": why, "batch": batch}
    after = snapshots(records)
    if names := NAMED_BY.get(type(records[0]) if records else models.Model):
        models.prefetch_related_objects(list(records), *names)
    kind = kind_of(records[0]) if records else ""
    held = Revision.objects.filter(kind=kind, record__in=list(before)).as_held()
    last = dict(held.order_by("pk").values_list("record", "digest"))
    made = []
    for record in records:
        was, now = before.get(record.pk, {}), after[record.pk]
        if not (changed := differing(was, now)):
            continue
        if was and last.get(record.pk) != digest(was):
            made.append(_made(record, was, action=Action.FOUND, changed=[], by=None))
        done = action or (Action.CHANGED if was else Action.ADDED)
        made.append(_made(record, now, action=done, changed=changed, **told))
    Revision.objects.bulk_create(made, batch_size=500)
    return len(made)


def propose(record: models.Model, *, data: Data, by: Any, why: str) -> Revision:
    """Keep what a record should be, for another to decide. The record itself is untouched."""
    changed = differing(snapshot(record), data)
    return _keep(record, data, action=Action.PROPOSED, changed=changed, by=by, why=why)


def note_deletion(record: models.Model, *, data: Data, by: Any, why: str = "") -> Revision:
    """Keep what a record was before it went."""
    return _keep(record, data, action=Action.DELETED, changed=[], by=by, why=why)


def note_deletions(
    records: Sequence[models.Model], *, data: Sequence[Data], by: Any, why: str = ""
) -> None:
    """The same for many records of one model."""
    told: dict[str, Any] = {"action": Action.DELETED, "changed": [], "by": by, "why": why}
    made = [_made(row, held, **told) for row, held in zip(records, data, strict=True)]
    Revision.objects.bulk_create(made, batch_size=500)


def _keep(record: models.Model, data: Data, **told: Any) -> Revision:
    made = _made(record, data, **told)
    made.save()
    return made


def _made(
    record: models.Model,
    data: Data,
    *,
    action: Action,
    changed: list[str],
    by: Any,
    why: str = "",
    batch: UUID | None = None,
) -> Revision:
    known = isinstance(by, User)
    return Revision(
        kind=kind_of(record),
        record=record.pk,
        label=str(record)[:300],
        slug=record.slug if isinstance(record, Slugged) else "",
        action=action,
        by=by if known else None,
        by_name=(by.get_full_name() or by.get_username())[:150] if known else str(by or "")[:150],
        why=why.strip(),
        data=data,
        changed=changed,
        digest=digest(data),
        batch=batch,
    )


@contextmanager
def revising(
    record: models.Model, *, by: Any, why: str = "", action: Action | None = None
) -> Iterator[None]:
    """Whatever is written to a record within is one revision, and one transaction."""
    with transaction.atomic():
        before = snapshot(record)
        yield
        note(record, before=before, by=by, why=why, action=action)


def author_of(excerpt: Excerpt) -> Revision | None:
    """The last revision that changed what an excerpt says: who made it may not publish it.

    A step on the way to the public changes no words. None where all was loaded with the record.
    """
    made = Revision.objects.of("excerpt", excerpt.pk).as_held()
    for revision in made.exclude(action=Action.FOUND).defer("data"):
        if set(revision.changed) - {"state"}:
            return revision
    return None
