"""Two snapshots of a record -> what differs, in words: field by field, word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from django.db import models

from statements.editing.revisions import PARTS, Data, differing

# Words, marks and white space, each by itself: a line end that changes takes no word with it.
_TOKENS: Final = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")
# Past this many words a side, beside what both begin and end with, they are set beside each other.
_MOST: Final = 3_000


@dataclass(frozen=True, slots=True)
class Run:
    """Some words and what became of them: same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs. `name` is the field's, and empty for a part of a record."""

    name: str
    label: str
    before: str
    after: str

    @property
    def runs(self) -> Sequence[Run]:
        return word_differences(self.before, self.after)


def word_differences(before: str, after: str) -> list[Run]:
    """The words of both, in order: what is the same, gone and new."""
    ours, theirs = _TOKENS.findall(before), _TOKENS.findall(after)
    start = next((at for at, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b), len(ours))
    rest = zip_longest(reversed(ours[start:]), reversed(theirs[start:]))
    end = next((at for at, (a, b) in enumerate(rest) if a != b), 0)
    middle = _middle(ours[start : len(ours) - end], theirs[start : len(theirs) - end])
    first, last = "".join(ours[:start]), "".join(ours[len(ours) - end :])
    runs = [Run("same", first), *middle, Run("same", last)]
    return [run for run in runs if run.text]


def _middle(ours: list[str], theirs: list[str]) -> Iterator[Run]:
    if max(len(ours), len(theirs)) > _MOST:
        yield from (Run("gone", "".join(ours)), Run("new", "".join(theirs)))
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run("same", "".join(ours[a:b]))
        else:
            yield from (Run("gone", "".join(ours[a:b])), Run("new", "".join(theirs[c:d])))


def differences(
    model: type[models.Model], before: Data, after: Data, names: Collection[str] | None = None
) -> list[Difference]:
    """What differs between two snapshots of a record of this model."""
    found: list[Difference] = []
    for name in differing(before, after) if names is None else names:
        if name == "id":
            continue
        if name in PARTS.get(model, ()):
            found += _of_parts(model, name, before.get(name, []), after.get(name, []))
        elif field := _field(model, name):
            label = str(field.verbose_name)
            sides = (in_words(field, data.get(name)) for data in (before, after))
            found.append(Difference(name, label, *sides))
    return found


def _field(model: type[models.Model], name: str) -> Any:
    """None for what a table of today no longer has."""
    return next((f for f in model._meta.get_fields() if f.name == name), None)


def _of_parts(
    model: type[models.Model], name: str, before: list[Data], after: list[Data]
) -> Iterator[Difference]:
    part: Any = model._meta.get_field(name).related_model
    ours, theirs = ({row["id"]: row for row in rows} for rows in (before, after))
    for key in dict.fromkeys([*theirs, *ours]):
        old, new = ours.get(key, {}), theirs.get(key, {})
        place = f"{part._meta.verbose_name} {_place(new or old)}"
        if old and new:
            for each in differences(part, old, new):
                yield Difference("", f"{place}, {each.label}", each.before, each.after)
        else:
            sides = ("; ".join(_told(part, row)) for row in (old, new))
            yield Difference("", place, *sides)


def _place(row: Data) -> str:
    return str(row.get("number") or row.get("position") or "")


def _told(part: Any, row: Data) -> Iterator[str]:
    for name, value in row.items():
        if value not in ("", None, []) and name not in {"id", "legislation"}:
            yield in_words(part._meta.get_field(name), value)


def in_words(field: Any, value: Any) -> str:
    """A field's value as an editor reads it: related records by name, choices by label."""
    if value in (None, "", [], {}):
        return ""
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        held = field.related_model._base_manager.in_bulk(keys)
        return "; ".join(str(held.get(key, f"no longer held ({key})")) for key in keys)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return str(value)
