"""A table and the record -> what writing it would do, row by row, with every fault found first."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from rapidfuzz import process

from statements.editing.sheets.columns import READ_ONLY, Column, Kind, Wrong
from statements.models import State
from statements.tables import Fault, Table, Unreadable

NEW, CHANGED, UNCHANGED, WRONG = "new", "changed", "unchanged", "wrong"
_MOST_ROWS: Final = 100_000
_PUBLIC: Final = {State.PUBLISHED, State.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One fault: where, what was typed, and the cure. `column` is empty for a whole row."""

    row: int
    column: str
    typed: str
    cure: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row that would change, as cells."""

    column: str
    before: str
    after: str


@dataclass(slots=True)
class Row:
    """One row of the file and what it would do. `record` is not saved; `links` are ids by name."""

    number: int
    key: str
    outcome: str = UNCHANGED
    record: Any = None
    links: dict[str, list[int]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """Everything that writing a table would do."""

    kind: Kind
    columns: list[Column]
    rows: list[Row]
    troubles: list[Trouble]
    notices: list[str]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in (NEW, CHANGED, UNCHANGED, WRONG)}

    @property
    def digest(self) -> str:
        """The same for the same file over the same record."""
        told = [
            (row.number, row.key, row.outcome, [(c.column, c.before, c.after) for c in row.changes])
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @property
    def writes(self) -> list[Row]:
        return [row for row in self.rows if row.outcome in {NEW, CHANGED}]


def plan(kind: Kind, table: Table, *, may_change_public: bool = False) -> Plan:
    """What writing a table would do. Raises Unreadable where its columns are not the kind's."""
    if len(table.rows) > _MOST_ROWS:
        raise Unreadable(f"The table has more than {_MOST_ROWS:,} rows. Part it.")
    columns = _columns(kind, table)
    made = _Planning(kind, columns, may_change_public=may_change_public)
    rows = [made.row(number, cells) for number, cells in table.rows]
    return Plan(kind, columns, rows, made.troubles, table.notices)


def _columns(kind: Kind, table: Table) -> list[Column]:
    """The columns of a header. Raises Unreadable for one that is unknown, twice or missing."""
    known = {column.name: column for column in kind.columns()}
    for name in table.header:
        if name not in known:
            nearest = process.extractOne(name, known.keys(), score_cutoff=60)
            meant = f" Did you mean “{nearest[0]}”?" if nearest else ""
            raise Unreadable(
                f"“{name[:60]}” is no column of {kind.name}.{meant} "
                f"The columns are: {', '.join(known)}."
            )
    if twice := [name for name, count in Counter(table.header).items() if count > 1]:
        raise Unreadable(f"“{twice[0]}” heads two columns. Keep one.")
    if missing := [name for name in kind.key if name not in table.header]:
        raise Unreadable(f"The column “{missing[0]}” is missing: it says which record a row is of.")
    return [known[name] for name in table.header]


class _Planning:
    """What is known while the rows are gone through."""

    def __init__(self, kind: Kind, columns: Sequence[Column], *, may_change_public: bool) -> None:
        self.kind, self.columns = kind, columns
        self.may_change_public = may_change_public
        self.troubles: list[Trouble] = []
        self.seen: dict[tuple[Any, ...], int] = {}
        self.key_fields = [kind.model._meta.get_field(name).attname for name in kind.key]
        self.held = {
            tuple(getattr(row, name) for name in self.key_fields): row for row in kind.rows()
        }
        self.excluded = {f.name for f in kind.model._meta.concrete_fields if f.is_relation}

    def row(self, number: int, cells: Sequence[str | Fault]) -> Row:
        before = len(self.troubles)
        values = dict(self._values(number, cells))
        typed = dict(zip((column.name for column in self.columns), cells, strict=True))
        row = Row(number, " ".join(str(typed[name]) for name in self.kind.key))
        if len(self.troubles) == before:
            self._place(row, values)
        if len(self.troubles) > before:
            row.outcome = WRONG
        return row

    def _trouble(self, row: int, column: str, typed: str, cure: str) -> None:
        self.troubles.append(Trouble(row, column, typed[:200], cure))

    def _values(self, number: int, cells: Sequence[str | Fault]) -> Iterator[tuple[str, Any]]:
        for column, cell in zip(self.columns, cells, strict=True):
            if isinstance(cell, Fault):
                self._trouble(number, column.name, cell.typed, cell.cure)
            elif "\0" in cell:
                self._trouble(number, column.name, cell, "Null characters are not allowed.")
            else:
                try:
                    yield column.name, column.read(cell)
                except Wrong as error:
                    self._trouble(number, column.name, cell, str(error))

    def _place(self, row: Row, values: dict[str, Any]) -> None:
        """Find the record of a row, or make one, and see what would change."""
        key = tuple(values[name] for name in self.kind.key)
        if not all(part or part == 0 for part in key):
            self._trouble(row.number, self.kind.key[0], "", "It says which record a row is of.")
            return
        if key in self.seen:
            said = f"Row {self.seen[key]} is of this record too. Keep one."
            self._trouble(row.number, self.kind.key[-1], row.key, said)
            return
        self.seen[key] = row.number
        held = self.held.get(key)
        row.record = held if held is not None else self.kind.model()
        for column in self.columns:
            self._set(row, column, values[column.name], is_new=held is None)
        if held is None:
            row.outcome = NEW
        elif row.changes:
            row.outcome = CHANGED
        if row.outcome != UNCHANGED:
            self._check(row, is_new=held is None)

    def _set(self, row: Row, column: Column, value: Any, *, is_new: bool) -> None:
        before = "" if is_new else column.written(row.record)
        if column.is_many:
            assert column.keys  # noqa: S101
            after = "; ".join(sorted(column.keys.by_pk[pk] for pk in value))
            row.links[column.name] = value
        else:
            if column.name in READ_ONLY:
                self._refuse_state(row, column, value, is_new=is_new)
                return
            setattr(row.record, column.field.attname, value)
            after = column.written(row.record)
        if before != after:
            row.changes.append(Change(column.name, before, after))

    def _refuse_state(self, row: Row, column: Column, value: Any, *, is_new: bool) -> None:
        now = State.DRAFT if is_new else row.record.state
        if value not in {"", now}:
            self._trouble(
                row.number,
                column.name,
                str(value),
                f"It is {State(now).value}. A state changes by a step at the desk, not by a table.",
            )

    def _check(self, row: Row, *, is_new: bool) -> None:
        state = getattr(row.record, "state", None)
        if not is_new and state in _PUBLIC and not self.may_change_public:
            cure = "These words are public: change them in their form, where another publishes it."
            self._trouble(row.number, row.changes[0].column, row.changes[0].after, cure)
            return
        try:
            row.record.clean_fields(exclude=self.excluded)
            row.record.clean()
        except ValidationError as error:
            told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            shown = {change.column: change.after for change in row.changes}
            for name, said in told.items():
                place = "" if name == "__all__" else name
                self._trouble(row.number, place, shown.get(place, ""), " ".join(said))
