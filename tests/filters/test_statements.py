"""The filters of /statements/ against the same questions asked of the catalogue by hand."""

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from django.conf import settings
from django.http import QueryDict

from statements.filters import Listing, StatementFilter, list_records
from statements.models import Excerpt, State, StrategyDocument, Topic

pytestmark = pytest.mark.django_db

CATALOGUE: dict[str, Any] = yaml.safe_load(
    (Path(settings.FIXTURE_DIRS[0]) / "catalogue.yaml").read_text(encoding="utf-8")
)
DOCUMENTS = {entry["id"]: entry for entry in CATALOGUE["strategy_documents"]}
PERSONS = {
    entry["administration"]: entry["slug"].removesuffix("-1").removesuffix("-2")
    for entry in CATALOGUE["presidents"]
}
PARENTS = {entry["slug"]: entry["parent"] for entry in CATALOGUE["topics"]}
Entry = dict[str, Any]


def listing(address: str = "") -> Listing:
    excerpts = Excerpt.objects.published().with_names()
    return list_records(StatementFilter, QueryDict(address), excerpts, "/statements/")


def found(address: str) -> set[str]:
    return {excerpt.slug for excerpt in listing(address).rows}


def document_of(excerpt: Entry) -> Entry:
    document: Entry = DOCUMENTS.get(excerpt["document_id"] or "", {})
    return document


def administrations(excerpt: Entry) -> set[str]:
    number = document_of(excerpt).get("administration")
    return {str(number)} if number else set()


def presidents(excerpt: Entry) -> set[str]:
    return {PERSONS[int(number)] for number in administrations(excerpt)}


def topics(excerpt: Entry) -> set[str]:
    return {*excerpt["topics"], *(PARENTS[topic] for topic in excerpt["topics"])} - {None}


VALUES: dict[str, Callable[[Entry], set[str]]] = {
    "president": presidents,
    "administration": administrations,
    "kind": lambda excerpt: {document_of(excerpt).get("kind", "")} - {""},
    "document": lambda excerpt: {excerpt["document_id"] or ""} - {""},
    "topic": topics,
    "verdict": lambda excerpt: {"no-source"},
}


def by_hand(chosen: dict[str, set[str]], *, but: str = "") -> list[Entry]:
    """Values of one parameter widen, different parameters narrow."""
    return [
        excerpt
        for excerpt in CATALOGUE["excerpts"]
        if all(VALUES[name](excerpt) & values for name, values in chosen.items() if name != but)
    ]


def counted(excerpts: Iterable[Entry], name: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in itertools.chain.from_iterable(VALUES[name](excerpt) for excerpt in excerpts):
        counts[value] = counts.get(value, 0) + 1
    return counts


CHOICES: list[dict[str, set[str]]] = [
    {},
    {"president": {"obama"}},
    {"president": {"obama", "trump"}},
    {"administration": {"45"}, "topic": {"accountability"}},
    {"topic": {"accountability"}},
    {"topic": {"prevention", "icc"}},
    {"topic": {"impunity"}, "president": {"gw-bush", "obama"}},
    {"kind": {"treaty", "report-to-congress"}},
    {"document": {"nss-2010", "nss-2006"}, "topic": {"moral-responsibility"}},
    {"president": {"biden"}},
    {"verdict": {"exact"}},
]


def address(chosen: dict[str, set[str]]) -> str:
    return "&".join(
        f"{name}={value}" for name, values in chosen.items() for value in sorted(values)
    )


@pytest.mark.parametrize("chosen", CHOICES, ids=lambda chosen: address(chosen) or "all")
def test_rows_and_counts_are_those_counted_by_hand(chosen: dict[str, set[str]]) -> None:
    page = listing(address(chosen))
    rows = by_hand(chosen)
    assert {excerpt.slug for excerpt in page.rows} == {entry["id"] for entry in rows}
    assert (page.total, page.whole) == (len(rows), 12)
    for facet in page.facets:
        if facet.name in VALUES:
            shown = {choice.value: choice.count for choice in facet.choices if choice.count}
            assert shown == counted(by_hand(chosen, but=facet.name), facet.name), facet.name


@pytest.mark.parametrize("chosen", CHOICES, ids=lambda chosen: address(chosen) or "all")
def test_each_count_is_what_the_choice_then_gives(chosen: dict[str, set[str]]) -> None:
    for facet in listing(address(chosen)).facets:
        for choice in facet.choices:
            alone = {**chosen, facet.name: {choice.value}}
            assert listing(address(alone)).total == choice.count, (facet.name, choice.value)


def test_a_parent_topic_takes_in_its_children_and_counts_an_excerpt_once() -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-b")
    assert {"accountability", "impunity", "icc"} <= set(
        excerpt.topics.values_list("slug", flat=True)
    )
    page = listing("topic=accountability")
    assert [row.slug for row in page.rows].count("nss-2010-b") == 1
    topic = next(facet for facet in page.facets if facet.name == "topic")
    assert next(c.count for c in topic.choices if c.value == "accountability") == page.total == 7


def test_children_stand_beneath_their_parents() -> None:
    topic = next(facet for facet in listing().facets if facet.name == "topic")
    values = [choice.value for choice in topic.choices]
    assert len(values) == 24
    assert topic.choices[values.index("early-warning")].level == 1
    assert values.index("prevention") < values.index("early-warning") < values.index("refugees")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year_min=2015", 5),
        ("year_max=2006", 3),
        ("year_min=2010&year_max=2010", 2),
        ("year_min=2017&year_max=2015", 0),
        ("year_max=9999", 11),
        ("year_min=1", 11),
    ],
)
def test_years_count_a_date_known_to_the_month_as_its_year(query: str, expected: int) -> None:
    assert listing(query).total == expected


