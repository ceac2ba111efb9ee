"""Paragraphs of a text, and where one goes on over a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_BULLETS: Final = "*•·▪●◦"
# Dots that lead to a number: a table of contents.
_LEADER = re.compile(r"\.{4}|(?:\. ){3}")
_DATED = re.compile(r"\b[12][0-9]{3}$")
_LETTER_BULLET = re.compile(r"o\s")
_LONE_BULLET = re.compile(rf"[{_BULLETS}]")
_HYPHEN_BREAK = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-z])")
_SPACES = re.compile(r"\s+")
# Marks that belong to the sentence they close.
_CLOSING: Final = "\"'”’)]»"
_SENTENCE_END: Final = ".!?…"
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into its nor of on or our over the their through to under"
    " with".split()
)
_LONGEST_HEADING: Final = 110
# A line of fewer words that ends no sentence may be a title or a signature.
_FEW_WORDS: Final = 7


def cleaned(text: str) -> str:
    """White space folded to one blank, but a line break after a hyphen kept: it may join a word."""
    parts = _HYPHEN_BREAK.split(text)
    return "-\n".join(_SPACES.sub(" ", part).strip() for part in parts)


def paragraphs(text: str, *, by_line: bool = False) -> list[str]:
    """The paragraphs of a page: blank lines part them, or with `by_line` every line end does.

    A blank line in the middle of a sentence is only a gap, and a bullet that stands alone belongs
    to what comes after it.
    """
    found: list[list[str]] = []
    for block in _blocks(text, by_line=by_line):
        last = found[-1][-1] if found else ""
        if last and (_LONE_BULLET.fullmatch(last) or _broken(last, block)):
            found[-1].append(block)
        else:
            found.append([block])
    return [cleaned("\n".join(blocks)) for blocks in found]


def lines_are_paragraphs(text: str) -> bool:
    """Whether each line of a text is a paragraph: it has no blank lines, or lines end sentences."""
    lines = [line.strip() for line in text.split("\n")]
    longest = max(map(len, lines), default=0)
    joined = [line for line, after in pairwise(lines) if line and after]
    if not joined:
        return False
    if not _BLANK.search(text.strip()):
        return longest > 100
    ended = sum(_ends(line) for line in joined)
    return longest > 200 and ended >= 0.8 * len(joined)


def runs_on(before: str, after: str) -> bool:
    """Whether the paragraph before a page break goes on after it."""
    if not before or not after or after[0] in _BULLETS or is_heading(before):
        return False
    if _LEADER.search(before):
        return bool(_LEADER.search(after))
    if after[0].islower():
        return True
    return not _ends(before) and not is_heading(after) and len(before.split()) > _FEW_WORDS


def in_mid_sentence(before: str, after: str) -> bool:
    """Whether a page break stands in a sentence for sure: before a small letter, after no stop."""
    return (
        bool(before)
        and (before[-1].isalnum() or before[-1] in ",-–—")
        and after[:1].islower()
        and not _LETTER_BULLET.match(after)
    )


def is_heading(text: str) -> bool:
    """Whether a paragraph is plainly a heading: short, in title case, without a final stop."""
    if len(text) > _LONGEST_HEADING or text[-1:] in ".,;:!?-–—" or text[:1] in _BULLETS:
        return False
    if _DATED.search(text):
        return False
    words: list[str] = re.findall(r"[^\W\d_][^\s]*", text)
    large = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper() and word not in _SMALL_WORDS]
    return bool(large) and len(words) <= 14 and not small and text[:1] not in "\"“'‘(["


def _blocks(text: str, *, by_line: bool) -> Iterator[str]:
    for block in _BLANK.split(text):
        for part in block.split("\n") if by_line else (block,):
            if part.strip():
                yield part.strip()


def _broken(before: str, after: str) -> bool:
    """Whether a blank line stands in the middle of a sentence."""
    return after[0].islower() and (before[-1].isalnum() or before[-1] in ",-–—")


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSING + " ").endswith(tuple(_SENTENCE_END + ":;"))
