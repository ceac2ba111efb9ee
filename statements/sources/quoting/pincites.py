"""A pin-cite against the pages on which words were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

CONFIRMED, WRONG, NOT_CONFIRMED, NOT_GIVEN = "confirmed", "wrong", "not-confirmed", "not-given"

_WORD: Final = re.compile(r"^\s*(?:pages?|pgs?|pp?|at)\b\.?\s*", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s*(?:[-‐‑‒–—−]|\bto\b)\s*")
_LIST: Final = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_VOLUME: Final = re.compile(r"^(?P<volume>.*\D)(?P<number>\d+)$")
_ROMAN: Final = re.compile(r"[ivxlc]+")
_LONGEST: Final = 200  # pages in a range


def judge(cited: str, found: Sequence[str]) -> str:
    """How a pin-cite stands. `found` is the printed page of every part touched, "" if not known.

    It is confirmed if it names every page that the words stand on, and no page before the first or
    after the last; it is wrong as soon as it leaves out one that is known.
    """
    if not cited.strip():
        return NOT_GIVEN
    pages = [_even(page) for page in dict.fromkeys(found)]
    known = [page for page in pages if page]
    named = _named(cited)
    if not known:
        return NOT_CONFIRMED
    if not all(any(_is(page, each) for each in named) for page in known):
        return WRONG
    if len(known) < len(pages):
        return NOT_CONFIRMED
    first, last = named[0], named[-1]
    return CONFIRMED if _is(known[0], first) and _is(known[-1], last) else WRONG


def _even(page: str) -> str:
    return " ".join(_WORD.sub("", page).split()).casefold().rstrip(".")


def _is(page: str, named: str) -> bool:
    """Whether a page goes by this name; one of a volume also by its number alone."""
    if page == named:
        return True
    volume, number = _parted(page)
    return bool(volume.strip()) and number is not None and named == str(number)


def _named(cited: str) -> list[str]:
    """The pages that a pin-cite names: 48, 48–50, iv–vi, 48, 50, 131 Stat. 13–14."""
    pages: list[str] = []
    for each in _LIST.split(_even(cited)):
        ends = [_even(end) for end in _RANGE.split(each) if end.strip()]
        if len(ends) == 2 and (between := _between(*ends)):
            pages += between
        else:
            pages += [each] if len(ends) != 2 else ends
    return pages or [_even(cited)]


def _between(first: str, last: str) -> list[str]:
    prefix, start = _parted(first)
    _, end = _parted(last)
    if start is None or end is None:
        return _roman_between(first, last)
    if end < start and len(str(end)) < len(str(start)):  # 163–70 is 163–170
        end = int(str(start)[: -len(str(end))] + str(end))
    if not start <= end <= start + _LONGEST:
        return []
    return [f"{prefix}{number}" for number in range(start, end + 1)]


def _parted(page: str) -> tuple[str, int | None]:
    if page.isascii() and page.isdigit():
        return "", int(page[:9])
    found = _VOLUME.match(page)
    return (found["volume"], int(found["number"][:9])) if found else ("", None)


def _roman_between(first: str, last: str) -> list[str]:
    if not (_ROMAN.fullmatch(first) and _ROMAN.fullmatch(last)):
        return []
    start, end = number_of_roman(first), number_of_roman(last)
    if not start <= end <= start + _LONGEST:
        return []
    return [roman(number) for number in range(start, end + 1)]


_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SIGNS: Final = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def number_of_roman(text: str) -> int:
    values = [_VALUES[sign] for sign in text]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )


def roman(number: int) -> str:
    text = ""
    for value, sign in _SIGNS:
        times, number = divmod(number, value)
        text += sign * times
    return text
