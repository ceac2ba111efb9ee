from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.sources.readers.pages import Evidence, Printed, establish


def page(
    *numbers: str,
    contents: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    stated: str = "",
    follows: bool = False,
) -> Evidence:
    return Evidence(stated, numbers, contents, beside, follows)


def told(*pages: Evidence, whole: bool = True) -> str:
    """Each page's number and the first letter of how it is known; a dash where it is not."""
    return " ".join(f"{each.page}{each.basis[:1]}" or "-" for each in establish(pages, whole=whole))


NONE = Evidence()


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([], "", id="no pages"),
        pytest.param([NONE, NONE], "- -", id="nothing said"),
        pytest.param([page("4")], "-", id="one number alone"),
        pytest.param([page("1"), page("2")], "1p 2p", id="two that agree"),
        pytest.param(
            [page(), page("2"), page(), page("4"), page()], "1i 2p 3i 4p 5i", id="odd pages lost"
        ),
        pytest.param([page("9"), page("3"), page("14")], "- - -", id="numbers that do not agree"),
        pytest.param(
            [NONE, page("i"), page("ii"), NONE, page("iv"), page("1"), NONE, page("3")],
            "- ip iip iiii ivp 1p 2i 3p",
            id="roman, then arabic",
        ),
        pytest.param(
            [page("i"), page("ii"), NONE, NONE, page("5"), page("6"), page("7")],
            "ip iip - - 5p 6p 7p",
            id="roman counted on in arabic, it is not known from where",
        ),
        pytest.param(
            [page("I"), page("II"), page("III"), page("1"), page("2"), page("3")],
            "Ip IIp IIIp 1p 2p 3p",
            id="large roman",
        ),
        pytest.param(
            [page("1"), page("2"), page("3"), NONE, page("9"), page("10"), page("11")],
            "1p 2p 3p - 9p 10p 11p",
            id="a gap that does not come out",
        ),
        pytest.param(
            [page("1"), page("2"), page("3"), NONE, page("4"), page("5"), page("6")],
            "1p 2p 3p - 4p 5p 6p",
            id="a plate between",
        ),
        pytest.param(
            [page(str(number), str(number + 40)) for number in range(1, 9)],
            "- - - - - - - -",
            id="two numberings on every page",
        ),
        pytest.param(
            [page("2006"), page("2006"), page("3", "2006"), page("4"), page("2006"), page("6")],
            "- - 3p 4p 5i 6p",
            id="a year at the head",
        ),
        pytest.param(
            [page("5"), page("6"), page("8"), page("8"), page("9")],
            "5p 6p - 8p 9p",
            id="a number one off is a sign that the count is wrong there",
        ),
        pytest.param(
            [page("5"), page("6"), page("31"), page("8"), page("9")],
            "5p 6p 7i 8p 9p",
            id="a stray number is not",
        ),
        pytest.param(
            [page("12"), page("13"), page("14")], "12p 13p 14p", id="begins in the middle"
        ),
        pytest.param(
            [NONE, page("346"), page("347"), page("348")],
            "- 346p 347p 348p",
            id="what stands before an extract",
        ),
        pytest.param(
            [page("A-1"), NONE, page("A-3"), page("A-4")], "A-1p A-2i A-3p A-4p", id="with a letter"
        ),
        pytest.param([page("007"), page("008"), page("009")], "- - -", id="noughts before"),
    ],
)
def test_numbers_that_stand_on_pages(pages: list[Evidence], expected: str) -> None:
    assert told(*pages) == expected


def test_pages_beyond_are_counted_on_only_a_little() -> None:
    pages = [page("1"), page("2"), page("3"), *[NONE] * 9]

    assert told(*pages) == "1p 2p 3p 4i 5i 6i" + " -" * 6


def test_pages_beyond_are_not_counted_where_a_page_may_be_lost() -> None:
    pages = [NONE, page("2"), page("3"), page("4"), NONE, NONE]

    assert told(*pages, whole=False) == "- 2p 3p 4p - -"


def test_a_sentence_that_runs_on_carries_the_count_with_it() -> None:
    on = page(follows=True)
    pages = [NONE, page("2", follows=True), page("3"), page("4"), on, NONE]

    assert told(*pages, whole=False) == "1i 2p 3p 4p 5i -"


def test_a_number_that_speaks_against_it_ends_the_count() -> None:
    assert told(page("1"), page("2"), page("3"), page("17"), NONE) == "1p 2p 3p - -"


class TestContents:
    def test_are_numbers_that_agree_with_others(self) -> None:
        pages = [page(contents=("1",)), NONE, NONE, page(contents=("4",)), NONE]

        assert told(*pages, whole=False) == "1i 2i 3i 4i -"

    def test_alone_make_no_count(self) -> None:
        assert told(NONE, page(contents=("7",)), NONE) == "- - -"

    def test_do_not_hide_that_the_number_stands_on_the_page(self) -> None:
        pages = [page("1", contents=("1",)), page(contents=("2",)), page("3")]

        assert told(*pages) == "1p 2i 3p"

    def test_far_apart_need_a_third(self) -> None:
        pages = [page(contents=(str(at + 1),)) if at in (0, 9) else NONE for at in range(12)]

        assert told(*pages, whole=False) == " ".join("-" * 12)

    def test_with_the_number_on_the_page_need_no_other(self) -> None:
        pages = [NONE, page("59", contents=("59",)), NONE]

        assert told(*pages, whole=False) == "- 59p -"

    def test_that_put_a_heading_elsewhere_leave_the_pages_around_unknown(self) -> None:
        pages = [page("9"), page("10"), NONE, page(contents=("11",)), page("13"), page("14")]

        assert told(*pages, whole=False) == "9p 10p - - 13p 14p"


