"""A record's history as its page shows it: who, when, why, and what differs word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db import models

from statements.editing.differences import Difference, differences
from statements.editing.revisions import kind_of, snapshot
from statements.models import Action, Revision

_A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision and what it changed, against the one before it."""

    revision: Revision
    differences: Sequence[Difference]
    is_now: bool = False


def entries(record: models.Model, page: str) -> Page[Any]:
    """A page of a record's revisions, newest first."""
    made = Revision.objects.of(kind_of(record), record.pk).as_held()
    shown = Paginator(made, _A_PAGE).get_page(page if page.isdigit() and len(page) < 8 else 1)
    rows = list(shown.object_list)
    newest = made.first()
    before = made.filter(pk__lt=rows[-1].pk).first() if rows else None
    earlier: list[Revision | None] = [*rows[1:], before][: len(rows)]
    told: list[Any] = [
        Entry(row, _told(record, row, older), is_now=row == newest)
        for row, older in zip(rows, earlier, strict=True)
    ]
    shown.object_list = told
    return shown


def _told(record: models.Model, row: Revision, older: Revision | None) -> Sequence[Difference]:
    if row.action == Action.FOUND or older is None or row.action == Action.DELETED:
        return []
    return differences(type(record), older.data, row.data)


def proposals(record: models.Model) -> list[Entry]:
    """Changes that wait for another's word, against the record as it is now."""
    held = snapshot(record)
    return [
        Entry(row, differences(type(record), held, row.data, row.changed))
        for row in Revision.objects.of(kind_of(record), record.pk).open_proposals()
    ]
