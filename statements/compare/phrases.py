"""Phrases of four words or more that several columns share, whatever they are measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from statements.compare.comparison import Occurrence, Phrase
from statements.compare.runs import Group, Wording, longest_runs

LENGTH = 4
MOST_PAIRS = 100  # a group of words that recurs more often is a refrain, and starts no phrase


def shared_phrases(texts: Sequence[str], wordings: Sequence[Wording]) -> tuple[Phrase, ...]:
    """Every shared phrase that no longer one stands for, inflection aside, with all its places."""
    found = {
        tuple(a.stems[run.a : run.a + run.length])
        for a, b in combinations(wordings, 2)
        for run in longest_runs(a, b, LENGTH, MOST_PAIRS)
    }
    placed = [(list(_occurrences(stems, wordings)), len(stems)) for stems in found]
    placed.sort(key=lambda phrase: (phrase[0][0].column, phrase[0][0].start, -phrase[1]))
    return tuple(
        Phrase(number, texts[first.column][first.start : first.end], count, (first, *others))
        for number, ((first, *others), count) in enumerate(placed, start=1)
    )


def _occurrences(stems: Group, wordings: Sequence[Wording]) -> Iterator[Occurrence]:
    """Where these words stand, in reading order."""
    offset, group = next(
        (offset, group)
        for offset in range(len(stems))
        if any(
            (group := stems[offset : offset + LENGTH]) in w.groups(LENGTH).places for w in wordings
        )
    )
    for column, wording in enumerate(wordings):
        for place in wording.groups(LENGTH).places.get(group, ()):
            start, end = place - offset, place - offset + len(stems)
            if tuple(wording.stems[start:end]) == stems:
                yield Occurrence(column, wording.words[start].start, wording.words[end - 1].end)
