"""The numbers of a summary in words."""

from statements.compare import compare
from statements.compare.summary import OnlyHere, summarise

DUTY = "We have a responsibility to protect civilians from genocide."
SAME = "We have a responsibility to protect civilians."
LATER = "Genocide must end; we have a responsibility to protect civilians everywhere."


def test_a_summary_counts_every_word_once() -> None:
    summary = summarise(compare([DUTY, SAME, LATER], 0))
    base, same, later = summary.columns
    assert (base.words, base.unmarked, base.shared, base.dropped) == (9, 9, 0, 0)
    assert (same.words, same.kept, same.new, same.shared) == (7, 7, 0, 7)
    assert (same.dropped, same.dropped_runs) == (2, 1)
    assert (later.words, later.altered, later.moved, later.new) == (11, 7, 1, 3)
    assert (later.dropped, later.dropped_runs) == (0, 0)
    assert summary.phrases == 1
    assert summary.phrases_in_all == same.phrases == (1,)


def test_a_summary_tells_phrases_of_all_columns_from_those_of_some() -> None:
    summary = summarise(compare([DUTY, DUTY, SAME]))
    assert [column.phrases for column in summary.columns] == [(1, 2), (1, 2), (2,)]
    assert (summary.phrases, summary.phrases_in_all) == (2, (2,))


def test_a_summary_names_words_that_stand_in_one_column_alone_and_their_places() -> None:
    summary = summarise(compare(["It must end. Must it?", "It ends (a).", "Endings"]))
    assert [column.only_here for column in summary.columns] == [
        (OnlyHere("must", ((3, 7), (13, 17))),),
        (),
        (),
    ]


def test_a_summary_says_which_topics_came_and_went() -> None:
    comparison = compare([DUTY, SAME, LATER], 0)
    summary = summarise(comparison, [{"r2p", "icc"}, {"r2p"}, {"r2p", "prevention", "aid"}])
    gained = [(column.topics_gained, column.topics_lost) for column in summary.columns]
    assert gained == [((), ()), ((), ("icc",)), (("aid", "prevention"), ("icc",))]
    assert summary.topics_in_all == ("r2p",)


def test_nothing_to_compare_is_summed_up_too() -> None:
    assert summarise(compare([])).columns == ()
    assert summarise(compare(["Alone."])).columns[0].words == 1
