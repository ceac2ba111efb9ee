"""A text -> its words, each with its place in the text and the form it is compared by."""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from statements.compare.english import SMALL, TURNING
from statements.compare.stems import stem


class Sense(StrEnum):
    """What a word tells: whether sharing it proves anything, and whether lacking it does."""

    FULL = "full"  # carries meaning: evidence, shared or not
    TURNING = "turning"  # not, must, all: no evidence alone, never passed over
    SMALL = "small"  # the, of, and: noise unless between others


class Word(NamedTuple):
    """One word: `text[start:end]`. A tuple, for 18,000 of them are made for one page."""

    start: int
    end: int
    key: str  # equal for words that differ in capitals, accents or marks alone
    stem: str  # equal for inflections of one word too
    sense: Sense


_MARK = "".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c)[0] == "M")
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_SIGNS = rf"[^\W_](?:[^\W_]|[{_MARK}{_INVISIBLE}])*"
_WORD = re.compile(
    rf"(?:{_LETTER}\.)+{_LETTER}(?![^\W_])\.?"  # U.S. keeps its dots
    rf"|(?:\[{_LETTER}+\](?=[^\W_]))?{_SIGNS}"  # [w]e is one word
    r"(?:"
    rf"['’ʼ＇]{_SIGNS}"  # America’s
    rf"|(?<=\d)[.,](?=\d){_SIGNS}"  # 10.5, 1,000
    rf"|\[{_LETTER}+\](?:{_SIGNS})?"  # protect[ed]
    r")*"
)
_FOLDED = str.maketrans({"’": "'", "ʼ": "'", "[": None, "]": None})


def read(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Hyphens and dashes divide words; what is between is no word."""
    return tuple(
        Word(found.start(), found.end(), *_form(found[0])) for found in _WORD.finditer(text)
    )


@functools.lru_cache(maxsize=1 << 14)
def _form(written: str) -> tuple[str, str, Sense]:
    # "US" is the country, "us" is everybody.
    key = fold("U.S" if written == "US" else written).rstrip(".")
    if key in SMALL:
        sense = Sense.SMALL
    elif key in TURNING or len(key) == 1:  # (a), (1): numbers of a list
        sense = Sense.TURNING
    else:
        sense = Sense.FULL
    return key, stem(key), sense


def fold(written: str) -> str:
    """Without capitals, accents, brackets, ligatures and invisible signs; apostrophes straight."""
    folded = unicodedata.normalize("NFKD", written).casefold().translate(_FOLDED)
    if folded.isascii():
        return folded
    return "".join(
        c for c in folded if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
