"""Runs: words in the same order in two texts, as long as they can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statements.compare.words import Sense, Word

Group = tuple[str, ...]


class Run(NamedTuple):
    """`length` words from word `a` of one text that are words from `b` of the other."""

    a: int
    b: int
    length: int

    @property
    def turned(self) -> Run:
        """The same run with the texts the other way round."""
        return Run(self.b, self.a, self.length)


class Wording:
    """The words of one text, and where its groups of words stand.

    Made once for a text, however many others it is aligned with.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.stems = [word.stem for word in words]
        self.keys = [word.key for word in words]
        self.full = bytes(word.sense is Sense.FULL for word in words)
        self._groups: dict[int, Groups] = {}

    @property
    def forms(self) -> tuple[list[str], list[str]]:
        """What makes two texts the same to us, and puts any two in one order."""
        return self.stems, self.keys

    def groups(self, size: int) -> Groups:
        """Every group of `size` neighbouring words, if one of them carries meaning."""
        if size not in self._groups:
            self._groups[size] = Groups(self.stems, self.full, size)
        return self._groups[size]


class Groups:
    """Groups of neighbouring words by their stems: `at` each place, and the `places` of each."""

    def __init__(self, stems: Sequence[str], full: bytes, size: int) -> None:
        every = zip(*(stems[offset:] for offset in range(size)), strict=False)
        self.at = [group if 1 in full[i : i + size] else None for i, group in enumerate(every)]
        self.places: dict[Group, list[int]] = {}
        for place, group in enumerate(self.at):
            if group:
                self.places.setdefault(group, []).append(place)


def pairs_of(a: Groups, b: Groups) -> int:
    """How many pairs of equal groups there are: what finding the runs will cost."""
    common = a.places.keys() & b.places.keys()
    return sum(len(a.places[group]) * len(b.places[group]) for group in common)


def longest_runs(a: Wording, b: Wording, size: int, most: int | None = None) -> Iterator[Run]:
    """Every shared run of `size` words or more that goes no further on either side.

    A run is found from its groups. Groups that occur in more than `most` pairs find none, so that
    a refrain costs no more than it is worth; runs found from others still pass over them.
    """
    ours, theirs = a.groups(size), b.groups(size)
    common = ours.places.keys() & theirs.places.keys()
    reached = [0] * (len(a.words) + len(b.words))  # by diagonal: where the last run on it ended
    for i, group in enumerate(ours.at):
        if not group or group not in common:
            continue
        places = theirs.places[group]
        if most and len(places) * len(ours.places[group]) > most:
            continue
        for j in places:
            if reached[j - i] <= i:  # a negative index counts from the end: no two meet
                run = _grown(a.stems, b.stems, i, j)
                reached[j - i] = run.a + run.length
                yield run


def _grown(a: Sequence[str], b: Sequence[str], i: int, j: int) -> Run:
    """The run through word `i` of one text and `j` of the other, as far as it goes."""
    start = 0
    while i + start and j + start and a[i + start - 1] == b[j + start - 1]:
        start -= 1
    end, longest = 1, min(len(a) - i, len(b) - j)
    while end < longest and a[i + end] == b[j + end]:
        end += 1
    return Run(i + start, j + start, end - start)
