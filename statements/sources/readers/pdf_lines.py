"""A page of a PDF -> its lines, in the order in which they are read, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

# pdfium leaves these where it takes a hyphen at the end of a line out, with the line's end.
_BROKEN: Final = re.compile("[\ufffe\x02]")
_NOT_TEXT: Final = re.compile(
    "[\0\x01\x03-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\uffff\u00ad\u200b\ufeff]"
)
_LINE: Final = re.compile(r"[^\r\n]+")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE: Final = re.compile(r"(?<=[^\W\d]|[.,;:”’)])\d{1,2}(?=\W|$)")
# Of the size of a line: figures that are smaller, and stand higher, are the marks of notes.
_SMALL, _HIGH = 0.8, 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, left and right end, baseline and size in points from the page's foot.

    `is_broken` where it ends in a hyphen that breaks a word, which is kept.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the file."""

    lines: tuple[Line, ...]
    height: float
    width: float
    has_pictures: bool = False


def lines_of(page: Any, height: float) -> tuple[Line, ...]:
    """The lines of a pypdfium2 page. Columns come one after the other, as pdfium orders them."""
    held = page.get_textpage()
    try:
        text = held.get_text_range()
        placed = held.count_chars() == len(text)
        lines: list[Line] = []
        for found in _LINE.finditer(text):
            lines += _parted(held, text, found, height, placed=placed)
        return tuple(lines)
    finally:
        held.close()


def _parted(
    held: Any, text: str, found: re.Match[str], height: float, *, placed: bool
) -> list[Line]:
    """A line as the file has it; more where hyphens were taken out with the ends of lines."""
    lines = []
    start = found.start()
    ends = [each.end() for each in _BROKEN.finditer(text, start, found.end())]
    for end in (*ends, found.end()):
        piece = text[start:end]
        if piece.strip("\ufffe\x02 \t\xa0"):
            lines.append(_line(held, piece, start, height, placed=placed))
        start = end
    return lines


def _line(held: Any, piece: str, start: int, height: float, *, placed: bool) -> Line:
    is_broken = bool(_BROKEN.search(piece[-1:]))
    shown = piece.rstrip("\ufffe\x02 \t\xa0")
    first = start + len(shown) - len(shown.lstrip())
    last = start + len(shown) - 1
    left, base, right, size = 0.0, height / 2, 0.0, 10.0
    if placed:
        one, other = _box(held, first), _box(held, last)
        left, right, base = one[0], other[2], min(one[1], other[1])
        size = max(one[3] - one[1], other[3] - other[1])
        shown = _with_raised(held, shown, start, size, base)
    words = _NOT_TEXT.sub("", _BROKEN.sub("-", shown)).strip()
    return Line(f"{words}-" if is_broken else words, left, right, base, size, is_broken)


def _box(held: Any, index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = held.get_charbox(index, loose=True)
    return left, bottom, right, top


def _with_raised(held: Any, shown: str, start: int, size: float, base: float) -> str:
    """The line with the marks of notes as raised figures."""

    def raised(found: re.Match[str]) -> str:
        _, bottom, _, top = held.get_charbox(start + found.start(), loose=True)
        is_mark = top - bottom < _SMALL * size and bottom > base + _HIGH * (top - bottom)
        return found[0].translate(_RAISED) if is_mark else found[0]

    return _NOTE.sub(raised, shown) if any(map(str.isdigit, shown)) else shown
