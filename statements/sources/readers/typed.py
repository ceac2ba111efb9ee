"""Typed text, its lines broken by hand: the Congressional Record and the Federal Register online.

Paragraphs begin with an indented line, headings stand in the middle, and `[[Page S8505]]` stands
where a page of print begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from statements.sources.readers.reading import Basis, Kind

# In a text, the place where a page begins: its number between two characters no text has.
MARK: Final = re.compile("\ue000([^\ue000\ue001]*)\ue001")

_PAGE = re.compile(r"\[\[Page\s+([A-Z]{0,2}[0-9]+)\]\]")
_HEADER = re.compile(
    r"\s*\[(?P<name>Congressional Record|Federal Register)\b[^\n]*\n(?:[^\n]*\S[^\n]*\n)*"
)
_PAGES = re.compile(r"\[Pages? ([A-Z]{0,2})([0-9]+)(?:-[A-Z]{0,2}([0-9]+))?\]")
_YEAR = re.compile(r"\(\w+, \w+ \d{1,2}, (\d{4})\)")
_FIGURES = re.compile(r"([A-Z]{0,2})([0-9]+)")
_NOTE_MARK = re.compile(r"\\([0-9]{1,3})\\ ?")
_RULE = re.compile(r"[_\-=]{5,}")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Columns of a line, and how far from the middle a heading may stand.
_WIDE: Final = 72
_OFF: Final = 3
# Blanks before the first line of a paragraph, in text and in what is quoted in it.
_FIRST_LINES: Final = (2, 7)
_HANGING: Final = 8
# Lines.
_LONGEST_HEADING: Final = 6
_QUOTED: Final = 8


class Block(NamedTuple):
    """A paragraph, heading or note; within its text marks say where a page begins."""

    kind: Kind
    text: str


class Header(NamedTuple):
    """What stands above a typed text: of what it is, the year of issue, its first and last page."""

    name: str = ""
    year: int | None = None
    letters: str = ""
    first: int | None = None
    last: int | None = None


def mark(page: str) -> str:
    return f"\ue000{page}\ue001"


def raised(figures: str) -> str:
    return figures.translate(_RAISED)


def parted(text: str) -> tuple[Header, str]:
    """The header of a typed text, and the rest."""
    found = _HEADER.match(text)
    if not found:
        return Header(), text
    pages, year = _PAGES.search(found[0]), _YEAR.search(found[0])
    header = Header(found["name"], int(year[1]) if year else None)
    if pages:
        first = int(pages[2])
        header = header._replace(letters=pages[1], first=first, last=int(pages[3] or first))
    return header, text[found.end() :]


def stretches(header: Header, marks: Sequence[str]) -> tuple[list[tuple[str, Basis]], list[str]]:
    """The page of what stands before the first mark and after each; and what to warn of.

    Where the next page has no mark of its own, what stands up to the mark after it may be on
    either, and bears no page.
    """
    pages = [f"{header.letters}{header.first}" if header.first else "", *marks]
    after = [*marks, f"{header.letters}{header.last}" if header.last else ""]
    found: list[tuple[str, Basis]] = []
    doubts = []
    for place, (page, following) in enumerate(zip(pages, after, strict=True)):
        same_is_right = place == len(marks) or page == following
        if page and following and not _next(page, following, same=same_is_right):
            found.append(("", ""))
            doubts.append(
                f"Between pages {page} and {following} a page is not marked:"
                " the passages there bear no page."
            )
        else:
            found.append((page, "stated" if page else ""))
    return found, doubts


def _next(page: str, following: str, *, same: bool) -> bool:
    numbers = _FIGURES.fullmatch(page), _FIGURES.fullmatch(following)
    if not (numbers[0] and numbers[1]) or numbers[0][1] != numbers[1][1]:
        return True
    return int(numbers[1][2]) - int(numbers[0][2]) == (0 if same else 1)


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a typed text, each also where a page break cuts it."""
    lines: list[str] = []
    marks = ""
    gap = False
    for line in _PAGE.sub(lambda page: f"\n{mark(page[1])}\n", text).split("\n"):
        if MARK.fullmatch(line.strip()):
            marks += line.strip()
        elif not line.strip():
            gap = True
        elif not _RULE.fullmatch(line.strip()):
            goes_on = bool(lines) and (
                _goes_on_over(lines, line) if marks else not gap and _goes_on(lines, line)
            )
            if not goes_on and lines:
                yield _block(lines)
                lines = []
            lines.append(_with(marks, line))
            marks, gap = "", False
    if lines:
        yield _block([*lines, marks])


def _with(marks: str, line: str) -> str:
    blanks = len(line) - len(line.lstrip())
    return line[:blanks] + marks + line[blanks:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _goes_on(lines: list[str], line: str) -> bool:
    first, last, here = _indent(lines[0]), _indent(lines[-1]), _indent(line)
    if len(lines) < _LONGEST_HEADING and _in_the_middle([*lines, line]):
        return True
    if here == last:
        return len(lines) > 1 or here not in _FIRST_LINES
    return here < first or here >= first + _HANGING


def _goes_on_over(lines: list[str], line: str) -> bool:
    """After a page break only what stands where the next line of the paragraph would stand."""
    if _in_the_middle(lines):
        return False
    if len(lines) > 1:
        return _indent(line) == _indent(lines[-1]) and _indent(line) not in _FIRST_LINES
    return _indent(line) == max(0, _indent(lines[0]) - 2)


def _block(lines: list[str]) -> Block:
    text = "\n".join(line.strip() for line in lines).strip()
    if note := _NOTE_MARK.match(text):
        return Block("note", raised(note[1]) + " " + _raise_marks(text[note.end() :]))
    heading = _in_the_middle(lines) and text[-1] not in ".,;:?!"
    return Block("heading" if heading else "text", _raise_marks(text))


def _raise_marks(text: str) -> str:
    return _NOTE_MARK.sub(lambda found: raised(found[1]) + found[0][len(found[1]) + 2 :], text)


def _in_the_middle(lines: list[str]) -> bool:
    """Whether lines are centred; what is quoted is nearly so, but is no title."""
    found = [(_indent(line), len(MARK.sub("", line).strip())) for line in lines if line.strip()]
    if any(abs(2 * blanks + long - _WIDE) > 2 * _OFF for blanks, long in found):
        return False
    return "".join(lines).isupper() or found[-1][0] > _QUOTED
