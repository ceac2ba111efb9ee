"""Where a quotation that stands nowhere comes nearest to standing, and how it differs there.

A suggestion, never a pass: rare words of the quotation are looked for, the stretch of the source
where most of them stand in order is taken, and both are compared word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Final

from statements.sources.quoting import gaps
from statements.sources.quoting.skeleton import LIGATURES, RAISED
from statements.sources.quoting.text import Text

_TOKEN: Final = re.compile(rf"[^\W_{RAISED}]+(?:['’][^\W_]+)*|[^\w\s{RAISED}]")
_WORD: Final = re.compile(rf"[^\W_{RAISED}]+")
_TABLE: Final = str.maketrans(LIGATURES)
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-‐\u00ad\ufffe]\s*[\n\f]\s*(?=[^\W\d_])")
# Words that stand in more places than this say little of where; of no more than so many words.
_COMMON: Final = 300
_FEW: Final = 4
_MOST_WORDS: Final = 3000
# A part of the words that must stand there for a place to be near.
_NEAR: Final = 0.55
# So many words of the source between two stretches, and more for a longer one, keep them apart.
_STRAY: Final = 4
_STOPS: Final = frozenset(".;!?")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ. `kind` is changed, added (the quotation has more), dropped (it has less),
    case or punctuation; `quoted` and `source` are the words of either, `start` and `end` where
    those of the source stand in its text.
    """

    kind: str
    quoted: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """`whole[start:end]` and how the quotation differs from it."""

    start: int
    end: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    form: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.form[:1].isalnum()


class Words:
    """The words of a text and where each stands, for finding what is near."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._words = list(map(str.lower, _WORD.findall(text.whole)))
        self._starts = [found.start() for found in _WORD.finditer(text.whole)]

    def nearest(self, quotation: str, after: int = 0) -> Nearest | None:
        """The nearest place at or after one of the text; None where nothing is near."""
        words = list(map(str.lower, _WORD.findall(quotation)[:_MOST_WORDS]))
        begin = self._densest(words, after)
        if begin is None:
            return None
        slack = len(words) // 4 + 8
        first = min(max(begin - slack, 0), len(self._starts) - 1)
        last = begin + len(words) + slack
        end = self._starts[last] if last < len(self._starts) else len(self._text.whole)
        return _compared(self._text.whole, (self._starts[first], end), quotation)

    def _densest(self, words: Sequence[str], after: int) -> int | None:
        """The word of the text at which the quotation would begin, by what most words say."""
        votes: Counter[int] = Counter()
        width = max(len(words) // 6, 4)
        places = self._places_of(words, bisect_left(self._starts, after))
        for at, word in enumerate(words):
            held = places[word]
            if len(held) > _COMMON and len(words) > _FEW:
                continue
            for place in held[:_COMMON]:
                bucket = (place - at) // width
                votes[bucket] += 2
                votes[bucket - 1] += 1
                votes[bucket + 1] += 1
        if not votes:
            return None
        bucket, _ = max(votes.items(), key=lambda each: (each[1], -each[0]))
        return max(bucket * width, 0)

    def _places_of(self, words: Sequence[str], begin: int) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {word: [] for word in words}
        for at in [at for at, word in enumerate(self._words) if word in places]:
            if at >= begin:
                places[self._words[at]].append(at)
        return places


def _compared(whole: str, window: tuple[int, int], quotation: str) -> Nearest | None:
    held = list(_tokens(whole, *window))
    own = list(_tokens(quotation, 0, len(quotation)))
    blocks = _together(_matcher(held, own).get_matching_blocks()[:-1])
    words = [each for each in own if each.is_word]
    same = sum(each.is_word for block in blocks for each in own[block.b : block.b + block.size])
    if not blocks or same < _NEAR * len(words):
        return None
    first = blocks[0].a - _reach(held[: blocks[0].a][::-1], own[: blocks[0].b][::-1])
    last = blocks[-1].a + blocks[-1].size
    last += _reach(held[last:], own[blocks[-1].b + blocks[-1].size :])
    held = held[first:last]
    differences = tuple(
        _difference(whole, quotation, held[i1:i2], own[j1:j2], held[i1:] or held[-1:])
        for tag, i1, i2, j1, j2 in _matcher(held, own).get_opcodes()
        if tag != "equal"
    )
    return Nearest(held[0].start, held[-1].end, differences)


def _matcher(held: Sequence[_Token], own: Sequence[_Token]) -> SequenceMatcher[str]:
    forms = [each.form for each in held], [each.form for each in own]
    return SequenceMatcher(None, *forms, autojunk=False)


def _together(blocks: list[Match]) -> list[Match]:
    """Without stray words at either end that are the same far from all others."""
    for ends in (blocks, blocks[::-1]):
        while len(ends) > 1:
            outer, inner = ends[0], ends[1]
            apart = max(
                inner.a - outer.a - outer.size
                if inner.a > outer.a
                else outer.a - inner.a - inner.size,
                0,
            )
            if apart <= _STRAY + 2 * outer.size:
                break
            del ends[0]
        blocks = ends
    return blocks[::-1]


def _reach(held: Sequence[_Token], own: Sequence[_Token]) -> int:
    """How many tokens beside what is the same stand in the place of these that are not: no further
    than the sentence, unless the quotation too has a mark there.
    """
    reach = 0
    for token, other in zip(held, own, strict=False):
        if token.form in _STOPS and other.is_word:
            break
        reach += 1
    return reach


def _difference(
    whole: str,
    quotation: str,
    held: Sequence[_Token],
    own: Sequence[_Token],
    behind: Sequence[_Token],
) -> Difference:
    source = whole[held[0].start : held[-1].end] if held else ""
    quoted = quotation[own[0].start : own[-1].end] if own else ""
    place = behind[0].start
    start, end = (held[0].start, held[-1].end) if held else (place, place)
    return Difference(_kind(quoted, source), quoted, source, start, end)


def _kind(quoted: str, source: str) -> str:
    if not any(map(str.isalnum, quoted + source)):
        return "punctuation"
    if quoted.casefold() == source.casefold():
        return "case"
    if not quoted:
        return "dropped"
    return "changed" if source else "added"


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """Words and marks, in forms in which what is evened out is equal."""
    last: _Token | None = None
    is_broken = False
    for found in _TOKEN.finditer(text, start, end):
        if last and (_BROKEN.match(text, found.start()) or gaps.is_hidden(found[0])):
            is_broken = found.start() == last.end
            continue
        form = gaps.form_of(found[0].translate(_TABLE))
        if last and is_broken:
            last, is_broken = _Token(last.form + form, last.start, found.end()), False
            continue
        if last:
            yield last
        last = _Token(form, *found.span())
    if last:
        yield last
