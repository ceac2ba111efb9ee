"""The form of a record: refuses to write over what another saved meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from statements.editing.differences import Difference
from statements.editing.revisions import Data, digest, last_of, whole_of
from statements.models import Revision

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another saved since a form was opened; who and when, where it was saved at the desk."""

    by: str
    at: datetime | None

    @property
    def said(self) -> str:
        if self.at is None:
            return "This record was changed meanwhile, not at the desk."
        return f"{self.by or 'Somebody'} saved this record on {self.at:%-d %B at %H:%M} (UTC)."


class RecordForm(forms.ModelForm[M]):
    """`held` is the record as it is now, `seen` the digest of what was there when it was opened."""

    held: Data = {}
    seen = ""
    conflict: Conflict | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.held and self.seen and self.seen != digest(self.held):
            self.conflict = _conflict(whole_of(self.instance), self.held)
            raise ValidationError(
                f"{self.conflict.said} Nothing was overwritten, and your words are still in the "
                "form. What differs stands beside each other below: take over what you want to "
                "keep, then save again.",
                code="stale",
            )
        return cleaned


def _conflict(record: models.Model, held: Data) -> Conflict:
    last: Revision | None = last_of(record)
    if last and last.digest == digest(held):
        return Conflict(last.by_name, timezone.localtime(last.at))
    return Conflict("", None)


def sides(form: Any) -> list[Difference]:
    """Every box whose value is not what the record holds now: theirs, then the editor's."""
    return [
        Difference(
            name,
            str(form[name].label),
            before=_shown(form, name, form[name].initial),
            after=_shown(form, name, form[name].data),
        )
        for name in form.changed_data
        if name in form.fields
    ]


def _shown(form: Any, name: str, value: Any) -> str:
    field: Any = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        many = value if isinstance(value, list | tuple) else [value]
        keys = [str(getattr(each, "pk", each)) for each in many if each not in (None, "")]
        rows: Any = field.queryset
        held = rows.filter(pk__in=[key for key in keys if key.isdigit() and len(key) < 19])
        return "; ".join(map(str, held))
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels = {str(key): label for key, label in choices}
        return str(labels.get(str(value), value or ""))
    shown = field.prepare_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n")
