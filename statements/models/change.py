"""The change log: what the search index has still to hear of.

Triggers write a row for every change of a searchable row, in the writer's own transaction
(change_triggers.py). An index remembers a Position; what is not in it is pending.

On SQLite writers wait for each other, so numbers are committed in their order and the last one
says all. On PostgreSQL they are not: a transaction may take number 7, and commit after number 9
was read. So a Position holds the snapshot it was taken in, and a row is pending when its
transaction was not finished in that snapshot. Where numbers must decide (a reader's own
transaction, a log restored into another cluster), they do.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.db import connection, models
from django.db.models.functions import Now
from django.utils import timezone

_SNAPSHOTS = re.compile(r"([0-9]+:[0-9]+:[0-9,]*)? ([0-9]+:[0-9]+:[0-9,]*)?")
# The family of a row of the log that stands for all: an index must be made anew.
EVERYTHING = "everything"


class TransactionNumber(models.Func):
    """The writer's transaction on PostgreSQL; nothing on SQLite, whose writers take turns."""

    template = "NULL"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "(pg_current_xact_id()::text::bigint)"
        return super().as_sql(compiler, connection, template=template, **extra)


class Stamp(models.Func):
    """A whole number drawn by lot: two databases never give one row of the log the same."""

    # Not Django's Random: on SQLite that is a function which other programs lack.
    template = "(random())"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "((random() * 9007199254740991)::bigint)"
        return super().as_sql(compiler, connection, template=template, **extra)


class NothingToDump(models.Manager["Change"]):
    """What `dumpdata` sees: the log of one database means nothing in another."""

    def get_queryset(self) -> models.QuerySet[Change]:
        return super().get_queryset().none()


class Change(models.Model):
    """One change of a searchable row. Written by triggers alone."""

    number = models.BigAutoField(primary_key=True, help_text="Counts up and is never used again.")
    family = models.CharField(max_length=20, help_text="What changed, such as excerpt.")
    row = models.BigIntegerField(help_text="The id of the row that changed.")
    transaction = models.BigIntegerField(
        null=True, db_default=TransactionNumber(), help_text="PostgreSQL's number of the writer's."
    )
    stamp = models.BigIntegerField(
        db_default=Stamp(), help_text="Drawn by lot: tells this log from another database's."
    )
    at = models.DateTimeField(db_default=Now(), help_text="When it was written.")

    dumped = NothingToDump()
    objects = models.Manager["Change"]()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(
                fields=["transaction"],
                name="change_by_transaction",
                condition=models.Q(transaction__isnull=False),  # costs SQLite nothing
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.family} {self.row}"


@dataclass(frozen=True, slots=True)
class Position:
    """How far into the log an index has come: a row of it, and on PostgreSQL the snapshot.

    Amid a long backlog `target` is the snapshot it is on its way to, and `done` the last number
    that was applied: killed there, it goes on from there.
    """

    number: int
    stamp: int
    snapshot: str = ""
    target: str = ""
    done: int = 0

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Position:
        """Raises ValueError where the text is not a position."""
        wrong = f"“{text[:80]}” is not a position in the change log."
        try:
            position = cls(**json.loads(text))
        except TypeError as error:
            raise ValueError(wrong) from error
        numbers = (position.number, position.stamp, position.done)
        snapshots = f"{position.snapshot} {position.target}"
        if {type(each) for each in numbers} != {int} or not _SNAPSHOTS.fullmatch(snapshots):
            raise ValueError(wrong)
        return position


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes to apply, each once, the position once they are, and whether more wait."""

    changes: list[tuple[str, int]]
    position: Position
    more: bool


def now() -> Position:
    """The position of an index that holds everything committed so far."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor].now)
        number, stamp, snapshot = cursor.fetchone()
    return Position(number or 0, stamp or 0, snapshot)


