"""The columns of every kind of record: how each value is written, read and explained."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from rapidfuzz import process

from statements.editing.revisions import linked_ids
from statements.models import (
    Administration,
    Amendment,
    Bill,
    Excerpt,
    Institution,
    Legislation,
    LegislativeEvent,
    President,
    Provision,
    Remark,
    SecondaryWork,
    StrategyDocument,
    Topic,
)
from statements.models.partial_date import PartialDateField

BETWEEN: Final = "; "
# What the site itself finds out, or what is changed by a step and never by a table.
NEVER: Final = frozenset({"verdict", "verdict_stale"})
READ_ONLY: Final = frozenset({"state"})


class Wrong(ValueError):
    """A cell that cannot be read; the message is the cure."""


class Keys:
    """Related records by what names them in a cell: slugs, or numbers of presidencies."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.name = "number" if model is Administration else "slug"

    @cached_property
    def by_key(self) -> dict[str, int]:
        rows = self.model._base_manager.values_list(self.name, "pk")
        return {str(key): pk for key, pk in rows}

    @cached_property
    def by_pk(self) -> dict[int, str]:
        return {pk: key for key, pk in self.by_key.items()}

    def find(self, key: str) -> int:
        """The id of a record. Raises Wrong, with the nearest name."""
        if key in self.by_key:
            return self.by_key[key]
        nearest = process.extractOne(key, self.by_key.keys(), score_cutoff=60)
        meant = f" Did you mean “{nearest[0]}”?" if nearest else ""
        raise Wrong(f"No {self.model._meta.verbose_name} has this {self.name}.{meant}")


@dataclass(frozen=True, slots=True)
class Column:
    """One field: how it is written in a cell and read out of one."""

    name: str
    field: Any
    keys: Keys | None = None
    is_many: bool = False

    @property
    def explained(self) -> str:
        """What the template says of it: what it holds, and how that is written."""
        said = str(self.field.help_text or self.field.verbose_name).rstrip(".")
        return ". ".join(part for part in (said[:1].upper() + said[1:], self._how()) if part)

    def _how(self) -> str:
        field = self.field
        if self.keys:
            name = self.keys.name.capitalize()
            return f"{name}s, parted by semicolons" if self.is_many else name
        if field.choices:
            return f"One of: {', '.join(str(value) for value, _ in field.flatchoices)}"
        if isinstance(field, models.JSONField):
            return f"JSON, empty for {'[]' if field.default is list else '{}'}"
        if isinstance(field, models.BooleanField):
            return "yes, no, or empty where not known" if field.null else "yes or no"
        return ""

    def written(self, record: Any) -> str:
        """A record's value as a cell."""
        if self.keys is None:
            return self._plain(getattr(record, self.field.attname))
        if not self.is_many:
            pk = getattr(record, self.field.attname)
            return "" if pk is None else self.keys.by_pk.get(pk, "")
        linked = (self.keys.by_pk.get(row.pk, "") for row in getattr(record, self.name).all())
        return BETWEEN.join(sorted(linked))

    def _plain(self, value: Any) -> str:
        if isinstance(self.field, models.JSONField):
            return json.dumps(value, ensure_ascii=False) if value else ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)

    def read(self, cell: str) -> Any:
        """The value that a cell stands for: ids for related records. Raises Wrong."""
        if self.keys is None:
            return self._read_plain(cell)
        if self.is_many:
            return sorted({self.keys.find(key.strip()) for key in cell.split(";") if key.strip()})
        if cell.strip():
            return self.keys.find(cell.strip())
        if not self.field.null:
            raise Wrong(f"It is needed. Write a {self.keys.name}.")
        return None

    def _read_plain(self, cell: str) -> Any:
        field = self.field
        if isinstance(field, models.JSONField):
            return _json(cell, field)
        if isinstance(field, models.BooleanField):
            return _yes_or_no(cell, may_be_empty=field.null)
        if isinstance(field, models.CharField | models.TextField | PartialDateField):
            return cell if not isinstance(field, PartialDateField) else cell.strip()
        if not cell.strip():
            if not field.null and field.default is models.NOT_PROVIDED:
                raise Wrong("It is needed.")
            return None if field.null else field.get_default()
        try:
            return field.to_python(cell.strip())
        except ValidationError as error:
            if isinstance(field, models.IntegerField):
                raise Wrong("It is no whole number. Write one such as 48.") from error
            raise Wrong(" ".join(error.messages)) from error


def _json(cell: str, field: Any) -> Any:
    if not cell.strip():
        return field.get_default()
    try:
        return json.loads(cell)
    except ValueError as error:
        raise Wrong(f"It is no JSON ({error}). Leave it as the export wrote it.") from error


def _yes_or_no(cell: str, *, may_be_empty: bool) -> bool | None:
    word = cell.strip().casefold()
    if word in {"yes", "true", "1"}:
        return True
    if word in {"no", "false", "0"}:
        return False
    if not word and may_be_empty:
        return None
    raise Wrong("Write yes or no.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that tables are made of. `key` names the columns that say which row."""

    name: str
    model: Any
    key: tuple[str, ...]

    def columns(self) -> list[Column]:
        """Every field that an editor writes, in the order of the model. Keys are read once."""
        found = []
        for field in (*self.model._meta.concrete_fields, *self.model._meta.many_to_many):
            if field.primary_key or not field.editable or field.name in NEVER:
                continue
            keys = Keys(field.related_model) if field.is_relation else None
            found.append(Column(field.name, field, keys, is_many=field.many_to_many or False))
        return found

    def rows(self) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = self.model._base_manager.order_by("pk")
        return rows.prefetch_related(*linked_ids(self.model))


def _kind(name: str, model: Any, *key: str) -> tuple[str, Kind]:
    return name, Kind(name, model, key or ("slug",))


KINDS: Final[Mapping[str, Kind]] = dict(
    (
        _kind("excerpts", Excerpt),
        _kind("documents", StrategyDocument),
        _kind("legislation", Legislation),
        _kind("sections", Provision, "legislation", "position"),
        _kind("legislative-events", LegislativeEvent, "legislation", "position"),
        _kind("amendments", Amendment, "legislation", "position"),
        _kind("bills", Bill),
        _kind("institutions", Institution),
        _kind("topics", Topic),
        _kind("presidents", President),
        _kind("presidencies", Administration, "number"),
        _kind("secondary-works", SecondaryWork),
        _kind("remarks", Remark),
    )
)


def kind_of(model: type[models.Model]) -> Kind | None:
    """The kind of a model; None for what no table holds."""
    return next((kind for kind in KINDS.values() if kind.model is model), None)


def exported(kind: Kind, rows: Any = None) -> tuple[list[str], Callable[[], Any]]:
    """The header, and a function that gives the rows of texts, 500 records at a time."""
    columns = kind.columns()

    def texts() -> Any:
        for record in (kind.rows() if rows is None else rows).iterator(chunk_size=500):
            yield [column.written(record) for column in columns]

    return [column.name for column in columns], texts


def explained(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Every column with what it holds."""
    return [(column.name, column.explained) for column in columns]
