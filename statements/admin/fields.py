"""Form fields that hold what was typed: prose as pasted, and JSON as lines a person can write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator

ITEM = "- "
# Far more than any document holds of one word; what is above is a slip.
MOST_MENTIONS = 100_000


def with_plain_line_ends(text: str) -> str:
    """Browsers send every line end as CR LF, whatever was pasted; the record holds LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class ProseField(forms.CharField):
    """Text of several lines, its line ends made plain."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AdminTextareaWidget(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return with_plain_line_ends(text) if isinstance(text, str) else text


class CountFromOneField(forms.IntegerField):
    """A page or place, counted from 1."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["min_value"] = 1
        super().__init__(**kwargs)
        self.validators = [v for v in self.validators if not isinstance(v, MinValueValidator)]

    def to_python(self, value: Any) -> int | None:
        try:
            number = super().to_python(value)
        except ValidationError:
            number = 0
        if number is not None and number < 1:
            raise ValidationError(
                f"“{shortened(str(value))}” is not a number counted from 1. Write one such as 48"
                f"{'' if self.required else ', or leave this empty'}."
            )
        return number


class LinesField(forms.CharField):
    """JSON shown and read as lines; what is not changed is saved as it was."""

    advice = ""

    def __init__(self, **kwargs: Any) -> None:
        for name in ("encoder", "decoder"):  # what a model's JSONField asks of its form field
            kwargs.pop(name, None)
        kwargs.setdefault("widget", AdminTextareaWidget(attrs={"rows": 3}))
        kwargs["help_text"] = f"{kwargs.get('help_text', '')} {self.advice}".strip()
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = with_plain_line_ends(super().to_python(value) or "")
        if "\0" in text:
            raise ValidationError("Null characters are not allowed.")
        return self.read([line.strip() for line in text.split("\n") if line.strip()])

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:  # what was typed, shown again beside an error
            return value
        return "\n".join(self.written(value))

    def read(self, lines: list[str]) -> Any:
        """The value that the lines, without the empty ones, stand for."""
        raise NotImplementedError

    def written(self, value: Any) -> list[str]:
        """The lines that stand for a value."""
        raise NotImplementedError


class TextListField(LinesField):
    """A list of texts, one a line."""

    advice = "One a line."

    def read(self, lines: list[str]) -> list[str]:
        return lines

    def written(self, value: list[str]) -> list[str]:
        return value


class ParticularsField(LinesField):
    """Facts by key: ``key: value``, or ``key:`` with several values beneath it."""

    advice = (
        "One a line, such as isbn: 0-16-041599-3. Several values under one key stand beneath it, "
        "each after a hyphen."
    )

    def read(self, lines: list[str]) -> dict[str, str | list[str]]:
        facts: dict[str, str | list[str]] = {}
        several: list[str] | None = None
        for line in lines:
            if several is not None and line.startswith(ITEM):
                several.append(line.removeprefix(ITEM).strip())
                continue
            key, text = key_and_text(line, known=facts)
            several = None if text else []
            facts[key] = text if several is None else several
        for key, fact in facts.items():
            if not fact:
                raise ValidationError(
                    f"“{shortened(key)}” has no value. Write it after the colon, or several "
                    "beneath, each on a line of its own after a hyphen."
                )
        return facts

    def written(self, value: dict[str, str | list[str]]) -> list[str]:
        lines: list[str] = []
        for key, fact in value.items():
            if isinstance(fact, list):
                lines += [f"{key}:", *(ITEM + text for text in fact)]
            else:
                lines.append(f"{key}: {fact}")
        return lines


class TermMentionsField(LinesField):
    """How often terms are used: ``genocid*: 5`` each, and ``basis:`` how they were counted."""

    advice = "One a line, such as genocid*: 5. A line basis: says how they were counted."

    def read(self, lines: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        counts: dict[str, int] = {}
        for line in lines:
            key, text = key_and_text(line, known={**counts, **found})
            if key == "basis":
                found["basis"] = text
            elif text.isascii() and text.isdigit() and len(text) < 10:
                counts[key] = _not_too_many(key, int(text))
            else:
                raise ValidationError(
                    f"“{shortened(text)}” is not a count of “{shortened(key)}”. "
                    "Write a figure, such as genocid*: 5."
                )
        return {"counts": counts, **found} if counts else found

    def written(self, value: dict[str, Any]) -> list[str]:
        lines = [f"{term}: {count}" for term, count in value.get("counts", {}).items()]
        return [*lines, f"basis: {value['basis']}"] if "basis" in value else lines


def _not_too_many(term: str, mentions: int) -> int:
    if mentions > MOST_MENTIONS:
        raise ValidationError(
            f"“{mentions}” mentions of “{shortened(term)}” are more than a document holds. "
            f"Write a figure up to {MOST_MENTIONS:,}."
        )
    return mentions


def key_and_text(line: str, *, known: dict[str, Any]) -> tuple[str, str]:
    """The two sides of a line's first colon; refuses a line without one, and a key twice."""
    key, colon, text = (part.strip() for part in line.partition(":"))
    if not (key and colon):
        raise ValidationError(f"“{shortened(line)}” has no key. Write key: value.")
    if key in known:
        raise ValidationError(f"“{shortened(key)}” stands there twice. Keep one.")
    return key, text


def shortened(text: str) -> str:
    """What was typed, short enough to be named in a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"