class TestRunningHeads:
    def test_name_their_number(self) -> None:
        pages = [NONE, page(beside=("6",)), NONE, NONE, page(beside=("10",)), NONE]

        assert told(*pages, whole=False) == "- 6p - - 10p -"

    def test_bear_years_too(self) -> None:
        pages = [page(beside=("2006",)), NONE, page(beside=("2006",)), NONE]

        assert told(*pages, whole=False) == "- - - -"

    def test_that_fall_are_not_all_believed(self) -> None:
        known = told(page(beside=("9",)), NONE, page(beside=("6",)), whole=False).split()

        assert known.count("-") == 2


def test_no_page_is_counted_on_where_one_is_cut_in_two() -> None:
    on = page(follows=True)
    before = [page("12"), page("13"), page("14")]
    after = [page("15"), page("16"), page("17")]

    assert told(*before, on, NONE, *after, whole=False) == "12p 13p 14p - - 15p 16p 17p"
    assert told(*before, on, page("16"), page("17"), page("18"), whole=False).split()[3] == "15i"


class TestLabels:
    def test_are_stated(self) -> None:
        assert told(page(stated="S1"), page(stated="cover")) == "S1s covers"

    def test_count_the_pages_between_them(self) -> None:
        assert told(page(stated="S8"), NONE, page(stated="S10"), NONE) == "S8s S9i S10s S11i"
        assert told(page(stated="S8"), NONE, page(stated="S11")) == "S8s - S11s"

    def test_agree_with_the_bare_number(self) -> None:
        pages = [page(str(number), stated=f"S{number}") for number in (8510, 8511, 8512)]

        assert told(*pages) == "S8510s S8511s S8512s"

    def test_against_what_stands_on_the_pages_leave_all_unknown(self) -> None:
        pages = [page("5", stated="3"), page("6", stated="4"), page("7", stated="5")]

        assert told(*pages) == "- - -"

    def test_that_only_count_the_pages_of_the_file_give_way(self) -> None:
        pages = [page("5", stated="1"), page("6", stated="2"), page("7", stated="3")]

        assert told(*pages) == "5p 6p 7p"


@st.composite
def numbered(draw: st.DrawFn) -> tuple[list[str], list[Evidence]]:
    """A file with true numbers on some pages, and strays of which no two agree on a count."""
    front, body = draw(st.integers(0, 4)), draw(st.integers(4, 40))
    true = ["i ii iii iv".split()[at] for at in range(front)] + [
        str(number) for number in range(1, body + 1)
    ]
    borne = draw(st.lists(st.booleans(), min_size=len(true), max_size=len(true)))
    strays = draw(
        st.dictionaries(st.integers(0, len(true) - 1), st.integers(1, 2030), max_size=len(true))
    )
    taken: set[int] = set()
    pages = []
    for at, number in enumerate(true):
        numbers = [number] if borne[at] else []
        if (stray := strays.get(at)) and stray - at not in taken and stray - at != 1 - front:
            taken.add(stray - at)
            numbers.append(str(stray))
        pages.append(page(*draw(st.permutations(numbers))))
    return true, pages


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "cut"])
@given(made=numbered())
def test_strays_never_make_a_wrong_number(
    made: tuple[list[str], list[Evidence]], *, whole: bool
) -> None:
    true, pages = made

    for number, each in zip(true, establish(pages, whole=whole), strict=True):
        assert each.page in ("", number)
        assert bool(each.page) == bool(each.basis)


@given(st.integers(1, 900), st.lists(st.booleans(), min_size=6, max_size=60))
def test_every_page_between_true_numbers_is_known(first: int, borne: list[bool]) -> None:
    true = [str(first + at) for at in range(len(borne))]
    ends = {0, 1, len(borne) - 1}
    pages = [
        page(number) if here or at in ends else NONE
        for at, (number, here) in enumerate(zip(true, borne, strict=True))
    ]

    assert [each.page for each in establish(pages, whole=False)] == true


@given(st.permutations(range(1, 30)))
def test_shuffled_numbers_are_unknown_but_where_they_rise_together(shuffled: list[int]) -> None:
    pages = establish([page(str(number)) for number in shuffled], whole=False)

    for each, number in zip(pages, shuffled, strict=True):
        if each.basis == "printed":
            assert each.page == str(number)
    known = [int(each.page) for each in pages if each.page]
    assert known == sorted(known)
    assert len(set(known)) == len(known)


def test_a_file_run_backwards_is_unknown() -> None:
    assert set(establish([page(str(number)) for number in range(40, 0, -1)])) == {Printed()}


@given(
    pages=st.lists(
        st.builds(
            Evidence,
            stated=st.sampled_from(["", "", "", "3", "iv", "S7", "cover"]),
            numbers=st.lists(st.sampled_from("1 2 3 4 5 iv v X 12 A-3 007 ½ ²".split())).map(tuple),
            contents=st.lists(st.sampled_from("1 2 5".split()), max_size=1).map(tuple),
            beside=st.lists(st.sampled_from("3 4 vi".split()), max_size=2).map(tuple),
            follows=st.booleans(),
        ),
        max_size=12,
    ),
    whole=st.booleans(),
)
def test_whatever_pages_say_there_is_an_answer_for_each(
    pages: list[Evidence], *, whole: bool
) -> None:
    answers = establish(pages, whole=whole)

    assert len(answers) == len(pages)
    assert all(bool(each.page) == bool(each.basis) for each in answers)


def test_thousands_of_pages_full_of_numbers_are_quick() -> None:
    pages = [
        page(*(str((at * 37 + more * 11) % 5000 + 1) for more in range(6))) for at in range(4000)
    ]
    begun = time.perf_counter()

    establish(pages)

    assert time.perf_counter() - begun < 5
