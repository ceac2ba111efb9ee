"""Where a quotation stands in a text, letter by letter, with what had to be evened out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from statements.sources.quoting import gaps
from statements.sources.quoting.alterations import Between, Mark, Run, Solid
from statements.sources.quoting.skeleton import (
    LIGATURES,
    RAISED,
    Places,
    is_letter,
    places,
)
from statements.sources.quoting.text import Letters, Text

LIGATURE: Final = "ligatures"
COMPOSED: Final = "composed letters"

# How many words bracketed ones may stand for, and letters of a word a bracketed part.
_MOST_WORDS, _MOST_LETTERS = 12, 30
# Marks between two words, at the ends of a quotation.
_FAR: Final = 40
# Places looked at for one quotation: no more are needed to find the right one among equals.
_MOST_PLACES: Final = 2000
# Nor of one that is itself as long as a book, and stands everywhere.
_MOST_LETTERS_IN_ALL: Final = 400_000
_WORD: Final = re.compile(rf"[^\W_{RAISED}]+")
_LIGATURE: Final = re.compile(f"[{''.join(LIGATURES)}]")
_COMBINING: Final = re.compile("[\u0300-\u036f]")
_QUOTE: Final = re.compile(r"''|``|[\"'`´‘’‚‛“”„‟‹›«»]")


@dataclass(frozen=True, slots=True)
class Match:
    """`whole[start:end]` is what the words of a run stand for."""

    start: int
    end: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Edge:
    """Of a solid that was placed: its first and last place in the text, and names."""

    start: int
    end: int
    names: frozenset[str]


@lru_cache(maxsize=500)
def _own(text: str) -> Places:
    return places(text)


class Finder:
    """Looks for runs in one text, as it is or without its marks of notes."""

    def __init__(self, text: Text, letters: Letters, whole: str) -> None:
        self._text, self._letters, self._whole = text, letters, whole

    def find(self, run: Run, begin: int = 0) -> Iterator[Match]:
        """Every place at or after `begin` where a run stands, in order."""
        first = next((at for at, each in enumerate(run.solids) if each.letters), None)
        if first is None:
            return
        for index in self._places_of(run.solids[first], self._letters.index_from(begin)):
            placed = self._placed(run.solids[first], index)
            if placed is None or placed.start < begin:
                continue
            if match := self._rest(run, first, placed):
                yield match

    def _places_of(self, solid: Solid, begin: int) -> Iterator[int]:
        """Where its letters stand, whatever stands between them; but so many places at most."""
        letters, held = solid.letters, self._letters.all
        needle_at, needle = _needle(letters, solid.free)
        at, seen = held.find(needle, begin + needle_at), 0
        most = min(_MOST_PLACES, _MOST_LETTERS_IN_ALL // len(letters) + 5)
        while at >= 0 and seen < most:
            seen += 1
            if _fits(letters, held, at - needle_at, solid.free):
                yield at - needle_at
            at = held.find(needle, at + 1)

    def _placed(self, solid: Solid, index: int) -> _Edge | None:
        """A solid whose letters begin there, if all that stands between them is the same."""
        own, held = _own(solid.text), self._letters.places(index, index + len(solid.letters))
        names: set[str] = set()
        for at in range(len(own.starts) - 1):
            own_end, own_next = own.ends[at], own.starts[at + 1]
            held_end, held_next = held.ends[at], held.starts[at + 1]
            if own_end >= own_next and held_end >= held_next:
                continue
            found = gaps.same(
                solid.text[own_end:own_next] if own_end < own_next else "",
                self._whole[held_end:held_next] if held_end < held_next else "",
            )
            if found is None or (gaps.NOTE in found and not self._may_be_noted(held_end)):
                return None
            names.update(found)
        start, end = held.starts[0], held.ends[-1]
        return _Edge(start, end, frozenset(names | _spelling(solid.text, self._whole[start:end])))

    def _may_be_noted(self, end: int) -> bool:
        """Whether a raised figure here marks a note: behind a figure it may be a power."""
        before = self._whole[max(end - 4, 0) : end]
        return not before[-1:].isdigit() or (before.isdigit() and len(before) == 4)

    def _rest(self, run: Run, first: int, placed: _Edge) -> Match | None:
        """The run from its first solid on; what goes before it is a mark or nothing."""
        names = set(placed.names)
        if first:
            if not self._begins_after(run.marks[first - 1], placed):
                return None
        else:
            begun = self._begun(run.solids[0].text, placed.start)
            if begun is None:
                return None
            names.update(begun)
        end = self._end(run, first, placed, set())
        if end is None:
            return None
        last, more = end
        return Match(placed.start, last, frozenset(names | more))

    def _begins_after(self, mark: Mark, placed: _Edge) -> bool:
        return mark.hangs_right or self._is_edge(placed.start)

    def _is_edge(self, at: int) -> bool:
        """Whether no word goes on from one side of this place to the other."""
        before, after = self._whole[at - 1 : at] if at else "", self._whole[at : at + 1]
        return not (is_letter(before) and is_letter(after))

    def _begun(self, text: str, start: int) -> tuple[str, ...] | None:
        lead = text[: _own(text).starts[0]]
        if not self._is_edge(start):
            return None
        return gaps.begins_with(lead, self._before(start))

    def _before(self, start: int) -> str:
        at = start
        while at and not is_letter(self._whole[at - 1]) and start - at < _FAR:
            at -= 1
        return self._whole[at:start]

    def _after(self, end: int) -> str:
        at = end
        while at < len(self._whole) and not is_letter(self._whole[at]) and at - end < _FAR:
            at += 1
        return self._whole[end:at]

    def _end(
        self, run: Run, at: int, placed: _Edge, failed: set[tuple[int, int]]
    ) -> tuple[int, set[str]] | None:
        """Where the run ends, its solids placed from the one `at` on, and what that took."""
        solid = run.solids[at]
        trail = solid.text[_own(solid.text).ends[-1] :] if solid.letters else ""
        if at == len(run.solids) - 1:
            names = gaps.ends_with(trail, self._after(placed.end))
            if names is None or not self._is_edge(placed.end):
                return None
            is_there = self._whole.startswith(trail, placed.end)
            return placed.end + len(trail.rstrip()) * is_there, set(names)
        if (at, placed.end) in failed:
            return None
        for edge in self._next(run, at, trail, placed.end):
            if found := self._end(run, at + 1, edge, failed):
                return found[0], found[1] | edge.names
        failed.add((at, placed.end))
        return None

    def _next(self, run: Run, at: int, trail: str, end: int) -> Iterator[_Edge]:
        """Where the solid after a mark may stand, the nearest first."""
        mark, solid = run.marks[at], run.solids[at + 1]
        letters = solid.letters
        if not letters:
            # Nothing is vouched for behind the mark, or another mark follows at once.
            yield _Edge(end, self._skipped(mark, end), frozenset())
            return
        lead = solid.text[: _own(solid.text).starts[0]]
        for start, before in self._starts(mark, trail, end):
            index = self._letters.index_from(start)
            if not _fits(letters, self._letters.all, index, solid.free):
                continue
            placed = self._placed(solid, index)
            if placed is None or placed.start != start:
                continue
            quoted = lead if before != end else trail.rstrip() + lead
            found = gaps.same(quoted, self._whole[before:start])
            if found is not None:
                yield replace(placed, names=placed.names.union(found))

    def _starts(self, mark: Mark, trail: str, end: int) -> Iterator[tuple[int, int]]:
        """Where what follows a mark may begin, and where the white space before that begins."""
        if mark.kind is Between.PART:
            yield from self._parts(mark, trail, end)
            return
        words = self._words_from(end)
        if words:
            yield words[0][0], end
        if mark.kind is Between.NOTHING or not self._is_edge(end):
            return
        if gaps.ends_with(trail, self._after(end)) is None:
            return
        for (_, before), (start, _) in pairwise(words):
            yield start, before

    def _parts(self, mark: Mark, trail: str, end: int) -> Iterator[tuple[int, int]]:
        """Of one word: its letters behind those quoted, and what follows the word."""
        at = end
        while is_letter(self._whole[at : at + 1]) and at - end <= _MOST_LETTERS:
            if mark.hangs_right:
                yield at, at
            at += 1
        if not mark.hangs_right:
            words = self._words_from(at)
            if words:
                yield words[0][0], at
        elif not mark.hangs_left:
            for start, stop in self._words_from(end)[:1]:
                if gaps.same(trail, self._whole[end:start]) is not None:
                    for place in range(start, min(stop, start + _MOST_LETTERS)):
                        yield place, place

    def _skipped(self, mark: Mark, end: int) -> int:
        if mark.kind is Between.PART and mark.hangs_left:
            while is_letter(self._whole[end : end + 1]):
                end += 1
        return end

    def _words_from(self, offset: int) -> list[tuple[int, int]]:
        found = []
        for each in _WORD.finditer(self._whole, offset):
            found.append(each.span())
            if len(found) > _MOST_WORDS:
                break
        return found


def _needle(letters: str, free: tuple[int, ...]) -> tuple[int, str]:
    """The longest stretch of letters whose case is not free, and where it begins."""
    cuts = [-1, *free, len(letters)]
    stretches = [(one + 1, letters[one + 1 : other]) for one, other in pairwise(cuts)]
    return max(stretches, key=lambda each: len(each[1]))


def _fits(letters: str, held: str, index: int, free: tuple[int, ...]) -> bool:
    if index < 0:
        return False
    if not free:
        return held.startswith(letters, index)
    other = held[index : index + len(letters)]
    if len(other) != len(letters):
        return False
    places_free = set(free)
    return all(
        one == two or (at in places_free and one.casefold() == two.casefold())
        for at, (one, two) in enumerate(zip(letters, other, strict=True))
    )


def _spelling(quoted: str, held: str) -> set[str]:
    """How letters were set, where the two sides differ in that."""
    names = set()
    if bool(_LIGATURE.search(quoted)) != bool(_LIGATURE.search(held)):
        names.add(LIGATURE)
    if bool(_COMBINING.search(quoted)) != bool(_COMBINING.search(held)):
        names.add(COMPOSED)
    return names
