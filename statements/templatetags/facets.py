"""Facets in pages: which choices stand open and which are folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from statements.filters.facets import Choice

register = template.Library()

# A column of filters is read down: past this many, the rest of a facet waits behind a press.
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A choice, and whether it stands indented under the one it belongs to."""

    choice: Choice
    is_under: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """Choices that are always seen, and those behind a press."""

    shown: list[Row]
    folded: list[Row]


@register.simple_tag
def fold_choices(choices: Sequence[Choice], *, show_all: bool | str = False) -> Fold:
    """Fold away what would give nothing, and the tail of a long facet without levels.

    What is ticked stays in sight to be unticked. A choice is indented only where its parent
    stands in the same part of the fold.
    """
    fold = Fold([], [])
    parent_part: list[Row] | None = None
    has_levels = any(choice.level for choice in choices)
    for choice in choices:
        fits = has_levels or len(fold.shown) < MOST_SHOWN
        is_shown = show_all or choice.checked or (choice.count and fits)
        part = fold.shown if is_shown else fold.folded
        if choice.level == 0:
            parent_part = part
        part.append(Row(choice, is_under=choice.level > 0 and part is parent_part))
    return fold
