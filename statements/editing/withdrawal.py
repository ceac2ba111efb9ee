"""Taking a record out: what was never public goes, what was leaves a stone at its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from statements.editing.revisions import note_deletion, snapshot
from statements.models import Excerpt, Revision, State


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands at the address of a record that the public can no longer read."""

    label: str
    at: datetime | None


def was_public(record: models.Model) -> bool:
    """Whether an excerpt has ever been published; other records are public once they are saved."""
    return isinstance(record, Excerpt) and record.state in {State.PUBLISHED, State.WITHDRAWN}


@transaction.atomic
def take_out(record: models.Model, *, by: Any, why: str = "") -> None:
    """Delete a record with its parts, and keep all of it to be brought back.

    Raises ProtectedError where others rest on it, and ValueError for an excerpt that was public:
    that is withdrawn.
    """
    if was_public(record):
        raise ValueError("An excerpt that was public is withdrawn, never deleted.")
    data = snapshot(record)
    note_deletion(record, data=data, by=by, why=why)
    record.delete()


def tombstone(model: type[models.Model], slug: str) -> Tombstone | None:
    """What is known of a public record that is gone; None where there never was one."""
    if "\0" in slug:
        return None
    if model is Excerpt:
        held = Excerpt.objects.filter(slug=slug, state=State.WITHDRAWN).first()
        if held is None:
            return None
        made = Revision.objects.of("excerpt", held.pk).as_held().defer("data")
        at = next((revision.at for revision in made if "state" in revision.changed), None)
        return Tombstone("This statement", at)
    gone = Revision.objects.deletions().filter(kind=model._meta.model_name, slug=slug).first()
    return Tombstone(gone.label, gone.at) if gone else None
