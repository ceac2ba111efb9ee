"""A table of contents in a text: its entries, and where their headings stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

# Entries that make a page a table of contents, and the most that are looked for.
_ENOUGH: Final = 3
_MOST: Final = 500
_FIRST_LETTERS: Final = 6
# Letters at the beginning of a page by which a title is known that is worded otherwise further on.
_NEARLY: Final = 16

_LEADER = re.compile(r"[.…](?:[ ,]*[.…])+")
_NUMBER = re.compile(r"[ ,]*\s*([0-9]{1,4}|[ivx]{1,6}|[IVX]{1,6})(?!\w)(?![0-9])")
_NAME = re.compile(r"\A.*?\b(?:table\s+of\s+)?contents\b", re.IGNORECASE | re.DOTALL)
# I. or 111. as a scanner reads it, before a title.
_ORDINAL = re.compile(r"\s*(?:[IVXivxl1|][IVXivxl1| ]{0,5}\.\s*|[IVX]{1,5}\s+(?=[A-Z]))?")
# What stands before it are titles without numbers.
_LATER_ORDINAL = re.compile(r"\s*\S.*\s(?=[IVX]{1,5}\.\s)", re.DOTALL)
_LINE = re.compile(r"(?:^|\n)\s*(?=\S)")
_NO_LETTERS = re.compile(r"[\W_]+")


class Entry(NamedTuple):
    """A title as letters and figures only, without its ordinal, and the number beside it."""

    key: str
    number: str


class Heading(NamedTuple):
    """Where the heading of an entry stands: `pages[page][start:end]`, with its ordinal."""

    page: int
    start: int
    end: int
    number: str
    key: str


def key_of(title: str) -> str:
    """A title by its letters and figures, whatever a scanner made of its spaces and case."""
    ordinal = _ORDINAL.match(title)
    return _NO_LETTERS.sub("", title[ordinal.end() if ordinal else 0 :]).casefold()


def entries(text: str) -> list[Entry]:
    """The entries of a page, none if it is no table of contents."""
    found = []
    place = 0
    for leader in _LEADER.finditer(text):
        number = _NUMBER.match(text, leader.end())
        if not number:
            continue
        title = text[place : leader.start()]
        if not place and (name := _NAME.match(title)):
            title = title[name.end() :]
        if later := _LATER_ORDINAL.match(title):
            title = title[later.end() :]
        found.append(Entry(key_of(title), number[1]))
        place = number.end()
    return found if len(found) >= _ENOUGH else []


def headings(contents: Sequence[Entry], pages: Sequence[str]) -> list[Heading]:
    """The headings that stand on the pages, as far as it is plain which they are.

    What begins a page comes before what stands on a line of its own in it; where a title begins
    several pages, only the first is its heading, the others are running heads. Where none has the
    words of the contents, one page may begin with most of them: then no words are marked. A title
    that is given twice, or stands on a line of its own on several pages, is left out.
    """
    given = Counter(entry.key for entry in contents)
    lines = _lines(pages)
    tops = [len(page) - len(page.lstrip()) for page in pages]
    found = []
    for entry in contents[:_MOST]:
        if given[entry.key] > 1 or len(entry.key) < _FIRST_LETTERS:
            continue
        heads, nearly, others = [], [], []
        for page, start, begun in lines.get(entry.key[:_FIRST_LETTERS], ()):
            text = pages[page]
            letters, end = _same(text, begun, entry.key)
            first, alone = start <= tops[page], text[end : end + 1] in ("", "\n")
            if letters < len(entry.key):
                if first and letters >= _NEARLY:
                    nearly.append(Heading(page, start, start, entry.number, entry.key))
            elif first and (alone or _begins(text, end)):
                heads.append(Heading(page, start, end, entry.number, entry.key))
            elif alone:
                others.append(Heading(page, start, end, entry.number, entry.key))
        found += _plain(heads, nearly, others)
    return sorted(found)


def _plain(heads: list[Heading], nearly: list[Heading], others: list[Heading]) -> list[Heading]:
    for which in (others, nearly):
        if not heads and len({each.page for each in which}) == 1:
            heads = which
    return heads[:1]


def _lines(pages: Sequence[str]) -> dict[str, list[tuple[int, int, int]]]:
    """By the first letters after an ordinal: page, start of the line, start of the letters."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for page, text in enumerate(pages):
        for line in _LINE.finditer(text):
            ordinal = _ORDINAL.match(text, line.end())
            begun = ordinal.end() if ordinal else line.end()
            if not text[begun : begun + 1].isalnum():
                continue
            letters = _NO_LETTERS.sub("", text[begun : begun + 40]).casefold()
            found[letters[:_FIRST_LETTERS]].append((page, line.end(), begun))
    return found


def _same(text: str, begun: int, key: str) -> tuple[int, int]:
    """How many letters of a title stand there, and where they end."""
    place = end = begun
    for same, letter in enumerate(key):
        while place < len(text) and not text[place].isalnum():
            place += 1
        if text[place : place + 1].casefold() != letter:
            return same, end
        place = end = place + 1
    if text[end : end + 1].isalnum():
        return len(key) - 1, end
    while text[end : end + 1] and text[end] in ".… \t":
        end += 1
    return len(key), end


def _begins(text: str, place: int) -> bool:
    """Whether a new sentence begins there, so that the words before are a heading."""
    after = text[place : place + 1]
    return text[place - 1].isspace() and (after.isupper() or after in "\"“'‘")


def contents_of(pages: Sequence[str]) -> Iterator[tuple[int, list[Entry]]]:
    """The tables of contents in the first pages of a file."""
    for page, text in enumerate(pages[: max(8, len(pages) // 6)]):
        if found := entries(text):
            yield page, found
