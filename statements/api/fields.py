"""What a resource says of a record: each field with its type, its meaning and an example."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from statements.citations.dates import ISO_PATTERN, PartialDate
from statements.citations.styles import Style, cite
from statements.models.cited import cited_all

Schema = Mapping[str, Any]
Read = Callable[[Any], Any]
Column = Callable[[Sequence[Any]], Sequence[Any]]

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer"}
MAYBE_NUMBER: Schema = {"type": ["integer", "null"]}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
DATE: Schema = {"type": ["string", "null"], "pattern": ISO_PATTERN}
TIME: Schema = {"type": ["string", "null"], "format": "date-time"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `column` takes records and gives the value of each: what many of them share is
    read once. An address is read as a path and given in full.
    """

    name: str
    says: str
    schema: Schema
    example: Any
    column: Column
    is_address: bool = False


def field(
    name: str,
    says: str,
    schema: Schema,
    example: Any,
    read: str | Read = "",
    *,
    is_address: bool = False,
) -> Field:
    """A field that is read by its own name, by a dotted path, or by a function of one record."""
    one = read if callable(read) else held(read or name)
    return Field(name, says, schema, example, lambda rows: [one(row) for row in rows], is_address)


def address(says: str, example: str, read: Read | None = None) -> Field:
    """The permanent address of the record's own page."""
    schema = {"type": "string", "format": "uri"}
    return field("url", says, schema, example, read or _page, is_address=True)


def slugs(name: str, says: str, example: list[str]) -> Field:
    """The slugs of related records, in their order: one query, however many records."""

    def column(rows: Sequence[Any]) -> list[list[str]]:
        if not rows:
            return []
        relation = type(rows[0])._meta.get_field(name)
        near = relation.related_query_name()
        related = relation.related_model._default_manager
        linked = related.filter(**{f"{near}__in": [row.pk for row in rows]})
        found: dict[int, list[str]] = defaultdict(list)
        for pk, slug in linked.values_list(near, "slug").iterator():
            found[pk].append(slug)
        return [found.get(row.pk, []) for row in rows]

    return Field(name, says, TEXTS, example, column)


def cited_as(example: str) -> Field:
    """The citation as one line of text."""

    def column(rows: Sequence[Any]) -> list[str]:
        return [cite(work, Style.BLUEBOOK).text for work in cited_all(rows)]

    says = "How it is cited, Bluebook style."
    return Field("cited_as", says, TEXT, example, column)


def held(path: str) -> Read:
    """Reads along a dotted path; what leads nowhere is None."""
    names = path.split(".")
    if len(names) == 1:
        return lambda record: plain(getattr(record, path, None))

    def read(record: Any) -> Any:
        for name in names:
            record = getattr(record, name, None)
        return plain(record)

    return read


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def present(records: Sequence[Any], fields: Iterable[Field], root: str) -> list[dict[str, Any]]:
    """Records as JSON; `root` is the site's address without a slash."""
    chosen = tuple(fields)
    names = [each.name for each in chosen]
    columns = [
        [f"{root}{path}" for path in each.column(records)]
        if each.is_address
        else each.column(records)
        for each in chosen
    ]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _page(record: Any) -> str:
    return str(record.get_absolute_url())
