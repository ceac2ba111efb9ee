"""Two texts -> the runs of words they share: what is kept, what is moved.

Longest shared run first, each word used once; the heaviest chain in the same order is kept. The
answer does not depend on which of the two is asked about first.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from statements.compare.runs import Run, Wording, longest_runs, pairs_of
from statements.compare.words import Sense

FINE = 2  # words of the shortest run that is looked for as a run; single words come after
COARSE = 4
# Past either of these the alignment is coarse.
MOST_WORDS = 3_500  # a side, if both are as long: what counts is the product
MOST_PAIRS = (
    20_000  # of two neighbouring words that both texts have; strategies of 3,000 have 1,500
)
# A coarse alignment passes over groups of words that occur in more pairs than these.
COARSE_PAIRS = 100


@dataclass(frozen=True, slots=True)
class Alignment:
    """Shared runs in the order of the first text; each is kept or moved."""

    kept: tuple[Run, ...]
    moved: tuple[Run, ...]
    coarse: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.kept + self.moved

    @property
    def turned(self) -> Alignment:
        kept, moved = (
            tuple(sorted(run.turned for run in runs)) for runs in (self.kept, self.moved)
        )
        return Alignment(kept, moved, self.coarse)


def align(a: Wording, b: Wording) -> Alignment:
    """Every word of either text is in one run at most; what is in none is not shared."""
    if a.forms > b.forms:  # where two choices are as good, both directions choose the same
        return align(b, a).turned
    if a.forms == b.forms:
        # That they are the same is no chance, whatever the words.
        return Alignment((Run(0, 0, len(a.words)),) if a.words else (), ())
    coarse = (
        len(a.words) * len(b.words) > MOST_WORDS**2
        or pairs_of(a.groups(FINE), b.groups(FINE)) > MOST_PAIRS
    )
    if coarse:
        found = longest_runs(a, b, COARSE, COARSE_PAIRS)
        runs = _each_word_once(a, b, found, COARSE)
    else:
        runs = _each_word_once(a, b, longest_runs(a, b, FINE), FINE)
        runs += _single_words(a, b, runs)
    kept = _heaviest_chain(runs)
    return Alignment(tuple(kept), tuple(sorted(set(runs) - set(kept))), coarse)


def _evidence(a: Wording, b: Wording, run: Run) -> int:
    """How many of its words carry meaning and are not inflected: without one, a run is chance."""
    ours, theirs = slice(run.a, run.a + run.length), slice(run.b, run.b + run.length)
    if a.keys[ours] == b.keys[theirs]:
        return a.full.count(1, ours.start, ours.stop)
    words = zip(a.full[ours], a.keys[ours], b.keys[theirs], strict=True)
    return sum(full and key == other for full, key, other in words)


def _each_word_once(a: Wording, b: Wording, runs: Iterator[Run], shortest: int) -> list[Run]:
    """Longest first; of the same length, the one with most evidence, then the nearest in place.

    A run that meets words already used is cut down to what is free of it, and waits its turn.
    Single words are left for later.
    """

    def ranked(run: Run) -> Iterator[tuple[int, int, int, int, Run]]:
        counts = _evidence(a, b, run)
        if counts and not (run.length == 2 and _has_small_edge(a, run)):
            ahead, behind = run.a * len(b.words), run.b * len(a.words)
            yield -run.length, -counts, abs(ahead - behind), ahead + behind, run

    waiting = [entry for run in runs for entry in ranked(run)]
    heapq.heapify(waiting)
    used_a, used_b = bytearray(len(a.words)), bytearray(len(b.words))
    chosen = []
    while waiting:
        run = heapq.heappop(waiting)[-1]
        pieces = list(_free(run, used_a, used_b, shortest))
        if pieces == [run]:
            chosen.append(run)
            used_a[run.a : run.a + run.length] = b"\1" * run.length
            used_b[run.b : run.b + run.length] = b"\1" * run.length
        else:
            for piece in pieces:
                for entry in ranked(piece):
                    heapq.heappush(waiting, entry)
    return chosen


def _has_small_edge(a: Wording, run: Run) -> bool:
    """Paired words shed their small ones, and then are no pair."""
    return Sense.SMALL in {a.words[run.a].sense, a.words[run.a + run.length - 1].sense}


def _free(run: Run, used_a: bytearray, used_b: bytearray, shortest: int) -> Iterator[Run]:
    """The parts of a run, no shorter than `shortest`, none of whose words are used."""
    i, j, length = run
    taken = [k for k in range(length) if used_a[i + k] or used_b[j + k]]
    for before, after in pairwise((-1, *taken, length)):
        if after - before > shortest:
            yield Run(i + before + 1, j + before + 1, after - before - 1)


def _single_words(a: Wording, b: Wording, runs: Sequence[Run]) -> list[Run]:
    """Pair off the words that no run has used, first within the same gap of what is kept."""
    chain = _heaviest_chain(runs)
    ours = _loose(a, [(run.a, run.length) for run in runs], [run.a for run in chain])
    theirs = _loose(b, [(run.b, run.length) for run in runs], [run.b for run in chain])
    near = _in_order(ours, theirs)
    used_a, used_b = {run.a for run in near}, {run.b for run in near}
    far = _in_order(
        [((key, 0), place) for (key, _), place in ours if place not in used_a],
        [((key, 0), place) for (key, _), place in theirs if place not in used_b],
    )
    return near + far


# A word's key and the gap of the chain it stands in, and its place in its text.
_Loose = tuple[tuple[str, int], int]


def _loose(
    text: Wording, runs: Sequence[tuple[int, int]], chain: Sequence[int]
) -> Sequence[_Loose]:
    """Words that carry meaning and are in no run."""
    free = bytearray(text.full)
    for start, length in runs:
        free[start : start + length] = bytes(length)
    places = compress(range(len(free)), free)
    return [((text.keys[place], bisect_right(chain, place)), place) for place in places]


def _in_order(ours: Sequence[_Loose], theirs: Sequence[_Loose]) -> list[Run]:
    """The first of ours with the first of theirs of the same sort, the second with the second."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for sort, place in reversed(theirs):
        places[sort].append(place)
    return [Run(place, places[sort].pop(), 1) for sort, place in ours if places.get(sort)]


def _heaviest_chain(runs: Sequence[Run]) -> list[Run]:
    """Of the runs, those in the same order in both texts that have the most words together."""
    ends: list[int] = []  # where chains end in `b`: a chain that ends later must weigh more
    weights: list[int] = []
    before: dict[Run, Run | None] = {}
    last: list[Run] = []
    for run in sorted(runs):
        place = bisect_left(ends, run.b)
        before[run] = last[place - 1] if place else None
        weight = run.length + (weights[place - 1] if place else 0)
        beaten = place
        while beaten < len(ends) and weights[beaten] <= weight:
            beaten += 1
        ends[place:beaten] = [run.b]
        weights[place:beaten] = [weight]
        last[place:beaten] = [run]
    chain = []
    link = last[-1] if last else None
    while link:
        chain.append(link)
        link = before[link]
    return chain[::-1]
