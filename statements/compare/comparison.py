"""What a comparison says, as values: spans of the texts as they were given, never copies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from statements.compare.words import Word

# What columns are measured against: one of them, by its place from 0, or each its left neighbour.
LEFT: Final = "left"
Base: TypeAlias = int | Literal["left"]


class State(StrEnum):
    """What became of a stretch of words, seen from the base."""

    KEPT = "kept"  # shared, in the same order
    ALTERED = "altered"  # kept, but some of it is written otherwise
    MOVED = "moved"  # shared, elsewhere
    NEW = "new"  # not in the base
    PLAIN = "plain"  # no evidence: small words, and what stands between words


class Change(StrEnum):
    """How shared words are written otherwise."""

    CASE = "case"
    ACCENT = "accent"  # accents, ligatures, invisible signs
    INFLECTION = "inflection"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A word, or two and what stands between them, that the base writes otherwise."""

    change: Change
    start: int
    end: int
    base_start: int
    base_end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """`text[start:end]` of a column, measured against its base.

    What is kept or moved has its place in the base's text; moved words can be altered too.
    `phrases` are numbers of the shared phrases that stand in it, whole or in part.
    """

    start: int
    end: int
    state: State
    words: int
    base_start: int | None = None
    base_end: int | None = None
    alterations: tuple[Alteration, ...] = ()
    phrases: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """`base[start:end]`: a stretch of the base's text that a column does not have."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A column that has a stretch of its base, and in which of its segments."""

    column: int
    segment: int
    state: State


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of a base: which of the columns measured against it have these words."""

    start: int
    end: int
    held: tuple[Holding, ...] = ()
    phrases: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One text.

    `segments`, joined, are the text; where there is no base they are one plain segment.
    `stretches`, joined, are the text too; there are none where nothing is measured against it.
    """

    text: str
    words: tuple[Word, ...]
    base: int | None
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    coarse: bool = False  # too long to look for runs of fewer than four words


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a shared phrase stands: `columns[column].text[start:end]`."""

    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Four words or more that two columns share, numbered from 1 in reading order.

    A phrase within a longer one is listed if it also stands somewhere without it.
    """

    number: int
    text: str  # as it is written where it stands first
    words: int
    occurrences: tuple[Occurrence, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(occurrence.column for occurrence in self.occurrences))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts side by side. Columns are numbered from 0 in the order given."""

    base: Base
    columns: tuple[Column, ...]
    phrases: tuple[Phrase, ...]

    @property
    def coarse(self) -> bool:
        """Whether some column was too long, or too repetitive, for the fine comparison."""
        return any(column.coarse for column in self.columns)