def test_institutions_named_in_the_words() -> None:
    assert found("institution=icc") == {"nss-2010-b", "nss-2015-full", "nss-2015-short"}
    assert found("institution=usaid") == {"ewa-10-5m"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"accountable"', {"nss-2010-b", "nss-2015-full", "nss-2017-box", "nss-2017-inline"}),
        ("ACCOUNTABLE evil", {"nss-2017-box"}),
        ('"mass killing"', {"nss-2006-a", "nss-2006-b", "nss-2015-full", "nss-2015-short"}),
        ("“core national security interest”", {"apb-2011"}),
        ("100%", set()),
    ],
)
def test_words_must_all_stand_there(words: str, expected: set[str]) -> None:
    assert found(urlencode({"q": words})) == expected


def order(query: str) -> list[str]:
    return [excerpt.slug for excerpt in listing(query).rows]


def test_orders() -> None:
    assert order("")[:3] == ["ewa-10-5m", "nss-2017-box", "nss-2017-inline"]
    assert order("sort=newest") == order("")
    assert order("sort=oldest")[:3] == ["rome-preamble", "nss-2006-a", "nss-2006-b"]
    assert order("sort=president")[0] == "nss-2006-a"
    for query in ("sort=newest", "sort=oldest", "sort=president"):
        assert order(query)[-1] == "prudential", "what has no date comes last"


def test_a_draft_is_in_no_row_count_or_choice() -> None:
    before = listing()
    draft = Excerpt.objects.create(
        slug="secret",
        text="accountable",
        state=State.DRAFT,
        document=StrategyDocument.objects.get(slug="nss-2022"),
    )
    draft.topics.add(Topic.objects.get(slug="training"))
    for state in (State.DRAFT, State.IN_REVIEW, State.WITHDRAWN):
        Excerpt.objects.filter(pk=draft.pk).update(state=state)
        now = listing()
        assert (now.total, now.whole, now.facets) == (before.total, before.whole, before.facets)
        assert listing("president=biden").total == 0
        assert listing("topic=training").total == 0
    Excerpt.objects.filter(pk=draft.pk).update(state=State.PUBLISHED)
    assert listing("topic=training").total == 1


def test_chips_take_away_one_value_and_keep_the_rest() -> None:
    page = listing("president=obama&president=trump&topic=icc&sort=oldest&page=1")
    chips = {chip.label: (chip.kind, chip.url) for chip in page.chips}
    assert chips["Obama"] == ("president", "/statements/?president=trump&topic=icc&sort=oldest")
    assert chips["International Criminal Court and Rome Statute"] == (
        "topic",
        "/statements/?president=obama&president=trump&sort=oldest",
    )


def test_nothing_found_offers_what_would_find_something_most_first() -> None:
    page = listing("president=trump&topic=r2p")
    assert page.total == 0
    assert [(way.label, way.count, way.url) for way in page.widenings] == [
        ("Without the topic", 3, "/statements/?president=trump"),
        ("Without the president", 1, "/statements/?topic=r2p"),
    ]


def test_where_one_filter_fewer_finds_nothing_two_are_left_out() -> None:
    page = listing("president=biden&topic=icc&q=zzz")
    assert [(way.label, way.count) for way in page.widenings] == [
        ("Without the words and the president", 4)
    ]
    assert page.widenings[0].url == "/statements/?topic=icc"


def test_every_filter_is_tried() -> None:
    page = listing(
        "q=the&president=obama&administration=44&kind=national-security-strategy"
        "&document=nss-2010&topic=icc&institution=icc&verdict=exact"
    )
    assert [(way.label, way.count) for way in page.widenings] == [
        ("Without the verdict on the words", 1)
    ]


def test_equal_states_have_equal_addresses() -> None:
    assert (
        listing("topic=icc&president=obama&topic=icc&q=").url
        == listing("president=obama&topic=icc").url
        == "/statements/?president=obama&topic=icc"
    )


def test_a_renamed_topic_still_answers_to_its_old_name() -> None:
    topic = Topic.objects.get(slug="icc")
    topic.slug = "court"
    topic.save()
    page = listing("topic=icc")
    assert (page.total, page.notices) == (4, [])
    assert page.url == "/statements/?topic=court"
