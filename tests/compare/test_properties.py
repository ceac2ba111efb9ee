"""What holds for any texts at all: made of few words, so that much is shared, or of any signs."""

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from statements.compare import LEFT, Base, Comparison, compare
from statements.compare.comparison import Column, State
from statements.compare.summary import summarise

FEW = (
    "genocide Genocide genocides atrocity atrocities’ prevent prevented America America’s U.S. US "
    "[w]e we the of of and must not shall a (b) 10.5 Côte Cote Co\u0302te 🕊️ नरसंहार \x00 — - …"
).split()
BETWEEN = st.sampled_from([" ", "  ", "\n\n", "-", "—", ", ", ". ", "’ ", "“", "\u00ad", "\u200b"])
written = st.lists(st.tuples(st.sampled_from(FEW), BETWEEN), max_size=25).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
anything = st.text(st.characters(exclude_categories=()), max_size=60)
repetitive = st.lists(st.sampled_from("mass atrocity atrocities end the".split()), max_size=16).map(
    " ".join
)
texts = written | repetitive | anything
several = st.lists(texts, min_size=1, max_size=6)


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[list[str], Base]:
    given_texts = draw(several)
    bases: list[Base] = [LEFT, *range(len(given_texts))]
    return given_texts, draw(st.sampled_from(bases))


def joined(text: str, parts: Sequence[tuple[int, int]]) -> str:
    return "".join(text[start:end] for start, end in parts)


def spans_of(column: Column, state: State) -> set[tuple[int, int]]:
    return {(s.start, s.end) for s in column.segments if s.state is state}


def dropped_of(column: Column) -> set[tuple[int, int]]:
    return {(dropped.start, dropped.end) for dropped in column.dropped}


def without_phrases(column: Column) -> list[object]:
    marks = [(s.start, s.end, s.state, s.base_start, s.alterations) for s in column.segments]
    return [column.text, marks, column.dropped, column.coarse]


@given(comparisons())
@example(([""], LEFT))
@example((["", " ", "\x00", "…", "\ud800", "🕊️"], 0))
def test_segments_and_stretches_joined_are_the_text(case: tuple[list[str], Base]) -> None:
    given_texts, base = case
    comparison = compare(given_texts, base)
    assert [column.text for column in comparison.columns] == given_texts
    for column in comparison.columns:
        assert joined(column.text, [(s.start, s.end) for s in column.segments]) == column.text
        assert sum(segment.words for segment in column.segments) == len(column.words)
        assert all(segment.start < segment.end for segment in column.segments)
        if column.stretches:
            assert joined(column.text, [(s.start, s.end) for s in column.stretches]) == column.text
    summarise(comparison)


@given(texts)
@example("must not")
@example("of the")
@example("genocide " * 200)
def test_identical_texts_have_nothing_new_and_nothing_dropped(text: str) -> None:
    column = compare([text, text], 0).columns[1]
    assert not column.dropped
    assert not {s.state for s in column.segments} - {State.KEPT, State.PLAIN}


@given(texts, texts)
@settings(max_examples=1000)
def test_swapping_the_sides_swaps_new_and_dropped(one: str, other: str) -> None:
    forth, back = compare([one, other], 0).columns[1], compare([one, other], 1).columns[0]
    assert spans_of(forth, State.NEW) == dropped_of(back)
    assert spans_of(back, State.NEW) == dropped_of(forth)
    placed = {(s.base_start, s.start, s.state) for s in forth.segments if s.base_end}
    assert placed == {(s.start, s.base_start, s.state) for s in back.segments if s.base_end}


@given(several, texts)
def test_adding_a_column_changes_no_other(given_texts: list[str], more: str) -> None:
    bases: list[Base] = [LEFT, *range(len(given_texts))]
    for base in bases:
        before = compare(given_texts, base).columns
        after = compare([*given_texts, more], base).columns
        assert [without_phrases(c) for c in before] == [without_phrases(c) for c in after[:-1]]


@given(texts, texts)
def test_what_is_kept_stands_in_the_base_in_the_same_order(one: str, other: str) -> None:
    comparison = compare([one, other], 0)
    column = comparison.columns[1]
    shared = [s for s in column.segments if s.base_start is not None]
    for segment in shared:
        assert segment.base_start is not None and segment.base_end is not None
        here = stems_in(comparison, 1, segment.start, segment.end)
        assert here == stems_in(comparison, 0, segment.base_start, segment.base_end)
    kept = [s.base_start for s in shared if s.state is not State.MOVED]
    assert kept == sorted(kept, key=lambda start: start or 0)
    assert len({s.base_start for s in shared}) == len(shared)


@given(several)
def test_a_base_says_who_holds_its_words_as_the_columns_do(given_texts: list[str]) -> None:
    columns = compare(given_texts, 0).columns
    for stretch in columns[0].stretches:
        for holding in stretch.held:
            segment = columns[holding.column].segments[holding.segment]
            assert segment.state is holding.state
            assert segment.base_start is not None and segment.base_end is not None
            assert segment.base_start <= stretch.start < stretch.end <= segment.base_end
    held = {(h.column, h.segment) for s in columns[0].stretches for h in s.held}
    assert held == {
        (number, place)
        for number, column in enumerate(columns)
        for place, segment in enumerate(column.segments)
        if segment.base_start is not None
    }


@given(several)
def test_every_phrase_is_shared_and_stands_where_it_says(given_texts: list[str]) -> None:
    comparison = compare(given_texts)
    for number, phrase in enumerate(comparison.phrases, start=1):
        assert phrase.number == number
        assert phrase.words >= 4
        assert len(phrase.columns) > 1
        first, *others = phrase.occurrences
        assert phrase.text == given_texts[first.column][first.start : first.end]
        for place in others:
            column = comparison.columns[place.column]
            stems = stems_in(comparison, place.column, place.start, place.end)
            assert stems == stems_in(comparison, first.column, first.start, first.end)
            marked = [s for s in column.segments if s.start < place.end and place.start < s.end]
            assert all(number in s.phrases for s in marked if s.state is not State.PLAIN)


def stems_in(comparison: Comparison, column: int, start: int, end: int) -> list[str]:
    return [w.stem for w in comparison.columns[column].words if start <= w.start < end]
