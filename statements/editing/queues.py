"""What waits for an editor: one queue a kind of work, each a question of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from statements.models import Excerpt, ExcerptQuerySet, PageVerdict, Revision, State, Verdict

_RECENT: Final = timedelta(days=30)
_LIVE: Final = Q(state__in=[State.DRAFT, State.IN_REVIEW, State.PUBLISHED])


@dataclass(frozen=True, slots=True)
class Queue:
    """A list of excerpts that ask for the same thing."""

    name: str
    title: str
    what: str
    rows: Callable[[Any], ExcerptQuerySet]


def _mine(editor: Any) -> ExcerptQuerySet:
    mine = Revision.objects.filter(kind="excerpt", record=OuterRef("pk"), by=editor)
    return Excerpt.objects.filter(
        Exists(mine), Q(state__in=[State.DRAFT, State.IN_REVIEW]) | Exists(mine.open_proposals())
    )


def _to_review(_: Any) -> ExcerptQuerySet:
    proposed = Revision.objects.filter(kind="excerpt", record=OuterRef("pk")).open_proposals()
    return Excerpt.objects.filter(Q(state=State.IN_REVIEW) | Exists(proposed))


def _failed(_: Any) -> ExcerptQuerySet:
    wrong = Q(verification__page_verdict=PageVerdict.WRONG)
    return Excerpt.objects.filter(_LIVE, Q(verdict=Verdict.DIFFERS) | wrong, verdict_stale=False)


def _stale(_: Any) -> ExcerptQuerySet:
    return Excerpt.objects.filter(_LIVE, verdict_stale=True)


def _recent(_: Any) -> ExcerptQuerySet:
    """Those that the desk published in the last thirty days, by a change of their state."""
    since = timezone.now() - _RECENT
    steps = Revision.objects.filter(
        kind="excerpt", at__gte=since, data__state=State.PUBLISHED, changed__isnull=False
    )
    keys = {row.record for row in steps.only("record", "changed") if "state" in row.changed}
    return Excerpt.objects.published().filter(pk__in=keys)


def _incomplete(_: Any) -> ExcerptQuerySet:
    return Excerpt.objects.filter(
        _LIVE,
        Q(printed_page="", file_page=None)
        | Q(document=None)
        | Q(document__date="")
        | Q(document__isnull=False, document__sources=None)
        | Q(topics=None),
    ).distinct()


QUEUES: Final = (
    Queue("to-review", "To review", "In review, or with a change proposed.", _to_review),
    Queue("mine", "Mine", "Drafts, and what you sent to review.", _mine),
    Queue(
        "failed",
        "Failed verification",
        "The words differ from their source, or the page is wrong.",
        _failed,
    ),
    Queue("stale", "Out of date", "The words or their source changed since the check.", _stale),
    Queue("recent", "Recently published", "In the last thirty days.", _recent),
    Queue(
        "incomplete",
        "Incomplete",
        "Without a page, a document, its date, a held source, or a topic.",
        _incomplete,
    ),
)
BY_NAME: Final = {queue.name: queue for queue in QUEUES}


def rows_of(queue: Queue, editor: Any) -> ExcerptQuerySet:
    """The excerpts of a queue, with what its page shows of them."""
    rows: ExcerptQuerySet = queue.rows(editor).with_documents()
    return (
        rows.select_related("verification")
        .prefetch_related("topics", "document__sources")
        .order_by(F("document__date").desc(nulls_last=True), "slug")
    )


def lacks(excerpt: Excerpt) -> list[str]:
    """What an excerpt is incomplete for, in words."""
    document = excerpt.document
    found = {
        "page": bool(excerpt.printed_page or excerpt.file_page),
        "document": document is not None,
        "date": document is None or bool(document.date),
        "source": document is None or bool(document.sources.all()),
        "topic": bool(excerpt.topics.all()),
    }
    return [name for name, is_there in found.items() if not is_there]
