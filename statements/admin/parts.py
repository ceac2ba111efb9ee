"""Parts of one record, typed together in its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django import forms
from django.db import models

M = TypeVar("M", bound=models.Model)
P = TypeVar("P", bound=models.Model)

LARGEST_PLACE = 32_767


class PartsFormSet(forms.BaseInlineFormSet[M, P, forms.ModelForm[M]]):
    """Parts may change places with each other; two in one place are refused in words."""

    def clean(self) -> None:
        """Refuse what a part that was saved since the form was opened already has."""
        super().clean()
        shown = [form.instance.pk for form in self.initial_forms]
        since = self._held().exclude(pk__in=shown)
        for name in self._unique_names():
            taken = set(since.values_list(name, flat=True))
            for form in self.forms:
                if form.cleaned_data.get(name) in taken and form not in self.deleted_forms:
                    form.add_error(name, self._taken(form.cleaned_data[name]))

    def save_existing_objects(self, commit: bool = True) -> list[M]:  # noqa: FBT001, FBT002
        if commit:
            self._make_way()
        return super().save_existing_objects(commit)

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        same = " and ".join(name for name in unique_check if name != self.fk.name)
        return f"Two of them have the same {same}. Give each its own."

    def get_form_error(self) -> str:
        return "It has the same place or name as another one here."

    def _make_way(self) -> None:
        """Rows are written one by one: those that move or go first leave their places."""
        for name in self._unique_names():
            typed = {form.cleaned_data.get(name) for form in self.forms}
            spare = _spare(self.model, name, typed.union(self._held().values_list(name, flat=True)))
            for form in self.initial_forms:
                if name in form.changed_data or form in self.deleted_forms:
                    self._held().filter(pk=form.instance.pk).update(**{name: next(spare)})

    def _held(self) -> models.QuerySet[M]:
        return self.model._default_manager.filter(**{self.fk.attname: self.instance.pk})

    def _unique_names(self) -> list[str]:
        """The fields that no two parts of one record may have the same."""
        return [
            name
            for constraint in self.model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint) and self.fk.name in constraint.fields
            for name in constraint.fields
            if name != self.fk.name
        ]

    def _taken(self, value: Any) -> str:
        return (
            f"Another {self.model._meta.verbose_name} with “{value}” was saved meanwhile. "
            "Open the form anew to see it, or take another."
        )


def _spare(model: type[models.Model], name: str, taken: set[Any]) -> Iterator[Any]:
    """Values that none has, for as long as a row is between two places."""
    places = range(LARGEST_PLACE, 0, -1)
    if isinstance(model._meta.get_field(name), models.CharField):
        return (text for text in map(str, places) if text not in taken)
    return (place for place in places if place not in taken)
