"""Words pasted from a file -> the same words without what the file's layout left in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Mended:
    """The words, and in plain words what was done to them."""

    text: str
    done: tuple[str, ...]


def _hyphens(text: str) -> str:
    return re.sub(r"(?<=[a-z])[-\u00ad\u2010\ufffe]\n(?=[a-z])", "", text)


def _spaces(text: str) -> str:
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"[ \t]*\n[ \t]*", "\n", text)).strip()


def _marks(text: str) -> str:
    text = re.sub(r"``|‘‘", "“", text)
    text = re.sub(r"''|’’", "”", text)
    return re.sub(r"(?<=\w)[´`](?=\w)", "’", text)


_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN: Final = re.compile("[\0\u00ad\u200b-\u200d\u2060\ufeff\ufffe]")
_ODD_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# In this order: a hyphen at a line end is told by its line end.
_STEPS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    (
        "line ends of another system made plain",
        lambda text: re.sub(r"\r\n?|\u2028", "\n", text),
    ),
    ("words that were parted at a line end closed", _hyphens),
    ("signs that nobody sees taken out", lambda text: _UNSEEN.sub("", text)),
    (
        "letters that were set as one parted",
        lambda text: re.sub("[ﬀ-ﬆ]", lambda found: _LIGATURES[found[0]], text),
    ),
    ("spaces of other widths made plain", lambda text: _ODD_SPACES.sub(" ", text)),
    ("marks typed in place of quotation marks and apostrophes made those", _marks),
    (
        "line ends within a paragraph made spaces",
        lambda text: re.sub(r"(?<!\n)\n(?!\n)", " ", re.sub(r"[ \t]*\n[ \t]*", "\n", text)),
    ),
    ("spaces more than one made one", _spaces),
)


def mended(pasted: str) -> Mended:
    """Take out what a file's layout put between the words. No word and no mark of theirs changes.

    Paragraphs stay: an empty line parts them.
    """
    text, done = pasted, []
    for name, step in _STEPS:
        after = step(text)
        if after != text:
            done.append(name)
        text = after
    return Mended(text, tuple(done))
