"""Page numbers as they stand in print: 17, xii, A-3."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FIGURES = re.compile(r"([A-Za-z]{0,2}[-–]?)([1-9][0-9]{0,5})")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx", "xl"))
    for one, ones in enumerate(_ONES)
    if ten or one
}
_NUMERALS = {value: numeral for numeral, value in _ROMAN.items()}

# No front matter is longer, and a C or an M alone is a letter.
MOST_ROMAN: Final = max(_NUMERALS)


class Number(NamedTuple):
    """Front matter (rank 0) sorts before the body (1), and that before what bears a letter (2)."""

    rank: int
    value: int
    style: str


def read_number(text: str) -> Number | None:
    """The number that a text is, if it is one; none has a nought before it."""
    text = text.strip()
    if figures := _FIGURES.fullmatch(text):
        return Number(2 if figures[1] else 1, int(figures[2]), figures[1])
    if text in (text.lower(), text.upper()) and (value := _ROMAN.get(text.lower())):
        return Number(0, value, "i" if text == text.lower() else "I")
    return None


def write_number(number: Number) -> str:
    """The same number as its pages bear it; a roman one is no larger than MOST_ROMAN."""
    if number.rank:
        return f"{number.style}{number.value}"
    return _NUMERALS[number.value] if number.style == "i" else _NUMERALS[number.value].upper()
