"""A quotation as it was typed -> the words it vouches for, and the alterations it marks.

The rules are those of quotation: an ellipsis leaves words out, `[w]e` is “We” or “we”, `govern[s]`
another form of a word, and bracketed words stand for others or explain. All of them are marked, so
a reader is told; what is not marked is never passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from statements.sources.quoting.skeleton import skeleton

OMISSION: Final = "omission"
LETTER: Final = "bracketed letter"
ENDING: Final = "bracketed part of a word"
WORDS: Final = "bracketed words"
SIC: Final = "sic"

# So many alterations are no quotation any more, and could be searched for for ever.
MOST: Final = 40

_DOTS = r"…|\.(?:\s?\.){2,3}"
_OMITTED: Final = re.compile(
    rf"\[\s*(?:{_DOTS})\s*\]\.?|(?:{_DOTS})(?:\s?\.(?!\w))?|\*(?:\s?\*){{2}}"
)
_BRACKET: Final = re.compile(r"\[([^\[\]]{0,400})\]")


class Between(Enum):
    """What a mark allows between two stretches of words that hang together."""

    PART = ENDING
    WORDS = WORDS
    NOTHING = SIC


@dataclass(frozen=True, slots=True)
class Solid:
    """Words vouched for, letter by letter, but for the case of those at `free`.

    `free` are places in the skeleton of the text.
    """

    text: str
    free: tuple[int, ...] = ()

    @property
    def letters(self) -> str:
        return skeleton(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """An alteration between two solids; a PART may hang on the letters to its left or right."""

    kind: Between
    hangs_left: bool = False
    hangs_right: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch without an omission: solids with marks between them, one more than those."""

    solids: tuple[Solid, ...]
    marks: tuple[Mark, ...]

    @property
    def words(self) -> int:
        return sum(len(re.findall(r"[^\W_]+", each.text)) for each in self.solids)


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation in its runs. `omits` where something is left out, at its ends or between."""

    runs: tuple[Run, ...]
    omits: bool
    names: tuple[str, ...]


def read_alterations(quotation: str) -> Altered:
    """Cut a quotation at what it marks."""
    pieces = _OMITTED.split(quotation)
    names: dict[str, None] = dict.fromkeys([OMISSION] if len(pieces) > 1 else [])
    runs = tuple(_run(piece, names) for piece in pieces if skeleton(piece) or "[" in piece)
    return Altered(runs, len(pieces) > 1, tuple(names))


def stretches(quotation: str) -> list[str]:
    """What stands between its omissions, brackets and all."""
    return _OMITTED.split(quotation)


def marks_in(altered: Altered) -> int:
    return len(altered.runs) + sum(
        len(run.marks) + sum(len(solid.free) for solid in run.solids) for run in altered.runs
    )


def _run(piece: str, names: dict[str, None]) -> Run:
    solids: list[Solid] = []
    marks: list[Mark] = []
    text, last = "", 0
    free: tuple[int, ...] = ()
    for found in _BRACKET.finditer(piece):
        content = found[1].strip()
        before, after = piece[: found.start()][-1:], piece[found.end() :][:1]
        text += piece[last : found.start()]
        last = found.end()
        if len(content) == 1 and content.isalpha() and after.isalpha() and not before.isalnum():
            names[LETTER] = None
            free = (*free, len(skeleton(text)))
            text += content
            continue
        kind = _kind(content, before, after)
        names[kind.value] = None
        solids.append(Solid(text, free))
        marks.append(Mark(kind, before.isalnum(), after.isalnum()))
        text, free = "", ()
    return Run((*solids, Solid(text + piece[last:], free)), tuple(marks))


def _kind(content: str, before: str, after: str) -> Between:
    if content.casefold() == "sic":
        return Between.NOTHING
    if before.isalnum() or after.isalnum():
        return Between.PART
    return Between.WORDS
