"""What a resource says of a record: each field with its type, its meaning and an example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from statements.citations.dates import ISO_PATTERN, PartialDate

Schema = Mapping[str, Any]
Read = Callable[[Any], Any]

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
    """One field. `read` takes the record; an address is read as a path and given in full."""

    name: str
    says: str
    schema: Schema
    example: Any
    read: Read
    is_address: bool = False


def field(name: str, says: str, schema: Schema, example: Any, read: str | Read = "") -> Field:
    """A field that is read by its own name, by a dotted path, or by a function."""
    return Field(name, says, schema, example, read if callable(read) else held(read or name))


def address(says: str, example: str) -> Field:
    """The permanent address of the record's own page."""
    return Field("url", says, {"type": "string", "format": "uri"}, example, _page, is_address=True)


def held(path: str) -> Read:
    """Reads along a dotted path; what leads nowhere is None."""
    names = path.split(".")

    def read(record: Any) -> Any:
        for name in names:
            record = getattr(record, name, None)
        return plain(record)

    return read


def slugs(path: str) -> Read:
    """Reads the slugs of related records, in their order."""
    return lambda record: [each.slug for each in getattr(record, path).all()]


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def present(record: Any, fields: Iterable[Field], root: str) -> dict[str, Any]:
    """A record as JSON; `root` is the site's address without a slash."""
    return {
        each.name: f"{root}{each.read(record)}" if each.is_address else each.read(record)
        for each in fields
    }


def _page(record: Any) -> str:
    return str(record.get_absolute_url())
