"""The parts of a query: what to look for, what joins and divides it, and what was repaired."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from statements.search.nodes import Node, Unknown

MOST_WORDS: Final = 50
MOST_LETTERS: Final = 500
MOST_PREFIXES: Final = 8
MOST_SLOP: Final = 50
MOST_TYPED: Final = 5000  # signs count too; far more than any query that fits

CUT: Final = f"The query was cut: up to {MOST_WORDS} words and {MOST_LETTERS} letters can be used."
CLOSED_QUOTE: Final = "The quotation mark was closed at the end."
EMPTY_QUOTES: Final = "Empty quotation marks were left out."
STAR_IN_QUOTES: Final = (
    "Within quotation marks no word can end in an asterisk: such words are looked for apart."
)
STAR_ALONE: Final = (
    "An asterisk was left out: it belongs at the end of a word, after two letters or more."
)
STARS: Final = (
    f"Up to {MOST_PREFIXES} words can end in an asterisk; the others were taken as whole words."
)
TILDE: Final = (
    "A tilde was left out: it belongs after a phrase in quotation marks, before a number."
)
SLOP: Final = f"At most {MOST_SLOP} other words can stand between those of a phrase."
MINUS_ALONE: Final = "A minus sign was left out: it belongs right before what must not be found."


class Sign(Enum):
    """What joins or divides."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part to look for. `plain` ones are words without quotation marks or signs."""

    written: str
    node: Node
    plain: bool = False
    names: tuple[str, ...] = ()  # other names it is looked for under
    presidents: tuple[str, ...] = ()  # whose presidency it may stand for
    laws: tuple[str, ...] = ()  # the laws, beside a section of which it stands


Lexeme: TypeAlias = Leaf | Sign


@dataclass(slots=True)
class Lexemes:
    """What was read, and what had to be repaired."""

    parts: list[Lexeme] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
