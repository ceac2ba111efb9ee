"""The latest of a list: what was changed last, and what is no longer there."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from django.db.models import F, QuerySet

from statements.feeds.followed import Followed
from statements.filters.by_engine import matching
from statements.filters.finding import Found
from statements.filters.list_records import find
from statements.filters.record_filter import RecordFilter
from statements.models import (
    Excerpt,
    Legislation,
    Passage,
    Provision,
    Revision,
    State,
    StrategyDocument,
)
from statements.search import Unavailable

FEW: Final = 20
_MOST_GONE: Final = 100
_AT_ONCE: Final = 5_000
_OURS: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "atrocity-policy")
# Of what has no date of its own.
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a feed. `updated` is when it was last changed at the desk, or else its date."""

    key: str
    title: str
    url: str
    words: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that readers of a feed are told to drop."""

    key: str
    at: datetime


def key_of(name: str) -> str:
    """An id that stays the same for ever, whatever the site or the record is called."""
    return f"urn:uuid:{uuid.uuid5(_OURS, name)}"


def latest(followed: Followed, filters: RecordFilter | None) -> list[Entry]:
    """What was changed last at the desk, and after it what is newest by its own date.

    Raises Unavailable where there are words and the index cannot be asked.
    """
    if filters is not None and filters.is_vast:
        return [_entry(row, row.source.imported_at) for row in _newest(filters)]
    rows = filters.without() if filters is not None else followed.rows()
    ordered = followed.rows().query.order_by
    rows = rows.annotate(changed=followed.changed)
    rows = rows.order_by(F("changed").desc(nulls_last=True), *ordered)
    if filters is None or not filters.understood:
        return [_entry(row, row.changed) for row in rows[:FEW]]
    found = [row for some in _in_parts(rows, matching(filters)) for row in some[:FEW]]
    if len(found) > FEW:
        found = list(rows.filter(pk__in=[row.pk for row in found])[:FEW])
    return [_entry(row, row.changed) for row in found]


def _in_parts(rows: QuerySet[Any], pks: list[int]) -> Iterator[QuerySet[Any]]:
    """A database takes only so many values at once."""
    coming = iter(pks)
    while some := list(islice(coming, _AT_ONCE)):
        yield rows.filter(pk__in=some)


def _newest(filters: RecordFilter) -> list[Any]:
    found: Found
    _, found = find(filters, 1, FEW, counting=False)
    if found.unsearched:
        raise Unavailable(found.unsearched)
    return list(found.records)


def _entry(row: Any, changed: datetime | None) -> Entry:
    title, words = str(row), ""
    if isinstance(row, Excerpt):
        title = ", ".join(part for part in (row.byline, row.page_label) if part)
    elif isinstance(row, Passage):
        title = str(row.source.document or row.source.legislation)
    for name in ("text", "summary", "scope_note", "full_name"):
        words = words or getattr(row, name, "")
    key = key_of(f"{row._meta.model_name}/{row.pk}")
    dated = changed or _day(_date_of(row)) or EPOCH
    return Entry(key, title, row.get_absolute_url(), words, dated)


def _date_of(row: Any) -> Any:
    if isinstance(row, Excerpt):
        return row.document.date if row.document else None
    if isinstance(row, StrategyDocument):
        return row.date
    if isinstance(row, Legislation):
        return row.enacted
    return row.legislation.enacted if isinstance(row, Provision) else None


def _day(dated: Any) -> datetime | None:
    if not dated:
        return None
    return datetime(dated.year, dated.month or 1, dated.day or 1, tzinfo=UTC)


def gone(followed: Followed) -> list[Gone]:
    """What the public no longer sees, the latest first; whatever narrowed the list.

    A reader passes over what it never had.
    """
    kind = str(followed.rows().model._meta.model_name)
    deleted = Revision.objects.deletions().filter(kind=kind).order_by("-pk")
    found = [(each.record, each.at) for each in deleted[:_MOST_GONE]]
    if kind == "excerpt":
        hidden = Excerpt.objects.filter(state=State.WITHDRAWN).values("pk")
        steps = Revision.objects.filter(kind=kind, record__in=hidden).as_held().order_by("-pk")
        at: dict[int, datetime] = {}
        for step in steps.only("record", "at", "changed")[:_AT_ONCE]:
            if "state" in step.changed:
                at.setdefault(step.record, step.at)
        found += at.items()
    found.sort(key=lambda each: each[1], reverse=True)
    return [Gone(key_of(f"{kind}/{pk}"), at) for pk, at in found[:_MOST_GONE]]
