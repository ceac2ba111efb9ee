"""What is shown of a text that was found: the best of it, with what was found marked."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.snippets import Snippet, Token, Wanted, marked, snippet, spans


def tokens(text: str) -> list[Token]:
    """Words as the engine gives them, with a stem that will do for these tests."""
    return [
        Token(exact := found[0].casefold(), exact.rstrip("s"), found.start(), found.end())
        for found in re.finditer(r"[^\W_]+", text)
    ]


def shown(text: str, wanted: Wanted, longest: int = 320) -> str:
    """A snippet as a reader sees it: cuts as …, what is marked between brackets."""
    found = snippet(text, tokens(text), wanted, longest=longest)
    words = "".join(f"[{each.text}]" if each.marked else each.text for each in found.pieces)
    return f"{'…' * found.cut_before}{words}{'…' * found.cut_after}"


def all_marked(text: str, wanted: Wanted) -> str:
    pieces = marked(text, tokens(text), wanted)
    return "".join(f"[{each.text}]" if each.marked else each.text for each in pieces)


def phrase(text: str, slop: int = 0) -> Wanted:
    return Wanted(phrases=((tuple(text.split()), slop),))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), "War crimes and the crime of war, Pub. L. No. 115-441"),
        (Wanted(stems=frozenset({"crime"})), "War [crimes] and the [crime] of war"),
        (Wanted(words=frozenset({"crime"})), "War crimes and the [crime] of war"),
        (Wanted(prefixes=("cri", "wa")), "[War] [crimes] and the [crime] of [war]"),
        (phrase("war crimes"), "[War crimes] and the crime of war"),
        (phrase("crime war", 1), "War crimes and the [crime] of [war]"),
        (phrase("war the", 1), "War crimes and the crime of war"),
        (phrase("crime war"), "War crimes and the crime of war"),
        (phrase("and the and"), "War crimes and the crime of war"),
        (Wanted(references=frozenset({"pl-115-441"})), ", [Pub. L. No. 115-441]"),
        (Wanted(references=frozenset({"pl-1-1"})), ", Pub. L. No. 115-441"),
        (
            Wanted(stems=frozenset({"crime", "the"}), phrases=((("and", "the", "crime"), 0),)),
            "War [crimes] [and the crime] of war",
        ),
    ],
    ids=[
        "nothing",
        "stem",
        "exact word",
        "prefixes",
        "phrase",
        "nearness",
        "not near enough",
        "not next to each other",
        "not there",
        "citation",
        "another citation",
        "words within a phrase",
    ],
)
def test_what_was_looked_for_is_marked(wanted: Wanted, expected: str) -> None:
    text = "War crimes and the crime of war, Pub. L. No. 115-441"
    assert expected in all_marked(text, wanted)


def test_matches_that_touch_are_one() -> None:
    text = "mass atrocity prevention board"
    wanted = Wanted(
        phrases=((("mass", "atrocity"), 0), (("atrocity", "prevention"), 0)),
        stems=frozenset({"board"}),
    )
    assert spans(text, tokens(text), wanted) == [(0, 24), (25, 30)]


FILLER = "Nothing of that stands here, whatever else there is to say about it."


@pytest.mark.parametrize(
    ("best", "other", "wanted"),
    [
        (
            "They speak of war crimes.",
            "A crime or a law, in war or peace.",
            Wanted(
                stems=frozenset({"war", "crime", "law", "peace"}), phrases=((("war", "crimes"), 0),)
            ),
        ),
        (
            "War is a crime.",
            "War, war, war and war.",
            Wanted(stems=frozenset({"war", "crime"})),
        ),
        (
            "A war crime.",
            "War is in everything that we hold to be a crime.",
            Wanted(stems=frozenset({"war", "crime"})),
        ),
        (
            "It is § 5 of the Act.",
            "Some act.",
            Wanted(stems=frozenset({"act"}), references=frozenset({"sec-5"})),
        ),
    ],
    ids=["phrases first", "then different words", "then nearness", "a citation is a phrase"],
)
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "last"])
def test_the_best_sentence_is_shown(
    *, best: str, other: str, wanted: Wanted, is_first: bool
) -> None:
    first, last = (best, other) if is_first else (other, best)
    text = f"{FILLER} {first} {FILLER} {last} {FILLER}"
    found = shown(text, wanted, longest=len(best))
    assert re.sub(r"[\[\]]", "", found) == f"…{best}…"


def test_no_sentence_ends_within_a_match() -> None:
    text = "It is war. Crimes follow. Peace is far."
    for longest in (1, 15, 25):
        assert "[war. Crimes]" in shown(text, phrase("war crimes"), longest)


def test_of_equals_the_first_is_shown() -> None:
    text = "A war. No war. A war."
    assert shown(text, Wanted(stems=frozenset({"war"})), longest=8) == "A [war].…"


def test_neighbours_are_shown_as_far_as_they_fit_whole() -> None:
    text = "One is here. Two is war. Three is here. Four is here."
    wanted = Wanted(stems=frozenset({"war"}))
    assert shown(text, wanted, longest=30) == "…Two is [war]. Three is here.…"
    assert shown(text, wanted, longest=40) == "…Two is [war]. Three is here. Four is here."
    assert shown(text, wanted) == "One is here. Two is [war]. Three is here. Four is here."


def test_without_a_match_the_beginning_is_shown() -> None:
    text = f"{FILLER} {FILLER}"
    assert shown(text, Wanted(), longest=80) == f"{FILLER}…"
    assert shown("", Wanted()) == shown(" \r", Wanted()) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Under Pub. L. No. 115-441 and 22 U.S.C. 2656 the U.S. Secretary acts.",
        "Mr. Smith, Sen. Jones and Gov. Hill spoke at 3.5 percent.",
        "“Never again.” is what they said!",
        "Sec. 5 of the Act.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    text = f"War is hell. {sentence} War is hell."
    last = re.findall(r"\w+", sentence)[-1].casefold()
    if sentence.startswith("“"):
        sentence = "is what they said!"
    assert re.sub(r"[\[\]]", "", shown(text, Wanted(words=frozenset({last})), len(sentence))) == (
        f"…{sentence}…"
    )


LONG = (
    "The " + "very " * 40 + "long sentence of war and " + "quite " * 40 + "some more crimes of it."
)


@pytest.mark.parametrize("longest", [30, 80, 200])
def test_a_sentence_that_is_too_long_is_cut_around_its_match(longest: int) -> None:
    found = shown(LONG, Wanted(stems=frozenset({"war"})), longest)
    assert "[war]" in found
    assert found.startswith("…")
    assert found.endswith("…")
    plain = re.sub(r"[…\[\]]", "", found)
    assert longest - 8 <= len(plain) <= longest
    assert set(plain.split()) <= set(LONG.split())


def test_of_a_long_sentence_the_stretch_with_most_is_shown() -> None:
    text = f"War {'x ' * 200}war crimes {'x ' * 200}war end"
    found = shown(text, Wanted(stems=frozenset({"war", "crime"})), 60)
    assert "[war] [crimes]" in found


def test_a_match_longer_than_the_snippet_is_kept_whole() -> None:
    text = f"{'x ' * 100}{'deed ' * 20}{'y ' * 100}"
    found = shown(text, phrase("deed " * 20), 40)
    assert found == f"…[{('deed ' * 20).strip()}]…"


# Whatever the text

WORDS = st.sampled_from(
    "war crimes the and Pub. L. No. 115-441 § 5 . ! ” \n 🙂 - é U.S. x".split(" ")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=120).map(" ".join))
WANTED = st.builds(
    Wanted,
    stems=st.frozensets(st.sampled_from(["war", "crime", "x"])),
    words=st.frozensets(st.sampled_from(["the", "war"])),
    prefixes=st.lists(st.sampled_from(["cr", "a", "u"])).map(tuple),
    phrases=st.lists(
        st.tuples(
            st.sampled_from([("war", "crimes"), ("war", "war"), ("the", "and", "war")]),
            st.integers(0, 50),
        )
    ).map(tuple),
    references=st.frozensets(st.sampled_from(["pl-115-441", "sec-5"])),
)


@given(TEXTS, WANTED)
def test_spans_are_in_order_and_apart(text: str, wanted: Wanted) -> None:
    found = spans(text, tokens(text), wanted)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))


@given(TEXTS, WANTED)
def test_the_whole_text_is_in_its_pieces(text: str, wanted: Wanted) -> None:
    assert "".join(each.text for each in marked(text, tokens(text), wanted)) == text


@given(TEXTS, WANTED, st.integers(1, 400))
def test_a_snippet_stands_in_its_text(text: str, wanted: Wanted, longest: int) -> None:
    words = tokens(text)
    found = snippet(text, words, wanted, longest=longest)
    joined = "".join(each.text for each in found.pieces)
    assert joined in text
    assert all(each.text for each in found.pieces)
    assert has_a_match(found) == bool(spans(text, words, wanted))
    units = [*spans(text, words, wanted), *((word.start, word.end) for word in words)]
    assert len(joined) <= max([longest, *(end - start for start, end in units)])
    assert not joined[:1].isspace()
    assert found.cut_after or text.rstrip().endswith(joined)
    assert found.cut_before or text.lstrip().startswith(joined)


@given(TEXTS, WANTED, st.integers(1, 100))
def test_no_word_is_cut(text: str, wanted: Wanted, longest: int) -> None:
    joined = "".join(
        each.text for each in snippet(text, tokens(text), wanted, longest=longest).pieces
    )
    whole = {word.exact for word in tokens(text)}
    assert {word.exact for word in tokens(joined)} <= whole


def has_a_match(found: Snippet) -> bool:
    return any(each.marked for each in found.pieces)
