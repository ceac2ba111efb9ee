"""Where what was looked for stands in a text, and the sentences that show it best."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from statements.citations import references


class Token(NamedTuple):
    """One word of a text: its folded form, its stem, and `text[start:end]`."""

    exact: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked, in the forms that tokens have.

    `words` and `phrases` are exact forms (a phrase with its slop), `prefixes` beginnings of exact
    forms, `references` keys of citations (`pl-115-441`).
    """

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], int], ...] = ()
    references: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best of a text: its pieces, joined, stand in it as they are."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


class _Match(NamedTuple):
    """Where something wanted stands; `together` if it is a phrase or a citation."""

    start: int
    end: int
    sort: str
    together: bool


class _Stretch(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


_END = re.compile(r"\n+|(?P<stop>[.!?])[\"'”’)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_SHORTENED = frozenset(
    "art cf co dr ed etc ex exec fed fig gen gov inc jr ltd mr mrs ms no nos p para pp pub rep rev"
    " reg sec secs sen sr st stat v vol vs".split()
)


def spans(text: str, tokens: Sequence[Token], wanted: Wanted) -> list[tuple[int, int]]:
    """Every match, in order; matches that touch or overlap are one."""
    return _merged(_matches(text, tokens, wanted))


def marked(text: str, tokens: Sequence[Token], wanted: Wanted) -> tuple[Piece, ...]:
    """The whole text, with every match marked."""
    whole = _Stretch(0, len(text))
    return tuple(_pieces(text, whole, spans(text, tokens, wanted)))


def snippet(text: str, tokens: Sequence[Token], wanted: Wanted, *, longest: int = 320) -> Snippet:
    """The best sentence, and its neighbours as far as they fit.

    Best is what has most phrases, then most of the words, then those nearest to each other.
    Only a word or a match that is longer by itself makes a snippet longer than `longest`.
    """
    matches = _matches(text, tokens, wanted)
    found = _merged(matches)
    shown = _stripped(text, 0, len(text))
    if shown.length > longest:
        sentences = _sentences(text, found)
        best = max(sentences, key=lambda each: _worth(each, matches))
        if best.length > longest:
            shown = _within(best, tokens, matches, found, longest)
        else:
            shown = _with_neighbours(sentences, sentences.index(best), longest)
    return Snippet(
        pieces=tuple(_pieces(text, shown, found)),
        cut_before=bool(text[: shown.start].strip()),
        cut_after=bool(text[shown.end :].strip()),
    )


# Matches


def _matches(text: str, tokens: Sequence[Token], wanted: Wanted) -> list[_Match]:
    """Everything wanted that stands in the text, in order."""
    found = [*_words(tokens, wanted)]
    exact = [token.exact for token in tokens]
    for words, slop in wanted.phrases:
        found += _near(tokens, exact, words, slop) if slop else _phrase(tokens, exact, words)
    if wanted.references:
        for key, start, end in references.find(text):
            if key in wanted.references:
                found.append(_Match(start, end, key, together=True))
    return sorted(found)


def _words(tokens: Sequence[Token], wanted: Wanted) -> Iterator[_Match]:
    stems, words, prefixes = wanted.stems, wanted.words, wanted.prefixes
    for exact, stem, start, end in tokens:
        if stem in stems:
            yield _Match(start, end, stem, together=False)
        elif exact in words:
            yield _Match(start, end, exact, together=False)
        elif prefixes and exact.startswith(prefixes):
            begun = max(filter(exact.startswith, prefixes), key=len)
            yield _Match(start, end, begun, together=False)


def _phrase(
    tokens: Sequence[Token], exact: Sequence[str], words: tuple[str, ...]
) -> Iterator[_Match]:
    for place, word in enumerate(exact):
        if word == words[0] and tuple(exact[place : place + len(words)]) == words:
            last = tokens[place + len(words) - 1]
            yield _Match(tokens[place].start, last.end, " ".join(words), together=True)


def _near(
    tokens: Sequence[Token], exact: Sequence[str], words: tuple[str, ...], slop: int
) -> Iterator[_Match]:
    """Words near each other: what stands between them is not marked."""
    needed = Counter(words)
    places = [place for place, word in enumerate(exact) if word in needed]
    near: dict[int, None] = {}
    for at, first in enumerate(places):
        end = bisect_left(places, first + len(words) + slop, at)
        if not needed - Counter(exact[place] for place in places[at:end]):
            near |= dict.fromkeys(places[at:end])
    for place in near:
        yield _Match(tokens[place].start, tokens[place].end, " ".join(words), together=True)


def _merged(matches: Sequence[_Match]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and match.start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], match.end)
        else:
            found.append((match.start, match.end))
    return found


