"""A text as its letters and figures alone, and where each of them stands.

Two texts with the same skeleton have the same letters and figures, in the same case and order; all
that may differ is what stands between them, which gaps.py judges. Nothing that has a meaning is
evened out here: a ligature is its letters, a letter and its accent are one, a raised figure is the
mark of a note and none of the text's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LIGATURES: Final = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TABLE: Final = str.maketrans({**LIGATURES, **dict.fromkeys(RAISED, "")})
_BETWEEN: Final = re.compile(r"[\W_]+")
# Of ASCII, for which there is a much quicker way.
_OTHERS: Final = {each: None for each in range(128) if not chr(each).isalnum()}
_ONE: Final = re.compile(r"[^\W_]")
# A letter with the marks that are set on it.
_MARKS: Final = "\u0300-\u036f"
_MARKED: Final = re.compile(f"[{_MARKS}]")
_CLUSTER: Final = re.compile(rf"[^\W_][{_MARKS}]*")
_UNUSUAL: Final = re.compile(f"[{''.join(LIGATURES)}{RAISED}{_MARKS}]")
# The number of a note, set right behind a word: “atrocities.3 The”, “genocide[12] and”. Never
# behind a short word, a capital or a shortened word, where a figure may be part of what is said.
_FIGURES: Final = re.compile(r"(?<![0-9])[0-9]{1,2}(?=\s|$)|\[[0-9]{1,3}\]")
_BEHIND_WORD: Final = re.compile(r"[a-z]{4}[.,;:”’\"')]{0,2}$")
_BEHIND_ANY: Final = re.compile(r"[^\W_][.,;:”’\"')]{0,2}$")
_SHORTENED: Final = re.compile(
    r"(?:art|sec|sect|title|titl|part|chap|page|note|item|fig|table|annex|step|tier|phase|level|group"
    r"|class|type|zone|area|unit|line|figure|chapter|section|article|paragraph|number|volume)s?"
    r"[.,;:”’\"')]{0,2}$",
    re.IGNORECASE,
)


def is_letter(sign: str) -> bool:
    """Whether a character, or the empty text, is a letter or figure of a skeleton."""
    return sign.isalnum() and sign not in RAISED


@dataclass(frozen=True, slots=True)
class Places:
    """Where each letter of a skeleton stands: `text[starts[i]:ends[i]]`."""

    starts: list[int]
    ends: list[int]


def skeleton(text: str) -> str:
    """Letters and figures alone."""
    if text.isascii():
        return text.translate(_OTHERS)
    if _UNUSUAL.search(text):
        if _MARKED.search(text):
            return "".join(map(_folded, _CLUSTER.findall(text)))
        text = text.translate(_TABLE)
    return _BETWEEN.sub("", text)


def places(text: str) -> Places:
    """Of a skeleton's every letter, where it stands in the text."""
    if not _UNUSUAL.search(text):
        starts = [found.start() for found in _ONE.finditer(text)]
        return Places(starts, [start + 1 for start in starts])
    starts, ends = [], []
    for found in _CLUSTER.finditer(text):
        for _ in _folded(found[0]):
            starts.append(found.start())
            ends.append(found.end())
    return Places(starts, ends)


def _folded(cluster: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFC", cluster).translate(_TABLE))


def without_glued_marks(text: str) -> str:
    """The text with figures that are marks of notes raised; as long as before."""

    def raised(found: re.Match[str]) -> str:
        before = text[max(found.start() - 14, 0) : found.start()]
        if found[0].startswith("["):
            is_mark = bool(_BEHIND_ANY.search(before))
        else:
            is_mark = bool(_BEHIND_WORD.search(before)) and not _SHORTENED.search(before)
        return RAISED[1] * len(found[0]) if is_mark else found[0]

    return _FIGURES.sub(raised, text)
