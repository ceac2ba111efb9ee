"""The numbers that a summary in words needs: each exact, each with its places in the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from statements.compare.comparison import Column, Comparison, State
from statements.compare.words import Sense


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A word that no other column has in any inflection, as written first, and its places."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """One column in numbers of words.

    `kept`, `altered`, `moved`, `new` and `unmarked` add up to `words`; `dropped` are words of the
    base. Where there is no base all words are unmarked and nothing is dropped.
    """

    words: int
    kept: int
    altered: int
    moved: int
    new: int
    unmarked: int
    dropped: int
    dropped_runs: int
    phrases: tuple[int, ...]
    only_here: tuple[OnlyHere, ...]
    topics_gained: tuple[str, ...]
    topics_lost: tuple[str, ...]

    @property
    def shared(self) -> int:
        """Words shared with the base, in its order or not."""
        return self.kept + self.altered + self.moved


@dataclass(frozen=True, slots=True)
class Summary:
    """All columns, the phrases that every column has, and the topics that every column has."""

    columns: tuple[ColumnSummary, ...]
    phrases: int
    phrases_in_all: tuple[int, ...]
    topics_in_all: tuple[str, ...]


def summarise(comparison: Comparison, topics: Sequence[AbstractSet[str]] = ()) -> Summary:
    """Count. `topics` are those of each column, in the order of the columns, or none at all."""
    columns = comparison.columns
    topics = topics or [frozenset[str]() for _ in columns]
    only_here = _only_here(columns)
    summaries = []
    for number, column in enumerate(columns):
        words: Counter[State] = Counter()
        for segment in column.segments:
            words[segment.state] += segment.words
        base = topics[number] if column.base is None else topics[column.base]
        summaries.append(
            ColumnSummary(
                words=len(column.words),
                kept=words[State.KEPT],
                altered=words[State.ALTERED],
                moved=words[State.MOVED],
                new=words[State.NEW],
                unmarked=words[State.PLAIN],
                dropped=sum(dropped.words for dropped in column.dropped),
                dropped_runs=len(column.dropped),
                phrases=tuple(p.number for p in comparison.phrases if number in p.columns),
                only_here=tuple(only_here[number]),
                topics_gained=tuple(sorted(topics[number] - base)),
                topics_lost=tuple(sorted(base - topics[number])),
            )
        )
    everywhere = frozenset.intersection(*map(frozenset, topics)) if topics else frozenset[str]()
    in_all = (p.number for p in comparison.phrases if len(p.columns) == len(columns))
    return Summary(
        tuple(summaries), len(comparison.phrases), tuple(in_all), tuple(sorted(everywhere))
    )


def _only_here(columns: Sequence[Column]) -> list[list[OnlyHere]]:
    """Words that carry meaning, or turn a sentence, and whose stem one column alone has."""
    found = [_places(column) for column in columns]
    columns_with = Counter(stem for places in found for stem in places)

    def alone(number: int) -> Iterator[OnlyHere]:
        for stem, spans in found[number].items():
            if columns_with[stem] == 1:
                start, end = spans[0]
                yield OnlyHere(columns[number].text[start:end], tuple(spans))

    return [list(alone(number)) for number in range(len(columns))]


def _places(column: Column) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for word in column.words:
        if word.sense is Sense.FULL or (word.sense is Sense.TURNING and len(word.key) > 1):
            places[word.stem].append((word.start, word.end))
    return places
