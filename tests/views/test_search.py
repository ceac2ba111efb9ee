"""/search/: everything at once, whole lists, and what is suggested while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from statements.models import Excerpt, Legislation, Passage, Source, State, StrategyDocument
from tests.views.conftest import Visit

HOSTILE = {
    "nul": "\0",
    "ten thousand letters": "a" * 10_000,
    "ten kilobytes of words": "genocide " * 1200,
    "emoji": "😀 genocide 👩‍👩‍👧",
    "open quote": '"mass killing',
    "open brackets": "((((genocide",
    "closing brackets": "genocide))))",
    "lone operators": 'OR AND NOT - * ~ ( ) " : ^',
    "html": "<script>alert(1)</script><b>genocide",
    "sql": "'; DROP TABLE statements_excerpt; --",
    "regular expression": "(a+)+$ [a-z]{1,99999} .*",
    "engine language": 'text:genocide^2 +a -b {a TO z} /x/ "a b"~99999',
    "prefix of everything": "* a* e* i* o* u* s* t* n* r*",
    "half a surrogate": "\udc80".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "right to left": "\u202egenocide\u202c إبادة",
    "combining": "g\u0301e\u0301n\u0301o\u0301",
    "field words": 'president: topic:: year:.. kind:"" like: document:(a OR b)',
    "years": "year:99999..0 year:abc year:2010..2010..2010",
    "spaces": " \t\n\r\u2028 ",
}
PAGES = [
    "/search/?",
    *(f"/search/?in={each}&" for each in ("passages", "sections", "institutions", "topics")),
    *("/statements/?", "/documents/?", "/legislation/?", "/search/suggest/?"),
]


def test_everything_that_has_the_words_is_counted_by_family(visit: Visit) -> None:
    page = visit("/search/?q=genocide")
    assert "Statements: " in page.words
    for family, address in (
        ("excerpt", "/statements/?q=genocide"),
        ("document", "/documents/?q=genocide"),
        ("legislation", "/legislation/?q=genocide"),
        ("provision", "/search/?q=genocide&in=sections"),
    ):
        heading = page.by_id(family).words
        total = heading.rpartition(" ")[2]
        assert visit(address).by_id("result-count").words == total, family
        assert address in page.links


def test_the_words_are_marked_where_they_stand(visit: Visit) -> None:
    page = visit("/search/?q=ICC")
    marked = {mark.words for mark in page.all("mark")}
    assert {"ICC", "International Criminal Court"} <= marked
    assert "was also searched for as “International Criminal Court”" in page.words
    assert "/search/?q=%22ICC%22" in page.links


def test_a_hit_without_the_words_in_its_text_says_which_field_has_them(visit: Visit) -> None:
    page = visit("/statements/?q=%22Rome+Statute+of+the+International%22")
    article = page.all("article")[0]
    assert "Document: " in article.words
    assert [mark.words for mark in article.all("mark")] == ["Rome Statute of the International"]


def test_html_in_an_excerpt_is_shown_and_not_run(
    visit: Visit, add_excerpt: Callable[..., Excerpt]
) -> None:
    add_excerpt("hostile", text="A <script>quagga()</script> & <mark>zebra</mark>.")
    for address in ("/statements/?q=zebra", "/search/?q=zebra"):
        page = visit(address)
        assert "<script>quagga()</script>" in page.words
        assert [mark.words for mark in page.all("mark")] == ["zebra"]


def passages(count: int, **page: object) -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    Passage.objects.bulk_create(
        Passage(source=source, position=n, text=f"A quagga, number {n}.", **page)
        for n in range(1, count + 1)
    )


def test_passages_are_listed_with_page_facets_and_paging(visit: Visit) -> None:
    passages(25, printed_page="17")
    page = visit("/search/?q=quagga&in=passages")
    assert page.by_id("result-count").words == "25"
    assert len(page.all("article")) == 20
    assert "p. 17" in page.words
    assert "/search/?in=passages&q=quagga&page=2" in page.links
    narrowed = visit("/search/?q=quagga&in=passages&president=gw-bush&page=2")
    assert len(narrowed.all("article")) == 5
    kept = [each for each in narrowed.all("input") if each.attrs.get("type") == "hidden"]
    assert ("in", "passages") in {(each.attrs["name"], each.attrs["value"]) for each in kept}
    assert visit("/search/?q=quagga&in=passages&president=obama").by_id("result-count").words == "0"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"printed_page": "iv", "file_page": 9}, "p. iv"),
        ({"file_page": 9}, "page 9 of the file"),
        ({}, "page not known"),
    ],
)
def test_a_page_is_said_to_be_what_it_is(visit: Visit, held: dict[str, object], said: str) -> None:
    passages(1, **held)
    assert said in visit("/search/?q=quagga&in=passages").words
    assert said in visit("/search/?q=quagga").words


def test_sections_lead_to_their_place_in_the_law(visit: Visit) -> None:
    page = visit("/search/?q=%C2%A7+1210D&in=sections")
    assert any(link.endswith("#sec-1210D") for link in page.links)


@pytest.mark.parametrize("part", ["institutions", "topics"])
def test_lists_without_facets_have_only_words(visit: Visit, part: str) -> None:
    page = visit(f"/search/?in={part}")
    assert int(page.by_id("result-count").words) > 10
    assert not page.all("fieldset")[:-1]  # that of the appearance is on every page
    assert visit(f"/search/?in={part}&q=court").all("article")


def test_what_has_a_list_of_its_own_is_found_there(record: None, client: Client) -> None:
    answer = client.get("/search/?in=statements&q=genocide&president=obama")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/statements/?q=genocide&president=obama",
    )


def test_an_unknown_part_is_named_and_everything_searched(visit: Visit) -> None:
    page = visit("/search/?q=genocide&in=speeches")
    assert "is no part of the record: “speeches”" in page.words
    assert "Statements: " in page.words


def test_nothing_found_explains_itself(visit: Visit) -> None:
    assert "Nothing held has these words" in visit("/search/?q=quagga").words
    page = visit("/search/?q=genocied")
    assert "Did you mean genocide?" in page.words
    assert "/search/?q=genocide" in page.links


def test_a_draft_is_in_no_answer(
    visit: Visit, client: Client, add_excerpt: Callable[..., Excerpt]
) -> None:
    add_excerpt("hidden", text="Quaggas quagga quaggateering.", state=State.DRAFT)
    for address in ("/search/?q=quagga", "/search/?q=quaga", "/statements/?q=quaggateerin"):
        assert "quaggateering" not in visit(address).words
        assert "Did you mean" not in visit(address).words
    assert client.get("/search/suggest/?q=quag").json() == {"suggestions": []}


def test_suggestions_are_records_by_name_and_words_of_the_record(
    record: None, client: Client
) -> None:
    found = client.get("/search/suggest/?q=elie+wies").json()["suggestions"]
    assert {"label": "Elie Wiesel Act", "kind": "Law", "url": "/legislation/ewgapa-2018/"} in found
    found = client.get("/search/suggest/?q=mass+atroc").json()["suggestions"]
    assert {
        "label": "mass atrocities",
        "kind": "Search",
        "url": "/search/?q=mass+atrocities",
    } in found
    assert client.get("/search/suggest/?q=x").json() == {"suggestions": []}
    assert client.get("/search/suggest/").json() == {"suggestions": []}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_is_answered(record: None, client: Client, name: str) -> None:
    for page in PAGES:
        answer = client.get(page + urlencode({"q": HOSTILE[name]}))
        assert answer.status_code == 200, page
        assert b"<script>alert" not in answer.content


def test_without_an_index_words_are_said_not_to_be_searched_and_lists_work(
    visit: Visit, settings: Settings, tmp_path: object
) -> None:
    settings.SEARCH_INDEX = "/dev/null/index"
    for address in ("/search/?q=genocide", "/statements/?q=genocide", "/search/?q=a&in=passages"):
        page = visit(address)
        assert "search index cannot be written" in page.words
        assert "Nothing held has these words" not in page.words
    assert visit("/statements/").by_id("result-count").words == "12"
    assert visit("/search/?in=passages").by_id("result-count").words == "0"
    assert visit("/help/search/").words


def test_groups_by_president_lead_to_what_they_count(visit: Visit) -> None:
    page = visit("/statements/?q=genocide&group=president")
    table = page.by_id("groups")
    counts = [cell.all("a")[0] for cell in table.all("td") if cell.attrs.get("class") == "num"]
    assert counts
    for link in counts:
        total = visit(link.attrs["href"]).by_id("result-count").words
        assert total == link.words.split()[0]
    assert "group=president" not in page.by_id("grouping").attrs["href"]


@pytest.mark.parametrize("page", PAGES[1:-1])
def test_a_page_far_past_the_end_is_the_last(visit: Visit, page: str) -> None:
    shown = visit(f"{page}q=genocide&page=999999999")
    assert "is past the last page" in shown.words
    count = shown.by_id("result-count").words
    assert count == visit(f"{page}q=genocide").by_id("result-count").words


@pytest.mark.parametrize("part", ["institutions", "topics"])
def test_what_was_found_can_be_ordered_by_name(visit: Visit, part: str) -> None:
    page = visit(f"/search/?in={part}&q=prevention+OR+court+OR+atrocities&sort=name")
    names = [heading.words for heading in page.all("h3")]
    assert len(names) == int(page.by_id("result-count").words) > 1
    best = visit(f"/search/?in={part}&q=prevention+OR+court+OR+atrocities")
    assert sorted(heading.words for heading in best.all("h3")) == sorted(names)
    held = visit(f"/search/?in={part}&sort=name")
    both = [each.words for each in held.all("h3") if each.words in names]
    assert both == [name for name in names if name in both]
    assert len(both) > 1


def test_words_that_cannot_be_searched_for_rank_nothing(visit: Visit) -> None:
    page = visit("/statements/?q=%22&sort=relevance")
    assert "needs words to rank by" in page.words
    assert page.by_id("result-count").words == "12"


def test_what_belongs_to_no_presidency_is_a_group_too(visit: Visit) -> None:
    for address in ("/documents/?group=president", "/documents/?q=court&group=president"):
        page = visit(address)
        cells = page.by_id("groups").all("td")
        counts = [int(cell.words.split()[0]) for cell in cells if cell.attrs.get("class") == "num"]
        assert sum(counts) == int(page.by_id("result-count").words), address
        assert "No presidency" in page.by_id("groups").words


def test_a_family_that_has_only_most_of_the_words_says_so(visit: Visit) -> None:
    page = visit("/search/?q=moral+imperative+prevent+punish+genocide")
    said = "No place has all five of these words."
    sections = {each.all("h2")[0].attrs["id"]: each.words for each in page.all("section")}
    assert said not in sections.pop("excerpt")
    assert sections
    assert all(said in words for words in sections.values())


def test_a_passage_of_a_law_is_found_by_when_it_was_enacted(visit: Visit) -> None:
    source = Source.objects.create(
        legislation=Legislation.objects.get(slug="ewgapa-2018"),
        media_type="text/plain",
        sha256="c" * 64,
    )
    Passage.objects.create(source=source, position=1, text="A sentence of a law.")
    for words in ("", "&q=sentence"):
        page = visit(f"/search/?in=passages{words}&president=trump&year_min=2019&year_max=2019")
        assert page.by_id("result-count").words == "1"
        page = visit(f"/search/?in=passages{words}&president=obama")
        assert page.by_id("result-count").words == "0"
