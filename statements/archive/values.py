"""A value of the record as a plain one, and back, to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from statements.archive.record import Column
from statements.citations.dates import PartialDate

Plain = int | str | None
_DIGITS: Final = re.compile(r"-?[0-9]{1,19}")


class NoValue(ValueError):
    """What a column cannot hold."""


def plain(column: Column, value: Any) -> Plain:
    """An integer or a text; a flag is 1 or 0, and nothing is None."""
    if value is None:
        return None
    return _PLAIN[column.kind](value)


def held(column: Column, value: Plain) -> Any:
    """What the model holds. Raises NoValue."""
    if value is None:
        if column.is_required:
            raise NoValue(f"{column.name} is empty")
        return None
    try:
        return _HELD[column.kind](value)
    except (TypeError, ValueError) as error:
        raise NoValue(f"{column.name} is “{str(value)[:60]}”, which is no {column.kind}") from error


def as_cell(column: Column, value: Plain) -> str:
    """A plain value in a cell of CSV, where nothing and an empty text look alike."""
    if value is None:
        return ""
    return ("false", "true")[int(value)] if column.kind == "flag" else str(value)


def of_cell(column: Column, text: str) -> Plain:
    """What `as_cell` was given: an empty cell is an empty text where a text must be."""
    if not text and not (column.kind == "text" and column.is_required):
        return None
    if column.kind == "flag":
        return {"true": 1, "false": 0}.get(text, text)
    return text


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _integer(value: Any) -> int:
    """An integer, or its digits: 3.7 is none, and never becomes 3."""
    if type(value) is not int and not (isinstance(value, str) and _DIGITS.fullmatch(value)):
        raise TypeError(value)
    return int(value)


def _flag(value: Any) -> bool:
    if type(value) is not int or value not in (0, 1):
        raise ValueError(value)
    return bool(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_PLAIN: Final[Mapping[str, Callable[[Any], Plain]]] = {
    "integer": int,
    "text": str,
    "flag": int,
    "day": date.isoformat,
    "date": lambda value: str(value.iso),
    "moment": _moment,
    "json": lambda value: json.dumps(value, ensure_ascii=False),
}
_HELD: Final[Mapping[str, Callable[[Any], Any]]] = {
    "integer": _integer,
    "text": _text,
    "flag": _flag,
    "day": date.fromisoformat,
    "date": PartialDate.parse,
    "moment": datetime.fromisoformat,
    "json": json.loads,
}
