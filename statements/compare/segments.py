"""Texts -> a comparison: every stretch of every column with what became of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from statements.compare.align import Alignment, align
from statements.compare.alterations import alterations
from statements.compare.comparison import (
    LEFT,
    Base,
    Column,
    Comparison,
    Dropped,
    Holding,
    Phrase,
    Segment,
    State,
    Stretch,
)
from statements.compare.phrases import shared_phrases
from statements.compare.runs import Run, Wording
from statements.compare.words import Sense, Word, read


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it was given and as it is aligned."""

    text: str
    words: tuple[Word, ...]
    wording: Wording

    @classmethod
    def of(cls, text: str) -> _Text:
        words = read(text)
        return cls(text, words, Wording(words))


def compare(texts: Sequence[str], base: Base = LEFT) -> Comparison:
    """Set texts side by side, each measured against `base` or against its left neighbour.

    Raises ValueError where the base is none of the columns.
    """
    if base != LEFT and not 0 <= base < len(texts):
        raise ValueError(f"The base is column {base}; there are columns 0 to {len(texts) - 1}.")
    read_texts = [_Text.of(text) for text in texts]
    phrases = shared_phrases(texts, [ours.wording for ours in read_texts])
    columns = [
        _measured(ours, _base_of(number, base), read_texts)
        for number, ours in enumerate(read_texts)
    ]
    return Comparison(base, tuple(_with_phrases(_with_stretches(columns), phrases)), phrases)


def _base_of(column: int, base: Base) -> int | None:
    if base == LEFT:
        return column - 1 if column else None
    return None if column == base else base


def _measured(ours: _Text, base: int | None, texts: Sequence[_Text]) -> Column:
    """A column against its base, without what only its neighbours know."""
    if base is None:
        whole = Segment(0, len(ours.text), State.PLAIN, len(ours.words))
        return Column(ours.text, ours.words, None, (whole,) if ours.text else ())
    theirs = texts[base]
    alignment = align(theirs.wording, ours.wording)
    marks = sorted(_marks(ours, theirs, alignment), key=lambda mark: mark.start)
    dropped = tuple(
        Dropped(words[0].start, words[-1].end, len(words))
        for words in _alone(theirs.words, [(r.a, r.length) for r in alignment.runs])
    )
    return Column(
        ours.text, ours.words, base, tuple(_tiled(ours, marks)), dropped, coarse=alignment.coarse
    )


def _marks(ours: _Text, base: _Text, alignment: Alignment) -> Iterator[Segment]:
    """Everything of a text that is marked, in no order."""
    moved = frozenset(alignment.moved)
    for run in alignment.runs:
        yield _shared(ours, base, run, moved=run in moved)
    for words in _alone(ours.words, [(run.b, run.length) for run in alignment.runs]):
        yield Segment(words[0].start, words[-1].end, State.NEW, len(words))


def _shared(ours: _Text, base: _Text, run: Run, *, moved: bool) -> Segment:
    theirs = base.words[run.a : run.a + run.length]
    words = ours.words[run.b : run.b + run.length]
    altered = tuple(alterations(ours.text, words, base.text, theirs))
    kept = State.ALTERED if altered else State.KEPT
    return Segment(
        words[0].start,
        words[-1].end,
        State.MOVED if moved else kept,
        run.length,
        theirs[0].start,
        theirs[-1].end,
        altered,
    )


def _alone(words: Sequence[Word], runs: Iterable[tuple[int, int]]) -> Iterator[Sequence[Word]]:
    """Stretches of words between runs, but for those of small words alone."""
    end = 0
    for start, length in (*sorted(runs), (len(words), 0)):
        stretch = words[end:start]
        if any(word.sense is not Sense.SMALL for word in stretch):
            yield stretch
        end = start + length


def _tiled(ours: _Text, marks: Iterable[Segment]) -> Iterator[Segment]:
    """Marked segments with what is between them, so that joined they are the text."""
    starts = [word.start for word in ours.words]

    def plain(start: int, end: int) -> Iterator[Segment]:
        if start < end:
            words = bisect_right(starts, end - 1) - bisect_right(starts, start - 1)
            yield Segment(start, end, State.PLAIN, words)

    reached = 0
    for mark in marks:
        yield from plain(reached, mark.start)
        yield mark
        reached = mark.end
    yield from plain(reached, len(ours.text))


def _with_stretches(columns: Sequence[Column]) -> Iterator[Column]:
    """Each base with the columns that hold its stretches."""
    measured: dict[int, list[int]] = defaultdict(list)
    for number, column in enumerate(columns):
        if column.base is not None:
            measured[column.base].append(number)
    for number, column in enumerate(columns):
        if number in measured:
            others = [(other, columns[other].segments) for other in measured[number]]
            yield replace(column, stretches=tuple(_stretches(column, others)))
        else:
            yield column


def _stretches(base: Column, others: Sequence[tuple[int, Sequence[Segment]]]) -> Iterator[Stretch]:
    """A stretch ends wherever a segment of some column does; what nobody holds is one stretch."""
    holdings = [list(_held(base.words, number, segments)) for number, segments in others]
    places = range(len(base.words))
    reached = 0
    for held, group in groupby(zip(places, *holdings, strict=True), key=lambda row: row[1:]):
        present = tuple(holding for holding in held if holding)
        if present:
            rows = list(group)
            start, end = base.words[rows[0][0]].start, base.words[rows[-1][0]].end
            if reached < start:
                yield Stretch(reached, start)
            yield Stretch(start, end, present)
            reached = end
    if reached < len(base.text):
        yield Stretch(reached, len(base.text))


def _held(
    words: Sequence[Word], column: int, segments: Sequence[Segment]
) -> Iterator[Holding | None]:
    """For each word of the base: where a column holds it, if it does."""
    by_start = {}
    for number, segment in enumerate(segments):
        if segment.base_start is not None:
            by_start[segment.base_start] = number, segment
    holding, left = None, 0
    for word in words:
        if word.start in by_start:
            number, segment = by_start[word.start]
            holding, left = Holding(column, number, segment.state), segment.words
        yield holding if left else None
        left -= left > 0


def _with_phrases(columns: Iterable[Column], phrases: Sequence[Phrase]) -> Iterator[Column]:
    """Each column with the numbers of the phrases that stand in its segments and stretches."""
    spans = [
        (occurrence.column, occurrence.start, occurrence.end, phrase.number)
        for phrase in phrases
        for occurrence in phrase.occurrences
    ]
    for number, column in enumerate(columns):
        ours = [span[1:] for span in spans if span[0] == number]
        segments, stretches = list(column.segments), list(column.stretches)
        for place, numbers in _within(segments, ours):
            if segments[place].state is not State.PLAIN:
                segments[place] = replace(segments[place], phrases=numbers)
        for place, numbers in _within(stretches, ours):
            stretches[place] = replace(stretches[place], phrases=numbers)
        yield replace(column, segments=tuple(segments), stretches=tuple(stretches))


def _within(
    parts: Sequence[Segment | Stretch], spans: Iterable[tuple[int, int, int]]
) -> list[tuple[int, tuple[int, ...]]]:
    """Places of the parts that spans overlap, with the numbers of these spans."""
    starts = [part.start for part in parts]
    found: dict[int, set[int]] = defaultdict(set)
    if parts:
        for start, end, number in spans:
            for place in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
                found[place].add(number)
    return [(place, tuple(sorted(numbers))) for place, numbers in found.items()]