# Sentences


def _sentences(text: str, found: Sequence[tuple[int, int]]) -> list[_Stretch]:
    """The sentences of a text without the white space around them; none ends within a match."""
    starts = [start for start, _ in found]
    sentences = []
    begun = 0
    for end in (*_ends(text), len(text)):
        before = bisect_left(starts, end) - 1
        if before >= 0 and end < found[before][1]:
            continue
        sentence = _stripped(text, begun, end)
        if sentence.length:
            sentences.append(sentence)
        begun = end
    return sentences


def _ends(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        if end["stop"] == ".":
            word = _WORD_BEFORE.search(text, max(0, end.start() - 20), end.start())
            if word and (len(word[0]) == 1 or word[0].casefold() in _SHORTENED):
                continue
        yield end.end()


def _stripped(text: str, start: int, end: int) -> _Stretch:
    within = text[start:end]
    left = len(within) - len(within.lstrip())
    return _Stretch(start + left, max(start + left, start + len(within.rstrip())))


def _worth(stretch: _Stretch, matches: Sequence[_Match]) -> tuple[int, int, int, int]:
    """Phrases, then different words, then nearness, then the earlier."""
    within = [match for match in matches if stretch.start <= match.start < stretch.end]
    sorts = {match.sort: match.together for match in within}
    spread = within[-1].end - within[0].start if within else 0
    return sum(sorts.values()), len(sorts), -spread, -stretch.start


def _with_neighbours(sentences: Sequence[_Stretch], at: int, longest: int) -> _Stretch:
    """With the sentences after it, then those before it, as far as they fit."""
    shown = sentences[at]
    for neighbour in (*sentences[at + 1 :], *reversed(sentences[:at])):
        wider = _Stretch(min(shown.start, neighbour.start), max(shown.end, neighbour.end))
        if wider.length <= longest:
            shown = wider
    return shown


def _within(
    sentence: _Stretch,
    tokens: Sequence[Token],
    matches: Sequence[_Match],
    found: Sequence[tuple[int, int]],
    longest: int,
) -> _Stretch:
    """The best stretch of a sentence that is too long: between words, around its matches."""
    inside = [span for span in found if sentence.start <= span[0] < sentence.end]
    # What must not be cut: words, and matches of several words.
    whole = _merged(
        sorted(
            _Match(max(start, sentence.start), min(end, sentence.end), "", together=False)
            for start, end in (*inside, *(token[2:] for token in tokens))
            if sentence.start <= start < sentence.end
        )
    )
    if not whole:
        return _Stretch(sentence.start, min(sentence.end, sentence.start + longest))
    starts, ends = [start for start, _ in whole], [end for _, end in whole]
    candidates = []
    for start, end in inside or whole[:1]:
        last = max(end, ends[max(bisect_right(ends, start + longest) - 1, 0)])
        held = [match for match in matches if start <= match.start and match.end <= last]
        reach = max((match.end for match in held), default=end)
        candidates.append(_Stretch(start, reach))
    core = max(candidates, key=lambda each: _worth(each, matches))
    room = max(longest - core.length, 0)
    # A third of the room before what was found, the rest after it.
    begin = min(
        core.start, starts[min(bisect_left(starts, core.start - room // 3), len(starts) - 1)]
    )
    finish = max(core.end, ends[max(bisect_right(ends, begin + longest) - 1, 0)])
    return _Stretch(begin, finish)


def _pieces(text: str, shown: _Stretch, found: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    place = shown.start
    for start, end in found:
        if shown.start <= start and end <= shown.end:
            if place < start:
                yield Piece(text[place:start], marked=False)
            yield Piece(text[start:end], marked=True)
            place = end
    if place < shown.end:
        yield Piece(text[place : shown.end], marked=False)
