"""What is found where little has all that was asked for, and what a slip is taken for."""

from __future__ import annotations

import pytest

from statements.filters.searched import most_of
from statements.filters.vocabulary import Vocabulary
from statements.models import Passage, Provision, Source, StrategyDocument
from statements.search import PASSAGE, PROVISION, Criteria, Page, SearchResult, count, search

pytestmark = pytest.mark.django_db

SAID = {
    "nss-2006": [
        "The quagga board prevents zebra hunts.",
        "A board of stripes. Prevention of what hunts zebras is its care.",
        "Bush named nobody.",
        "The okapi court sat.",
        "The okapi court rose.",
        "The okapi court sat again.",
        "The okapi zorb sat.",
        *("A zorn.",) * 5,
        "Count cost upon cost, and count again.",
        *(f"Herd number {n} was counted among the stripes." for n in range(12)),
    ],
    "nss-2010": ["Bush of the herds, and of a quagga.", "Quagga board, quagga board."],
}


@pytest.fixture(autouse=True)
def passages() -> None:
    for number, (slug, texts) in enumerate(SAID.items()):
        source = Source.objects.create(
            document=StrategyDocument.objects.get(slug=slug),
            media_type="text/plain",
            sha256=f"{number}" * 64,
        )
        Passage.objects.bulk_create(
            Passage(source=source, position=place, text=text) for place, text in enumerate(texts, 1)
        )


def asked(text: str, *, family: str = PASSAGE, page: Page | None = None) -> SearchResult:
    return search(text, Criteria((family,)), page or Page(), vocabulary=Vocabulary({}))


def texts(result: SearchResult) -> list[str]:
    held = Passage.objects.in_bulk([hit.pk for hit in result.hits])
    return [held[hit.pk].text for hit in result.hits]


def test_where_nothing_has_all_words_those_with_most_are_found_and_counted() -> None:
    result = asked("quagga board zebra okapi")
    assert result.total == count("quagga board zebra okapi", Criteria((PASSAGE,))) == 3
    assert SAID["nss-2006"][0] in texts(result)
    assert most_of(result) == (
        "No place has all four of these words. Shown are those with at least two of these words."
    )


def test_of_two_words_one_will_do_where_no_place_has_both() -> None:
    result = asked("okapi quagga")
    assert result.total == 7
    assert most_of(result) == (
        "No place has both of these words. Shown are those with at least one of these words."
    )


def test_what_has_all_words_stands_alone() -> None:
    result = asked("okapi court")
    assert (result.total, result.relaxed, most_of(result)) == (3, 0, "")


def test_one_of_two_words_is_no_answer_where_another_family_has_both() -> None:
    assert asked("impunity Liberia", family="excerpt").total
    assert not asked("impunity Liberia", family="institution").total


def test_a_question_with_few_answers_shows_them_first_and_then_the_likely_ones() -> None:
    result = asked("what did the quagga board prevent?")
    assert result.total > result.having_all == 1
    assert texts(result)[0] == SAID["nss-2006"][0]
    assert most_of(result).startswith("Only one place has all that was asked for. Shown are")
    plainly = asked("quagga board prevent")
    assert (plainly.total, plainly.relaxed) == (1, 0)


def test_a_name_nowhere_to_be_found_is_looked_for_by_its_words() -> None:
    result = asked("Atrocities Prevention Board")
    assert SAID["nss-2006"][1] in texts(result)
    assert result.relaxed


def test_what_a_president_said_is_not_behind_what_others_said_of_him() -> None:
    assert texts(asked("what did Bush say of the quagga"))[0] == SAID["nss-2006"][0]


def test_a_text_as_it_was_typed_is_the_better_for_it() -> None:
    source = Source.objects.first()
    assert source
    for place, text in enumerate(("Sable and roan, dusk.", "The sable of the roan, dusk."), 90):
        Passage.objects.create(source=source, position=place, text=text)
    assert texts(asked("the sable of the roan"))[0] == "The sable of the roan, dusk."


def test_a_section_is_found_by_its_law() -> None:
    best, *_ = asked("section 5 of the Elie Wiesel Act", family=PROVISION).hits
    held = Provision.objects.select_related("legislation").get(pk=best.pk)
    assert (held.legislation.slug, held.number) == ("ewgapa-2018", "5")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("okapi zorx", "okapi zorb"),  # zorn is as near and oftener, and never beside okapis
        ("okapi cort", "okapi court"),
        ("okapi count", "okapi court"),  # a word by itself
        ("okapicourt", "okapi court"),
        ("zebra hants", "zebra hunts"),
        ("okapi court", ""),
        ("quagga cost", ""),
        ("why did the okapi count", ""),
    ],
)
def test_a_slip_is_taken_for_what_its_neighbours_make_likely(typed: str, meant: str) -> None:
    assert asked(typed).correction == meant
