"""The comparison: its address, its columns, and that the words stay the words."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.compare import compare
from statements.compare.summary import summarise
from statements.models import Excerpt, State
from tests.views.page import Element

pytestmark = pytest.mark.usefixtures("record")
Visit = Callable[[str], Element]
AddExcerpt = Callable[..., Excerpt]
THREE = ["nss-2010-b", "nss-2015-full", "nss-2017-box"]


def address(*slugs: str, **more: str) -> str:
    return "/compare/?" + urlencode([*(("s", slug) for slug in slugs), *more.items()])


def columns(page: Element) -> list[Element]:
    return [each for each in page.all("article") if "col" in each.attrs.get("class", "").split()]


def headings(page: Element) -> list[str]:
    return [each.all("h3")[0].words for each in columns(page)]


def bare(element: Element) -> str:
    """The text without what is only heard."""
    return "".join(
        each
        if isinstance(each, str)
        else ""
        if "vh" in each.attrs.get("class", "").split()
        else bare(each)
        for each in element.children
    )


def alert(page: Element) -> str:
    found = [each for each in page.everything() if each.attrs.get("role") == "alert"]
    return found[0].words if found else ""


def test_columns_stand_in_the_order_given_and_duplicates_are_dropped(visit: Visit) -> None:
    page = visit(address("nss-2017-box", "nss-2010-b", "nss-2017-box", " nss-2015-full ", ""))
    assert headings(page) == [
        "A: Trump 2017, p. 42",
        "B: Obama 2010, p. 48",
        "C: Obama 2015, p. 22",
    ]
    assert not alert(page)
    assert page.all("title")[0].words == (
        "Compared: Trump 2017, Obama 2010, Obama 2015 · Atrocity Policy"
    )
    assert page.all("h1")[0].words == "Three statements compared"


@pytest.mark.parametrize("base", ["left", "nss-2015-full", "nss-2010-b"])
def test_every_column_has_its_words_byte_for_byte(visit: Visit, base: str) -> None:
    page = visit(address(*THREE, base=base))
    for letter, slug in zip("abc", THREE, strict=True):
        words = page.by_id(f"{letter}-words")
        assert bare(words) == Excerpt.objects.get(slug=slug).text


def test_hostile_words_are_shown_and_not_run(visit: Visit, add_excerpt: AddExcerpt) -> None:
    one = add_excerpt("one", text='Stop <script>alert("1")</script> genocide & "atrocities"  now.')
    two = add_excerpt("two", text="Stop <b>genocide</b> & 'Atrocities'\nat once, <i>always</i>.")
    page = visit(address("one", "two"))
    assert bare(page.by_id("a-words")) == one.text
    assert bare(page.by_id("b-words")) == two.text
    assert not page.by_id("b-words").all("b")
    assert not page.by_id("a-words").all("script")


def test_unknown_slugs_are_named_and_skipped(visit: Visit) -> None:
    page = visit(address("nss-2010-b", "no-such", "nss-2015-full"))
    assert "s names no published excerpt: “no-such”" in alert(page)
    assert len(columns(page)) == 2


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_published_is_not_compared(
    visit: Visit, add_excerpt: AddExcerpt, state: State
) -> None:
    add_excerpt("hidden", state=state, text="Not for the public.")
    page = visit(address("nss-2010-b", "hidden", "nss-2015-full"))
    assert "names no published excerpt: “hidden”" in alert(page)
    assert "Not for the public" not in page.words


def test_a_renamed_excerpt_is_found_also_as_the_base(visit: Visit) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-b")
    excerpt.slug = "nss-2010-second"
    excerpt.save()
    page = visit(address("nss-2015-full", "nss-2010-b", base="nss-2010-b"))
    assert headings(page)[1] == "B: Obama 2010, p. 48"
    assert columns(page)[1].facts["Wording"] == "143; the base"
    assert not alert(page)
    canonical = next(each for each in page.all("link") if each.attrs["rel"] == "canonical")
    assert canonical.attrs["href"].endswith(
        "/compare/?s=nss-2015-full&s=nss-2010-second&base=nss-2010-second"
    )


def test_more_than_six_are_named(visit: Visit) -> None:
    slugs = list(Excerpt.objects.values_list("slug", flat=True)[:8])
    page = visit(address(*slugs))
    assert len(columns(page)) == 6
    for slug in slugs[6:]:
        assert f"is past the 6 columns that fit: “{slug}”" in alert(page)


@pytest.mark.parametrize("slugs", [[], ["nss-2010-b"], ["no-such"], ["nss-2010-b", "nss-2010-b"]])
def test_one_or_none_gives_a_page_that_helps_choose(visit: Visit, slugs: list[str]) -> None:
    page = visit(address(*slugs))
    assert page.all("h1")[0].words == "Compare statements"
    assert "/statements/" in page.by_id("main").links
    pairs = [link for link in page.by_id("main").links if link.startswith("/compare/?s=")]
    assert pairs
    for pair in pairs:
        presidents = [each.facts["President"] for each in columns(visit(pair))]
        assert len(set(presidents)) == 2
    if "nss-2010-b" in slugs:
        page.by_id("statement-nss-2010-b")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("base=no-such", "base is none of the columns: “no-such”"),
        ("base=nss-2006-a", "base is none of the columns"),
        (
            "base=nss-2010-b&base=left",
            "base is given more than once: “nss-2010-b”. “left” was used",
        ),
        ("base=%00", "base is none of the columns"),
        ("s=%00", "names no published excerpt"),
        ("s=" + "x" * 10_000, "names no published excerpt"),
        ("&".join(f"s=a-{n}" for n in range(200)), "s is given 202 times"),
        ("colour=red", "colour is not a parameter of this page"),
        ("s=<script>", "“<script>”"),
    ],
    ids=lambda text: text[:30],
)
def test_what_cannot_be_used_is_said(visit: Visit, query: str, said: str) -> None:
    page = visit(f"{address('nss-2010-b', 'nss-2015-full')}&{query}")
    assert said in alert(page)
    assert len(columns(page)) == 2


def test_more_fields_than_any_reader_sends_are_refused(client: Client) -> None:
    too_many = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1
    assert client.get("/compare/?" + "s=a&" * too_many).status_code == 400


def test_facts_stand_in_rows_and_shared_topics_are_marked(visit: Visit) -> None:
    a, b, c = columns(visit(address(*THREE, base="nss-2010-b")))
    assert a.facts["President"] == "Barack Obama"
    assert a.facts["Presidency"] == "44th, 2009 to 2017"
    assert a.facts["Page"] == "p. 48, as quoted; not confirmed"
    assert (a.facts["Date"], c.facts["Date"]) == ("27 May 2010", "18 December 2017")
    assert a.facts["Verdict"] == "No source"
    assert "Accountability (all)" in b.facts["Topics"]
    assert "Moral responsibility (also in A)" in c.facts["Topics"]
    assert "International Criminal Court (also in B)" in a.facts["Institutions"]
    assert [list(each.facts) for each in (a, b, c)] == [list(a.facts)] * 3


def test_an_excerpt_without_a_document_is_honest(visit: Visit) -> None:
    facts = columns(visit(address("prudential", "rome-preamble")))
    assert facts[0].facts["President"] == "not identified"
    assert facts[0].facts["Date"] == "not dated"
    assert facts[1].facts["President"] == "of no presidency"


def test_numbers_of_the_summary_are_those_of_the_comparison_and_lead_somewhere(
    visit: Visit,
) -> None:
    page = visit(address(*THREE, base="nss-2010-b"))
    texts = [Excerpt.objects.get(slug=slug).text for slug in THREE]
    counted = summarise(compare(texts, 0)).columns
    for element, numbers in zip(page.by_class("told"), counted, strict=True):
        assert f"{numbers.words} words" in element.words
    told = page.by_class("told")[1].words
    b = counted[1]
    for said in (f"{b.kept} kept", f"{b.moved} moved", f"{b.new} are new"):
        assert said in told
    assert f"drops {b.dropped} words of A, in {b.dropped_runs} runs" in told
    ids = {each.attrs.get("id") for each in page.everything()}
    fragments = [link[1:] for link in page.links if link.startswith("#")]
    assert len(fragments) > 20
    assert not [fragment for fragment in fragments if fragment not in ids]


def test_marks_say_what_they_are(visit: Visit) -> None:
    page = visit(address("nss-2010-b", "nss-2015-full"))
    heard = page.by_id("b-words").words
    for said in ("[new: The mass killing", "[kept: ", "[moved: "):
        assert said in heard
    assert "[kept in B: international]" in page.by_id("a-words").words


def test_what_is_kept_but_altered_says_what_the_base_writes(
    visit: Visit, add_excerpt: AddExcerpt
) -> None:
    add_excerpt("one", text="We shall prevent mass atrocities everywhere.")
    add_excerpt("two", text="We shall prevented mass Atrocities everywhere.")
    page = visit(address("one", "two"))
    assert "[kept, altered: " in page.by_id("b-words").words
    was = [each.attrs["data-was"] for each in page.by_id("b-words").by_class("alt")]
    assert was == ["A: prevent", "A: atrocities"]
    assert "prevented (A: prevent)" in page.by_id("b-words").words


def test_shared_phrases_are_numbered_and_lead_to_every_place(visit: Visit) -> None:
    page = visit(address("nss-2010-b", "nss-2015-full", "nss-2015-short"))
    rows = [each for each in page.all("tr") if each.attrs.get("id", "").startswith("phrase-")]
    assert rows
    for row in rows:
        number = row.attrs["id"].removeprefix("phrase-")
        assert len(row.links) > 1
        for link in row.links:
            place = page.by_id(link[1:])
            assert place.attrs["data-n"] == number
            assert place.attrs["href"] == f"#phrase-{number}"


def test_dropped_runs_are_listed_and_open_if_few(visit: Visit) -> None:
    page = visit(address(*THREE, base="nss-2010-b"))
    assert "open" not in page.by_id("b-dropped").attrs
    assert "open" in page.by_id("c-dropped").attrs
    assert page.by_id("c-dropped").words.startswith("Dropped from A: 142 words in 2 runs")
    assert [each.tag for each in page.by_id("c-dropped").by_class("d")] == ["del", "del"]


def test_moves_are_addresses(visit: Visit) -> None:
    page = visit(address(*THREE, base="nss-2015-full"))
    moves = {link.words: link.attrs["href"] for link in page.all("a") if "btn" in str(link.attrs)}
    base = "&base=nss-2015-full"
    assert moves["←Move B left"] == f"/compare/?s={THREE[1]}&s={THREE[0]}&s={THREE[2]}{base}"
    assert moves["→Move B right"] == f"/compare/?s={THREE[0]}&s={THREE[2]}&s={THREE[1]}{base}"
    assert moves["×Remove A"] == f"/compare/?s={THREE[1]}&s={THREE[2]}{base}"
    assert moves["×Remove B"] == f"/compare/?s={THREE[0]}&s={THREE[2]}"
    assert "←Move A left" not in moves
    assert "→Move C right" not in moves


def test_the_base_can_be_picked(visit: Visit) -> None:
    page = visit(address(*THREE, base="nss-2015-full"))
    options = page.by_id("base").all("option")
    assert [each.attrs["value"] for each in options] == ["left", *THREE]
    assert [each.attrs["value"] for each in options if "selected" in each.attrs] == [THREE[1]]
    assert columns(page)[1].facts["Wording"] == "206; the base"


def test_citations_and_the_address_are_there_to_take(visit: Visit) -> None:
    page = visit(address(*THREE))
    assert "The White House, National Security Strategy 48 (May 2010), https://" in page.words
    assert page.by_id("address").words == (
        "http://testserver/compare/?s=nss-2010-b&s=nss-2015-full&s=nss-2017-box"
    )
    unknown = visit(address("prudential", "nss-2010-a")).words
    assert "Author not identified, quoted in American Society of International Law" in unknown


def test_long_texts_are_compared_coarsely_and_the_page_says_so(
    visit: Visit, add_excerpt: AddExcerpt
) -> None:
    for slug in ("one", "two"):
        add_excerpt(slug, text=" ".join(f"{slug}{number}" for number in range(3600)))
    assert "compared more coarsely" in visit(address("one", "two")).words
    assert "compared more coarsely" not in visit(address(*THREE)).words


def test_the_base_is_repeated_for_a_phone(visit: Visit) -> None:
    page = visit(address("nss-2010-b", "nss-2015-full"))
    again = page.by_class("again")
    assert len(again) == 1
    assert Excerpt.objects.get(slug="nss-2010-b").text in again[0].text


def test_six_columns_cost_ten_queries_at_most(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.cookies["basket"] = "nss-2010-a.nss-2010-b"
    slugs = [each.slug for each in sixty]
    for query in (slugs[:6], [*slugs[:6], "no-such"], slugs[:1], []):
        with django_assert_max_num_queries(10):
            assert client.get(address(*query)).status_code == 200


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/compare/").status_code == 405
    assert client.head("/compare/").status_code == 200
