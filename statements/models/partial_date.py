"""A model field for dates known to the day, the month or the year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from statements.citations.dates import ISO_PATTERN, PartialDate

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_Set_contra = TypeVar("_Set_contra", contravariant=True)
_Get_co = TypeVar("_Get_co", covariant=True)

HELP = "Write what is known: 2010, 2010-05 or 2010-05-27."
# Nothing that the record speaks of is older.
FIRST_YEAR = 1600


def is_iso(field: str, *, name: str) -> models.CheckConstraint:
    """The rule that a column holds an ISO date, whole or cut after the year or the month."""
    return models.CheckConstraint(
        condition=models.Q((f"{field}__regex", ISO_PATTERN)) | models.Q((f"{field}__isnull", True)),
        name=name,
        violation_error_message=HELP,
    )


def check_year(date: PartialDate | datetime.date) -> None:
    """Raise ValidationError for a year that a slip of the finger makes: 0900, 2109, 9999."""
    last_year = timezone.now().year + 1
    if not FIRST_YEAR <= date.year <= last_year:
        said = date.iso if isinstance(date, PartialDate) else date.isoformat()
        raise ValidationError(
            f"“{said}” is not a date that the record can hold. "
            f"Write a year from {FIRST_YEAR} to {last_year}.",
            code="year",
        )


class PartialDateFormField(forms.CharField):
    """One box for a date: what is typed is what is known."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        return _parse(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return value.iso if isinstance(value, PartialDate) else value


class PartialDateField(models.Field[_Set_contra, _Get_co]):
    """Holds a PartialDate as text, so that one column carries the date and its precision.

    Text sorts as the dates do. Compare years with ``date__gte="2010"`` and ``date__lt="2018"``.
    """

    # What django-stubs reads, to know where a date may be missing.
    _pyi_private_set_type: PartialDate | str
    _pyi_private_get_type: PartialDate

    description = "A date known to the day, the month or the year"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("help_text", HELP)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(
        self, value: str | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or value == "":
            return None
        return value if isinstance(value, PartialDate) else _parse(str(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if isinstance(value, PartialDate):
            check_year(value)

    def get_prep_value(self, value: Any) -> str | None:
        parsed = self.to_python(super().get_prep_value(value))
        return parsed.iso if parsed else None

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return value.iso if isinstance(value, PartialDate) else ""

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})


def _parse(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text.strip())
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error
