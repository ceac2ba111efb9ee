"""What stands between two letters: the same, or the same once something named is evened out.

Each normalisation has a name and is done to both sides. What is left must be equal: nothing that
has a meaning is ever passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from statements.sources.quoting.skeleton import RAISED

PAGE_BREAK: Final = "page break"
LINE_END: Final = "hyphen at a line end"
INVISIBLE: Final = "invisible characters"
QUOTES: Final = "quotation marks"
DASHES: Final = "dashes"
SPACES: Final = "spaces at punctuation"
DOTS: Final = "ellipsis sign"
NOTE: Final = "mark of a note"

_SPACE: Final = re.compile(r"[^\S\f]+")
_BREAK: Final = re.compile(r"\s*\f\s*")
# Soft hyphen, zero widths, joiners, marks of direction, byte order marks and their misreadings.
_NOT_SEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x02"
_HIDDEN: Final = re.compile(f"[{_NOT_SEEN}]")
_DASH: Final = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_BROKEN: Final = re.compile(rf"[{_DASH}\u00ad\ufffe\x02]\s*[\n\f]\s*|[\ufffe\x02]\s*")
_QUOTE: Final = re.compile("''|``|‘‘|’’|´´|[\"'`´‘’‚‛“”„‟‹›«»′″]")
_DASHED: Final = re.compile(rf"\s*[{_DASH}]+\s*")
_BEFORE: Final = re.compile(r" (?=[.,;:!?)\]])")
_AFTER: Final = re.compile(r"(?<=[(\[$]) ")
_MARK: Final = re.compile(rf"(?<!\s)[{RAISED}*†‡]+")


def white(gap: str) -> str:
    """White space folded; a page break stays one."""
    return _BREAK.sub("\f", _SPACE.sub(" ", gap))


def _without_break(gap: str) -> str:
    return white(gap.replace("\f", " "))


def _seen(gap: str) -> str:
    return _HIDDEN.sub("", gap)


def _even_quotes(gap: str) -> str:
    return _QUOTE.sub('"', gap)


def _even_dashes(gap: str) -> str:
    return _DASHED.sub("-", gap)


def _even_spaces(gap: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", gap))


def _even_dots(gap: str) -> str:
    return gap.replace("…", "...")


def _without_marks(gap: str) -> str:
    return _MARK.sub("", gap)


# In the order in which they are done.
STEPS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    (PAGE_BREAK, _without_break),
    (INVISIBLE, _seen),
    (NOTE, _without_marks),
    (QUOTES, _even_quotes),
    (DOTS, _even_dots),
    (DASHES, _even_dashes),
    (SPACES, _even_spaces),
)


def is_hidden(sign: str) -> bool:
    return bool(_HIDDEN.fullmatch(sign))


def form_of(token: str) -> str:
    """A word or mark as it is compared with others."""
    return _even_dots(_even_dashes(_even_quotes(_seen(token))))


@lru_cache(maxsize=20_000)
def same(quoted: str, held: str) -> tuple[str, ...] | None:
    """What makes two gaps equal: nothing, or named normalisations; None where nothing does."""
    if white(quoted) == white(held):
        return (PAGE_BREAK,) if "\f" in held and "\f" not in quoted else ()
    if _BROKEN.fullmatch(held) and quoted in {"", "-", "\u2010", "\u2011"}:
        return (LINE_END,)
    if _BROKEN.fullmatch(quoted) and (held in {"", "-"} or _BROKEN.fullmatch(held)):
        return (LINE_END,)
    return _least(quoted, held, lambda one, other: one == other)


@lru_cache(maxsize=20_000)
def ends_with(quoted: str, held: str) -> tuple[str, ...] | None:
    """The same, where the quotation may end before the gap does: its last marks stand in it."""
    return _at_end(quoted.rstrip(), held, lambda one, other: other.startswith(one))


@lru_cache(maxsize=20_000)
def begins_with(quoted: str, held: str) -> tuple[str, ...] | None:
    """The same, where the quotation may begin after the gap does."""
    return _at_end(quoted.lstrip(), held, lambda one, other: other.endswith(one))


def _at_end(quoted: str, held: str, fits: Callable[[str, str], bool]) -> tuple[str, ...] | None:
    if not quoted or fits(white(quoted), white(held)):
        return ()
    return _least(quoted, held, fits)


def _least(quoted: str, held: str, fits: Callable[[str, str], bool]) -> tuple[str, ...] | None:
    """The names without any of which the two would not fit."""
    steps = list(STEPS)
    if not fits(*_after(steps, quoted, held)):
        return None
    for step in STEPS:
        fewer = [each for each in steps if each is not step]
        if fits(*_after(fewer, quoted, held)):
            steps = fewer
    return tuple(name for name, _ in steps)


def _after(
    steps: list[tuple[str, Callable[[str], str]]], quoted: str, held: str
) -> tuple[str, str]:
    one, other = white(quoted), white(held)
    for name, step in steps:
        # The marks of notes are the source's; a quotation that has one means it.
        one, other = one if name == NOTE else step(one), step(other)
    return one, other
