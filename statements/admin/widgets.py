"""The box in which a related record is chosen by typing part of its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)

from statements.admin.fields import shortened

LARGEST_KEY = 2**63 - 1


def only_keys(values: Iterable[Any]) -> list[str]:
    """Those values that can be a record's key: the rest would stop the query, not find nothing."""
    texts = [str(value) for value in values]
    return [
        text
        for text in texts
        if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_KEY
    ]


class WithListInPage(AutocompleteMixin):
    """The list of choices opens within the page's main part, where a screen reader looks."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-dropdown-parent": "#content-start"}


class RelationSelect(WithListInPage, AutocompleteSelect):
    """One related record."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, only_keys(value), attr)


class RelationSelectMultiple(WithListInPage, AutocompleteSelectMultiple):
    """Several related records."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What cannot be a key is sent on as text, which the field refuses by name."""
        sent = super().value_from_datadict(data, files, name) or []
        return [value if only_keys([value]) else f"{shortened(value)} ?" for value in sent]

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, only_keys(value), attr)