def pending(position: Position, limit: int = 10_000) -> Batch:
    """The next changes that are not in the position, from at most `limit` rows of the log.

    Read a row after this call, and it is as it is then: later than the change, never earlier.
    Applying a change twice does no harm.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor].pending, _given(position) | {"limit": limit})
        rows = cursor.fetchall()
    changes = list(dict.fromkeys((family, row) for _, _, family, row, _ in rows))
    more = len(rows) == limit
    if not rows:
        return Batch(changes, _arrived(position), more)
    number, stamp, _, _, snapshot = rows[-1]
    target = position.target or snapshot
    if more:
        after = Position(number, stamp, position.snapshot or snapshot, target, number)
    else:
        after = Position(number, stamp, target)
    # What came after the target was taken is pending still, and is asked for next.
    return Batch(changes, after, more or bool(position.target))


def behind(position: Position, cap: int = 10_000) -> int:
    """How many rows of the log wait, counted up to `cap`; one quick query."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor].behind, _given(position) | {"limit": cap})
        return int(cursor.fetchone()[0])


def is_ours(position: Position) -> bool:
    """Whether the log goes on from the position.

    It does not after a change of database, an older backup, a flush, or a prune of what was not
    yet applied: the index must then be made anew.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor].is_ours, _given(position))
        return bool(cursor.fetchone()[0])


def prune(*, keep_days: int = 30) -> int:
    """Remove older rows, except the last; how many. An index so far behind is made anew."""
    old = Change.objects.filter(at__lt=timezone.now() - timedelta(days=keep_days))
    return old.exclude(number=now().number).delete()[0]


def _arrived(position: Position) -> Position:
    """The position when nothing is left of what it was on its way to."""
    if not position.target:
        return position
    return Position(position.number, position.stamp, position.target)


def _given(position: Position) -> dict[str, Any]:
    # A snapshot is written lowest:later:open,open: transactions from `later` on had not begun.
    _, later, still_open = (position.snapshot or "0:0:").split(":")
    return {
        "number": position.number,
        "stamp": position.stamp,
        "done": position.done if connection.vendor == "postgresql" else position.number,
        "snapshot": position.snapshot,
        "target": position.target,
        "later": int(later),
        # An array in PostgreSQL's own writing: SQLite is handed it too, where queries are shown.
        "open": f"{{{still_open}}}",
    }


@dataclass(frozen=True, slots=True)
class _Sql:
    now: str
    pending: str
    behind: str
    is_ours: str


# A row waits if its transaction was not finished in the snapshot: it began later, or was open. Said
# so, the index of transactions finds these alone, however long another stays open. One statement
# reads the rows and takes the next snapshot, so nothing falls between the two.
_WAITS = """
    (transaction >= %(later)s OR transaction = ANY (%(open)s::bigint[]))
    AND (%(target)s = '' OR (number > %(done)s AND pg_visible_in_snapshot(
        transaction::text::xid8, NULLIF(%(target)s, '')::pg_snapshot)))
"""
_SQL = {
    "sqlite": _Sql(
        now="SELECT max(number), stamp, '' FROM statements_change",
        pending=(
            "SELECT number, stamp, family, row, '' FROM statements_change "
            "WHERE number > %(done)s ORDER BY number LIMIT %(limit)s"
        ),
        behind=(
            "SELECT count(*) FROM (SELECT 1 FROM statements_change "
            "WHERE number > %(done)s LIMIT %(limit)s)"
        ),
        is_ours=(
            "SELECT EXISTS (SELECT 1 FROM statements_change "
            "WHERE number = %(number)s AND stamp = %(stamp)s)"
        ),
    ),
    "postgresql": _Sql(
        now=(
            "SELECT last.number, last.stamp, pg_current_snapshot()::text "
            "FROM (SELECT 1) AS one LEFT JOIN (SELECT number, stamp FROM statements_change "
            "ORDER BY number DESC LIMIT 1) AS last ON true"
        ),
        pending=(
            "SELECT number, stamp, family, row, pg_current_snapshot()::text "  # noqa: S608
            f"FROM statements_change WHERE {_WAITS} ORDER BY number LIMIT %(limit)s"
        ),
        behind=(
            "SELECT count(*) FROM (SELECT 1 FROM statements_change "  # noqa: S608
            f"WHERE {_WAITS} LIMIT %(limit)s) AS waiting"
        ),
        is_ours=(
            "SELECT EXISTS (SELECT 1 FROM statements_change "
            "WHERE number = %(number)s AND stamp = %(stamp)s) "
            "AND pg_snapshot_xmax(%(snapshot)s::pg_snapshot) "
            "<= pg_snapshot_xmax(pg_current_snapshot())"
        ),
    ),
}
