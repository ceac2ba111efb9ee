"""The opening of a long quotation, for lists that lead to the whole of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 45  # words
SHORTEST = 10
_WORD = re.compile(r"\S+")
# Not the stop of “U.S.”: a small letter stands before it, and a space and a capital after.
_SENTENCE_END = re.compile(r"(?<=[a-z)])[.?!][”\"’']?(?=\s+[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Opening:
    """The words as they stand; `cut` where more follow, which the page has to show as our cut."""

    words: str
    cut: bool


def opening_of(text: str) -> Opening:
    """Whole sentences where they fit, else as many words; a short text whole."""
    words = list(_WORD.finditer(text))
    if len(words) <= LONGEST:
        return Opening(text, cut=False)
    least, most = words[SHORTEST - 1].end(), words[LONGEST - 1].end()
    ends = [end.end() for end in _SENTENCE_END.finditer(text, least, most + 1)]
    return Opening(text[: ends[-1] if ends else most], cut=True)
