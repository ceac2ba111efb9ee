"""Lines of pages -> paragraphs; what stands at the head and foot of many pages is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from statements.sources.readers.numerals import read_number
from statements.sources.readers.paragraphs import runs_on
from statements.sources.readers.pdf_lines import Line, Sheet
from statements.sources.readers.reading import Kind

# Parts of a page's height in which a running head or foot may stand, and lines looked at.
_EDGE: Final = 0.13
_FEW: Final = 3
# Pages that bear the same words there, with other numbers.
_MANY: Final = 3
_FIGURES: Final = re.compile(r"\d+")
_BULLET: Final = re.compile(r"^(?:[•▪●◦■–—*·]|\(?[0-9a-z]{1,3}[.)])\s")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_APART, _LARGER, _SMALLER = 1.45, 1.12, 0.88
_FOOT: Final = 0.35
_LONGEST_HEADING: Final = 160


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`page` counts from 0; `continues` where it goes on with the one before it."""

    text: str
    page: int
    kind: Kind
    continues: bool


def running(sheets: Sequence[Sheet]) -> list[set[int]]:
    """Of each page the lines that are its running head or foot, or bear its number alone."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        seen.update({_shape(sheet.lines[at].text) for at in _edges(sheet)})
    return [
        {
            at
            for at in _edges(sheet)
            if read_number(sheet.lines[at].text.strip("-–—[]() "))
            or seen[_shape(sheet.lines[at].text)] >= _MANY
        }
        for sheet in sheets
    ]


def numbers_in(sheet: Sheet, lines: set[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers that stand alone there, and those at the ends of lines of words."""
    alone, beside = [], []
    for at in sorted(lines):
        text = sheet.lines[at].text.strip("-–—[]() ")
        if read_number(text):
            alone.append(text)
        else:
            words = text.split()
            beside += [word for word in {words[0], words[-1]} if read_number(word)]
    return tuple(alone), tuple(beside)


def paragraphs(sheets: Sequence[Sheet], left_out: Sequence[set[int]]) -> Iterator[Paragraph]:
    """In order; those that a page or column break cuts are told to continue."""
    usual = _usual_size(sheets)
    last: Paragraph | None = None
    for page, sheet in enumerate(sheets):
        lines = [each for at, each in enumerate(sheet.lines) if at not in left_out[page]]
        is_first = True
        for group, turned in _groups(lines, usual):
            kind = _kind(group, usual, sheet)
            text = _joined(group)
            goes_on = bool(
                last
                and (is_first or turned)
                and kind == last.kind == "text"
                and (last.text.endswith("-") or runs_on(last.text, text))
            )
            last = Paragraph(text, page, kind, goes_on)
            is_first = False
            yield last


def _usual_size(sheets: Sequence[Sheet]) -> float:
    sizes = [line.size for sheet in sheets for line in sheet.lines for _ in range(len(line.text))]
    return median(sizes) if sizes else 10.0


def _edges(sheet: Sheet) -> list[int]:
    """The first and last few lines that stand near the head or foot of the page."""
    by_height = sorted(range(len(sheet.lines)), key=lambda at: -sheet.lines[at].base)
    top = [at for at in by_height[:_FEW] if sheet.lines[at].base > sheet.height * (1 - _EDGE)]
    foot = [at for at in by_height[-_FEW:] if sheet.lines[at].base < sheet.height * _EDGE]
    return sorted({*top, *foot})


def _shape(text: str) -> str:
    return _FIGURES.sub("#", " ".join(text.split())).casefold()


def _groups(lines: Sequence[Line], usual: float) -> Iterator[tuple[list[Line], bool]]:
    """Lines that are one paragraph, and whether a column began with them."""
    group: list[Line] = []
    turned = False
    for line in lines:
        if group and _begins(group, line, usual):
            yield group, turned
            turned = line.base > group[-1].base + line.size
            group = []
        group.append(line)
    if group:
        yield group, turned


def _begins(group: Sequence[Line], line: Line, usual: float) -> bool:
    """Whether a line begins another paragraph than the lines before it."""
    last = group[-1]
    down = last.base - line.base
    if abs(line.size - last.size) > (_LARGER - 1) * usual:
        return True
    if down < -line.size or down > _APART * max(line.size, last.size):
        return True
    if last.is_broken:
        return False
    if _BULLET.match(line.text) and _ENDS.search(last.text):
        return True
    ended = bool(_ENDS.search(last.text))
    widest = max(each.right for each in group)
    is_short = last.right < widest - 0.15 * max(widest - last.left, 1)
    indented = line.left > last.left + 0.8 * line.size and len(group) > 1
    return ended and (is_short or indented)


def _kind(group: Sequence[Line], usual: float, sheet: Sheet) -> Kind:
    size = median(each.size for each in group)
    length = sum(len(each.text) for each in group)
    text = group[-1].text
    if size > _LARGER * usual and length <= _LONGEST_HEADING and not text.endswith("."):
        return "heading"
    is_low = group[0].base < _FOOT * sheet.height
    if size < _SMALLER * usual and is_low and re.match(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†]", group[0].text):
        return "note"
    return "text"


def _joined(group: Sequence[Line]) -> str:
    text = ""
    for line in group:
        if text:
            text += "\n" if text.endswith("-") else " "
        text += line.text
    return text
