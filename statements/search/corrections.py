"""A query with its misspelt words mended, each by the word that its neighbours make likely."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from statements.search.chunks import fold
from statements.search.criteria import PASSAGE, Criteria
from statements.search.engine import Reader, stems
from statements.search.nodes import All, Phrase, Word
from statements.search.query import Understood

# A word in so few texts may be a slip, if a word next to it stands in so many times more.
_RARE, _TIMES = 2, 50
_SHORT, _LONG, _HALF = 4, 10, 3
_MOST_CORRECTED: Final = 3
_MOST_CANDIDATES: Final = 8
# Of so few words each is looked at for a real word in the place of another.
_FEW: Final = 4
# So many texts must have a real word's neighbour beside another word, to say that one was meant.
_PLAIN: Final = 3
# How much a letter more costs, in powers of ten of what speaks for a word.
_A_LETTER: Final = 1.5

Likelihood = Callable[[str, str], float]


def mended(reader: Reader, understood: Understood, criteria: Criteria, total: int) -> str:
    """The query with what was probably meant, or as it is. `total` is how many have all of it."""
    words = list(understood.words)
    slips = [word for word in words if _may_be_a_slip(reader, word)][:_MOST_CORRECTED]
    beside = _Beside(reader, criteria, words)
    for word in slips:
        held = reader.frequency(word)
        better = _likeliest(reader, word, max(held * _TIMES, 1), beside)
        beside.put(word, better or beside.in_two(word))
    if not beside.better and not total and not understood.asks and len(words) <= _FEW:
        beside.put_a_neighbour()
    text = understood.text
    for word, better in beside.better.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, text)
    return text


class _Beside:
    """The words of a query side by side, as far as they have been mended."""

    def __init__(self, reader: Reader, criteria: Criteria, words: list[str]) -> None:
        self._reader, self._words = reader, words
        self._families = Criteria(criteria.families)
        self._asking = reader.asking(self._families, {})
        # What words stand together in is the whole record and its passages.
        self._everywhere = [
            (reader.asking(families, {}), families)
            for families in (Criteria(), Criteria((PASSAGE,)))
        ]
        self.better: dict[str, str] = {}

    def put(self, word: str, better: str) -> None:
        if better:
            self.better[word] = better

    def likelihood(self, word: str, instead: str) -> float:
        """What the other words say for this one, in powers of ten."""
        others = [self.better.get(each, each) for each in self._words if each != word]
        together = self._count(All(tuple(map(Word, (instead, *others))))) if others else 0
        near = max((self._near(*pair) for pair in self._pairs(word, instead)), default=0)
        return 2 * math.log10(near + 1) + math.log10(together + 1)

    def in_two(self, word: str) -> str:
        """Two words between which the space is missing, or empty."""
        cuts = [(word[:at], word[at:]) for at in range(_HALF, len(word) - _HALF + 1)]
        whole = [cut for cut in cuts if all(map(self._reader.frequency, cut))]
        near, cut = max(((self._near(*cut), cut) for cut in whole), default=(0, ("", "")))
        return " ".join(cut) if near >= _PLAIN else ""

    def put_a_neighbour(self) -> None:
        """Of words that are all known, and never stand together, one may be another's slip."""
        found = []
        for word in self._words:
            pairs = [*self._pairs(word, word)]
            if len(word) < _SHORT or not pairs or any(self._near(*pair) for pair in pairs):
                continue
            for instead, _, _ in _near_words(
                self._reader, word, _PLAIN, furthest=1, anywhere=False
            ):
                near = min(self._near(*pair) for pair in self._pairs(word, instead))
                if near >= _PLAIN and stems(instead) != stems(word):
                    found.append((near, word, instead))
        if found:
            _, word, instead = max(found)
            self.put(word, instead)

    def _pairs(self, word: str, instead: str) -> Iterator[tuple[str, str]]:
        at = self._words.index(word)
        if at:
            before = self._words[at - 1]
            yield self.better.get(before, before), instead
        for after in self._words[at + 1 : at + 2]:
            yield instead, self.better.get(after, after)

    def _near(self, one: str, other: str) -> int:
        pair = Phrase((one, other), slop=2)
        return sum(asking.count(asking.query(pair, held)) for asking, held in self._everywhere)

    def _count(self, node: All) -> int:
        return self._asking.count(self._asking.query(node, self._families))


def _may_be_a_slip(reader: Reader, word: str) -> bool:
    return len(word) >= _SHORT and reader.frequency(word) <= _RARE


def _likeliest(reader: Reader, word: str, least: int, beside: _Beside) -> str:
    """The word of the record's own vocabulary that was probably meant, or empty."""
    furthest = 1 if len(word) <= _SHORT else 2 if len(word) < _LONG else 3
    worth = {
        instead: beside.likelihood(word, instead) + math.log10(texts) / 10 - _A_LETTER * distance
        for instead, distance, texts in _near_words(reader, word, least, furthest=furthest)
    }
    return max(worth, key=lambda each: (worth[each], each), default="")


def _near_words(
    reader: Reader, word: str, least: int, *, furthest: int, anywhere: bool = True
) -> list[tuple[str, int, int]]:
    """Words at most so many letters away that at least so many texts have, the nearest first.

    They begin alike, or `anywhere` if none of those is near.
    """
    typed = fold(word)
    for start in (typed[:1], "")[: 1 + anywhere]:
        words: Mapping[str, int] = dict(reader.words_beginning(start))
        often = [each for each, texts in words.items() if texts >= least and each != typed]
        near = process.extract(typed, often, scorer=OSA.distance, score_cutoff=furthest, limit=None)
        if near:
            found = [(instead, int(far), words[instead]) for instead, far, _ in near]
            return sorted(found, key=lambda each: (each[1], -each[2], each[0]))[:_MOST_CANDIDATES]
    return []
