"""The engine over a few made items: what is found, in which order, and how it is counted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.criteria import EXCERPT, INSTITUTION, PASSAGE, Criteria, Page
from statements.search.engine import Damaged, Reader, Writer, is_whole, tokens
from statements.search.item import Item, date_number, family_and_pk, iso_date, item_id
from statements.search.nodes import (
    All,
    AnyOf,
    Field,
    Like,
    Node,
    Not,
    Phrase,
    Prefix,
    Reference,
    Word,
    Years,
)

TEXTS = {
    1: "The Responsibility to Protect is held by every government.",
    2: "We will protect civilians, and we hold those responsible to account.",
    3: "Genocide and mass atrocities: preventing genocide is a core interest.",
    4: "The prevention of genocides was named in Public Law 115-441.",
    5: "Naïve law-enforcement can’t protect the people’s courts.",
    6: "Trade and fisheries.",
}
DATES = {1: "2005", 2: "2010-05", 3: "2011-08-04", 4: "2019-01", 5: None, 6: "2010"}
PRESIDENTS = {1: "gw-bush", 2: "obama", 3: "obama", 4: "trump", 5: "obama", 6: "obama"}
EXCERPTS = Criteria((EXCERPT,))


def item(family: str, pk: int, text: str, date: str | None = None, **values: str) -> Item:
    return Item(
        family=family,
        pk=pk,
        title="",
        text=text,
        references=("pl-115-441",) if "115-441" in text else (),
        values=tuple((name, tuple(value.split())) for name, value in values.items()),
        date=date_number(date),
        presidency=None,
        place=(1, pk),
    )


def made(folder: Path, items: Iterable[Item]) -> Reader:
    with Writer(folder) as writer:
        writer.replace((), items)
        writer.commit("state")
    return Reader(folder)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    excerpts = [
        item(EXCERPT, pk, text, DATES[pk], president=PRESIDENTS[pk], topic="a b" if pk < 3 else "b")
        for pk, text in TEXTS.items()
    ]
    others = [item(INSTITUTION, 1, "A court."), item(PASSAGE, 1, "Genocide in a passage.", "1999")]
    return made(tmp_path / "index", [*excerpts, *others])


def found(reader: Reader, node: Node | None, criteria: Criteria = EXCERPTS) -> set[int]:
    asking = reader.asking(criteria, {"like-3": (item_id(EXCERPT, 3), TEXTS[3])})
    total, hits = asking.hits(asking.query(node, criteria), Page())
    assert total == len(hits)
    return {pk for _, pk in hits}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        pytest.param(Word("genocide"), {3, 4}, id="stemmed"),
        pytest.param(Word("PREVENTED"), {3, 4}, id="any inflection and capitals"),
        pytest.param(Word("naive"), {5}, id="accents"),
        pytest.param(
            Phrase(("responsibility", "to", "protect")), {1}, id="phrase with a stop-word"
        ),
        pytest.param(Phrase(("protect", "to", "responsibility")), set(), id="phrase in order"),
        pytest.param(Phrase(("genocides",)), {4}, id="one quoted word is unstemmed"),
        pytest.param(Phrase(("preventing", "core"), 3), {3}, id="near"),
        pytest.param(Phrase(("preventing", "core"), 1), set(), id="not so near"),
        pytest.param(Phrase(("law", "enforcement")), {5}, id="a hyphen is no letter"),
        pytest.param(Prefix("respons"), {1, 2}, id="begun"),
        pytest.param(Prefix("Naïv"), {5}, id="begun with capitals and accents"),
        pytest.param(Reference("pl-115-441", "P.L. 115-441"), {4}, id="citation"),
        pytest.param(All((Word("protect"), Not(Word("people")))), {1, 2}, id="without"),
        pytest.param(Not(Word("protect")), {3, 4, 6}, id="nothing but without"),
        pytest.param(All((Word("genocide"), Word("fisheries"))), set(), id="both"),
        pytest.param(AnyOf((Word("genocide"), Word("fisheries"))), {3, 4, 6}, id="either"),
        pytest.param(All((Word("protect"), Field("president", ("obama",)))), {2, 5}, id="field"),
        pytest.param(AnyOf((Field("president", ("trump",)), Word("trade"))), {4, 6}, id="or field"),
        pytest.param(Years(2010, 2011), {2, 3, 6}, id="years"),
        pytest.param(Years(None, 2010), {1, 2, 6}, id="to a year"),
        pytest.param(Years(2011, None), {3, 4}, id="from a year"),
        pytest.param(Like("like-3"), {4}, id="like another, never itself"),
        pytest.param(Like("like-nothing"), set(), id="like what is not there"),
        pytest.param(Word("—"), set(TEXTS), id="no letters: nothing is asked for"),
        pytest.param(None, set(TEXTS), id="no words"),
    ],
)
def test_what_is_found(reader: Reader, node: Node | None, expected: set[int]) -> None:
    assert found(reader, node) == expected


def test_filters_narrow_and_families_are_apart(reader: Reader) -> None:
    of_obama = Criteria((EXCERPT,), (("president", ("obama", "trump")), ("topic", ("b",))))
    assert found(reader, Word("genocide"), of_obama) == {3, 4}
    assert found(reader, None, Criteria((EXCERPT,), year_min=2011)) == {3, 4}
    assert found(reader, Word("genocide"), Criteria((PASSAGE,))) == {1}
    assert found(reader, Word("genocide"), Criteria((INSTITUTION,))) == set()
    with pytest.raises(ValueError, match="by themselves"):
        reader.asking(Criteria((PASSAGE, EXCERPT)), {})


def ordered(reader: Reader, node: Node | None, order: str, first: int = 0) -> list[int]:
    asking = reader.asking(EXCERPTS, {})
    _, hits = asking.hits(asking.query(node, EXCERPTS), Page(first, 3, order))
    return [pk for _, pk in hits]


def test_orders_and_pages(reader: Reader) -> None:
    assert ordered(reader, None, "newest") == [4, 3, 2]
    assert ordered(reader, None, "newest", 3) == [6, 1, 5]  # the undated last
    assert ordered(reader, None, "oldest") == [1, 6, 2]
    assert ordered(reader, None, "oldest", 3) == [3, 4, 5]
    assert ordered(reader, Word("genocide"), "relevance") == [3, 4]  # twice in one sentence


def test_equal_hits_stand_in_one_order_whenever_they_were_written(tmp_path: Path) -> None:
    twins = [item(EXCERPT, pk, "The same words.", str(2000 + pk)) for pk in range(1, 9)]
    forth = made(tmp_path / "forth", twins)
    back = made(tmp_path / "back", reversed(twins))
    for reader in (forth, back):
        assert ordered(reader, Word("same"), "relevance") == [8, 7, 6]


def test_a_title_counts_for_more_and_stands_apart_from_the_text(tmp_path: Path) -> None:
    plain = item(EXCERPT, 1, "Genocide convention convention convention.")
    titled = Item(EXCERPT, 2, "Genocide", "A convention.", (), (), None, None, (1, 2))
    reader = made(tmp_path / "index", [plain, titled])
    assert ordered(reader, Word("genocide"), "relevance") == [2, 1]
    assert found(reader, Phrase(("genocide", "a"))) == set()


def test_counts_are_those_of_the_hits(reader: Reader) -> None:
    asking = reader.asking(EXCERPTS, {})
    query = asking.query(Word("protect"), EXCERPTS)
    assert asking.facets(query, ["president", "topic", "kind"]) == {
        "president": {"gw-bush": 1, "obama": 2},
        "topic": {"a": 2, "b": 3},
        "kind": {},
    }
    spans = {each.value: each for each in asking.spans(query, "president")}
    assert spans["obama"].hits == 2
    assert [iso_date(end or 0) for end in (spans["obama"].first, spans["obama"].last)] == [
        "2010-05",
        "2010-05",
    ]


def test_an_item_is_replaced_and_taken_away_with_the_state_it_belongs_to(
    reader: Reader, tmp_path: Path
) -> None:
    with Writer(tmp_path / "index") as writer:
        writer.replace(
            [item_id(EXCERPT, 3), item_id(EXCERPT, 4)], [item(EXCERPT, 3, "Only fisheries now.")]
        )
        writer.commit("later")
    assert (reader.state, found(reader, Word("fisheries"))) == ("state", {6})
    reader.reload()
    assert (reader.state, found(reader, Word("fisheries"))) == ("later", {3, 6})
    assert found(reader, Word("genocide")) == set()
    assert is_whole(tmp_path / "index")


def test_an_unfinished_write_leaves_everything_as_it_was(reader: Reader, tmp_path: Path) -> None:
    with Writer(tmp_path / "index") as writer:
        writer.replace([item_id(EXCERPT, 3)], [])
    reader.reload()
    assert (reader.state, found(reader, Word("genocide"))) == ("state", {3, 4})


def test_a_writer_killed_amid_its_commit_does_not_stand_in_the_way_of_the_next(
    reader: Reader, tmp_path: Path
) -> None:
    place = tmp_path / "index"
    before = (place / "meta.json").read_bytes()

    def write() -> None:
        with Writer(place) as writer:
            writer.replace([item_id(EXCERPT, 6)], [item(EXCERPT, 6, "Mines and fisheries.")])
            writer.commit("later")

    write()
    # Killed a moment earlier, it would have left every file but this one.
    (place / "meta.json").write_bytes(before)
    write()
    reader.reload()
    assert reader.state == "later"
    assert found(reader, Word("mines")) == {6}
    assert found(reader, Word("trade")) == set()


def test_many_small_changes_leave_few_parts(reader: Reader, tmp_path: Path) -> None:
    for number in range(40):
        with Writer(tmp_path / "index") as writer:
            writer.replace((), [item(EXCERPT, 100 + number, "Something about whaling.")])
            writer.commit("later")
    parts = json.loads((tmp_path / "index" / "meta.json").read_text())["segments"]
    assert len(parts) < 16
    reader.reload()
    query = reader.asking(EXCERPTS, {}).query(Word("whaling"), EXCERPTS)
    assert reader.asking(EXCERPTS, {}).count(query) == 40


def test_a_page_far_past_the_end_is_empty_and_costs_no_memory(reader: Reader) -> None:
    asking = reader.asking(Criteria((EXCERPT,)), {})
    query = asking.query(Word("genocide"), Criteria((EXCERPT,)))
    assert asking.hits(query, Page(20_000_000_000, 20)) == (2, [])


def test_an_order_that_is_none_is_named(reader: Reader) -> None:
    asking = reader.asking(Criteria((EXCERPT,)), {})
    with pytest.raises(LookupError, match="“name” is not an order"):
        asking.hits(asking.query(None, Criteria((EXCERPT,))), Page(order="name"))


def test_words_are_known_by_their_beginning(reader: Reader) -> None:
    assert reader.words_beginning("genocid") == [("genocide", 2), ("genocides", 1)]
    assert reader.frequency("Genocide") == 2
    assert reader.frequency("—") == 0


def test_places_of_words_are_counted_in_characters() -> None:
    text = "“Naïve” 😀 policies"
    assert [(each.stem, text[each.start : each.end]) for each in tokens(text)] == [
        ("naiv", "Naïve"),
        ("polici", "policies"),
    ]


@given(
    st.text(
        st.one_of(
            st.characters(max_codepoint=0x24F),
            st.characters(min_codepoint=0x2000, max_codepoint=0x206F),
        )
    )
)
def test_words_are_the_same_however_a_text_is_cut_into_them(text: str) -> None:
    # The last letter is of no western script: with it the engine cuts the whole text.
    whole = tokens(f"{text} \N{KATAKANA LETTER A}")[:-1]
    assert tokens(text) == whole


@pytest.mark.parametrize("ending", ["idx", "pos", "term", "fast", "fieldnorm"])
def test_a_changed_byte_is_noticed(reader: Reader, tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "index"
    assert is_whole(folder)
    file = next(folder.glob(f"*.{ending}"))
    data = bytearray(file.read_bytes())
    data[0] ^= 1
    file.write_bytes(data)
    assert not is_whole(folder)


@pytest.mark.parametrize("harm", ["meta", "gone", "empty"])
def test_an_index_that_is_none_is_damaged(reader: Reader, tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "index"
    if harm == "meta":
        (folder / "meta.json").write_text("{")
    elif harm == "gone":
        for file in folder.glob("*.term"):
            file.unlink()
    else:
        folder = tmp_path / "none"
        folder.mkdir()
    assert not is_whole(folder)
    with pytest.raises(Damaged):
        Reader(folder)


@pytest.mark.parametrize("date", ["2010", "2010-05", "2010-05-27", "0001", "9999-12-31"])
def test_a_date_survives_its_number(date: str) -> None:
    number = date_number(date)
    assert number is not None
    assert iso_date(number) == date


def test_dates_sort_as_their_texts_do() -> None:
    dates = ["1999-12-31", "2000", "2000-01", "2000-01-01", "2000-02", "2001"]
    assert sorted(dates, key=lambda each: date_number(each) or 0) == dates


def test_a_number_tells_family_and_row() -> None:
    assert family_and_pk(item_id(PASSAGE, 2**40)) == (PASSAGE, 2**40)
