"""What a query is made of, as values: the engine reads these and nothing of the text typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One run of letters and digits, as typed; any of its inflections will do."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly so, small ones too; `slop` is how many others may stand between them."""

    words: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation, whichever way it is written. `text` is as typed."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Cites:
    """A citation that stands in the words themselves, and not in the name of their document."""

    key: str


@dataclass(frozen=True, slots=True)
class Field:
    """Values of a facet, any of them."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """From the first year to the last, either of which may be open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Like:
    """What resembles this excerpt."""

    slug: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be found."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these. A text that has them just as they were typed, small words and all, is the
    better for it: `typed` are those words, where they are others than the nodes say.
    """

    nodes: tuple[Node, ...]
    typed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MostOf:
    """At least so many of these; first comes what has all that was asked for."""

    nodes: tuple[Node, ...]
    at_least: int
    first: Node


Node: TypeAlias = (
    Word | Prefix | Phrase | Reference | Cites | Field | Years | Like | Not | All | AnyOf | MostOf
)


@dataclass(frozen=True, slots=True)
class Widening:
    """A known name that is looked for under its other names too.

    `narrow` is the whole query without this widening: the name in quotation marks.
    """

    typed: str
    names: tuple[str, ...]
    narrow: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A field word whose value nobody knows, and the value it resembles most."""

    name: str
    value: str
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of a visitor's text.

    `text` is the query, repaired; understood again it gives the same and needs no repair.
    `left_out` are small words that were not required. `words` are the plain words that may be
    misspelt. If no record has what was asked for, most of the `loose` words will do; where
    something was asked for exactly there are none. A text `asks` if it begins as a question does.
    """

    typed: str
    node: Node | None
    text: str
    repairs: tuple[str, ...] = ()
    widenings: tuple[Widening, ...] = ()
    left_out: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    loose: tuple[Node, ...] = ()
    asks: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything was repaired or left out; the question mark of a question is not."""
        return bool(self.repairs or self.unknown)
