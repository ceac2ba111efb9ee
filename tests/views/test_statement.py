"""One excerpt's page: the words exactly, what is known of them, and nothing guessed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, SecondaryWork, State, StrategyDocument
from tests.views.conftest import Visit

AddExcerpt = Callable[..., Excerpt]


def test_the_words_stand_alone_and_exact_in_every_quotation(record: None, client: Client) -> None:
    for excerpt in Excerpt.objects.published():
        html = client.get(excerpt.get_absolute_url()).content.decode()
        assert f">{escape(excerpt.text)}</blockquote>" in html
        assert html.count("<blockquote") == 1


def test_marks_of_a_page_inside_the_words_stay_words(visit: Visit, add_excerpt: AddExcerpt) -> None:
    text = "  <b>not bold</b> & “so”\n\nsecond line &amp; {{ third }}  "
    add_excerpt("marked", text=text)
    assert visit("/statements/marked/").by_id("words").text == text


def test_the_quotation_names_where_it_stands(visit: Visit) -> None:
    cite = visit("/statements/nss-2010-b/").by_id("words").attrs["cite"]
    assert cite.startswith("https://obamawhitehouse.archives.gov/")


@pytest.mark.parametrize(
    ("slug", "page", "state"),
    [
        ("nss-2006-a", "p.\N{NO-BREAK SPACE}17", "page confirmed"),
        ("nss-2006-b", "p.\N{NO-BREAK SPACE}17", "page confirmed"),
        ("nss-2015-full", "p.\N{NO-BREAK SPACE}22", "page confirmed"),
        ("nss-2010-b", "p.\N{NO-BREAK SPACE}48", "as quoted; page not confirmed"),
        ("nss-2017-box", "p.\N{NO-BREAK SPACE}42", "as quoted; page not confirmed"),
        ("nss-2015-short", "", "no page given"),
        ("apb-2011", "", "no page given"),
    ],
)
def test_the_margin_says_how_the_page_stands(
    visit: Visit, slug: str, page: str, state: str
) -> None:
    assert visit(f"/statements/{slug}/").by_class("where")[0].text == f"{page}{state}"


def test_the_verdict_and_what_was_found_by_hand(visit: Visit) -> None:
    page = visit("/statements/nss-2010-a/")
    assert [each.words for each in page.by_class("verdict")] == ["No source"]
    assert "No held source to check against yet." in page.words
    check = page.by_id("check-places")
    assert "github:ulfelder/national-security-strategy" in check.text
    assert "same words, with a marked omission" in page.words
    assert "Same words up to the ellipsis" in page.words


def test_nobody_is_named_for_words_of_an_unknown_author(visit: Visit) -> None:
    page = visit("/statements/prudential/")
    assert page.all("h1")[0].words == "Author not identified"
    assert "President" not in {each.words for each in page.all("dt")}
    assert not [link for link in page.links if link.startswith("/presidents/") and link[12:]]
    assert "Probably Zachary D. Kaufman" in page.words
    assert "Possible source, not confirmed: Kaufman, Legislating Atrocity Prevention" in page.words
    assert page.by_id("words").attrs.get("cite") is None
    assert page.by_id("cite-chicago").words.startswith("Author not identified, quoted in “The")


def test_a_stray_mark_stays_and_is_explained(visit: Visit) -> None:
    page = visit("/statements/nss-2006-b/")
    assert page.by_id("words").text.endswith("not prepared for peace.”")
    (odd,) = page.by_class("odd")
    assert odd.text == "[not in the source: ”]"
    assert "The boxed mark stands in the quotation and not in the source." in page.words


def test_the_citation_has_the_page_of_the_words(visit: Visit) -> None:
    page = visit("/statements/nss-2010-b/")
    assert page.by_id("cite-bluebook").text.startswith(
        "The White House, National Security Strategy 48 (May 2010), https://"
    )
    assert page.by_id("in-text-apa").words == "(The White House, 2010, p. 48)"
    assert "The page is as quoted and not confirmed." in page.by_id("style-bluebook").words


def test_doubt_about_the_document_is_said(visit: Visit) -> None:
    words = visit("/statements/ewa-10-5m/").words
    assert "The document is not certain. Recalled (inference from" in words


def test_where_the_words_were_taken_from(visit: Visit) -> None:
    assert "text box, item 2, second paragraph" in visit("/statements/nss-2010-b/").words


def test_neighbours_stand_in_the_order_of_the_document(
    visit: Visit, add_excerpt: AddExcerpt
) -> None:
    add_excerpt("later")
    add_excerpt("hidden", position=2, state=State.DRAFT)
    page = visit("/statements/nss-2010-b/")
    places = [each.words for each in page.all("b") if each.words in {"before", "here", "after"}]
    assert places == ["before", "here", "after"]
    links = [link for link in page.links if link.startswith("/statements/nss-2010-a")]
    assert links == ["/statements/nss-2010-a/"]
    assert "/statements/later/" in page.links
    assert "/statements/hidden/" not in page.links
    place = visit("/statements/later/").by_id("place-list").links
    assert place == ["/statements/nss-2010-b/"]


def test_related_words_are_one_of_each_document(visit: Visit, sixty: list[Excerpt]) -> None:
    of_2010 = {excerpt.get_absolute_url() for excerpt in (*sixty, *published_of("nss-2010"))}
    related = related_on(visit, "nss-2017-inline")
    assert len(related) == 3
    assert len(of_2010 & set(related)) == 1


def test_words_of_the_same_document_are_neighbours_and_not_related(
    visit: Visit, add_excerpt: AddExcerpt
) -> None:
    report = Excerpt.objects.get(slug="ewa-10-5m")
    another = add_excerpt("another", document=report.document)
    another.topics.set(report.topics.all())
    page = visit("/statements/ewa-10-5m/")
    assert "Related words" not in page.words
    assert "/statements/another/" in page.by_id("place-list").links


def test_related_words_of_other_presidents_come_first(visit: Visit) -> None:
    ours = {excerpt.get_absolute_url() for excerpt in published_of("nss-2015")}
    related = related_on(visit, "nss-2010-a")
    assert related[0] == "/statements/nss-2006-a/"
    assert not ours & set(related)  # nearer by topics, but of the same president


def test_a_long_quotation_is_cut_by_us_and_says_so(visit: Visit) -> None:
    page = visit("/statements/nss-2010-b/")
    (cut,) = [
        each.words for each in page.by_class("record") if "moral imperative that" in each.text
    ]
    assert cut.endswith("America does its part. […]")


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_published_is_on_no_page(
    client: Client, add_excerpt: AddExcerpt, state: State
) -> None:
    text, work = "A sentence that nobody should see yet.", SecondaryWork.objects.get()
    add_excerpt("secret", state=state, text=text, quoted_in=work)
    possible = StrategyDocument.objects.get(slug="kaufman-2020")
    add_excerpt("secret-too", state=state, text=text, document=None, candidate_document=possible)
    gone = client.get("/statements/secret/").status_code
    assert gone == (410 if state == State.WITHDRAWN else 404)
    for address in (
        *("/", "/about/", "/presidents/", "/topics/", "/statements/", "/documents/"),
        *(
            "/statements/nss-2010-b/",
            "/statements/nss-2017-box/",
            "/documents/nss-2010/",
            "/documents/kaufman-2020/",
        ),
        *("/presidents/obama/", "/topics/impunity/", "/topics/accountability/"),
        *("/institutions/icc/", "/legislation/ewgapa-2018/"),
    ):
        html = client.get(address).content.decode()
        assert "secret" not in html, address
        assert "nobody should see" not in html, address


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for excerpt in (*Excerpt.objects.filter(slug__startswith="nss"), sixty[30]):
        with django_assert_max_num_queries(10):
            assert client.get(excerpt.get_absolute_url()).status_code == 200


def test_title_and_canonical_address(visit: Visit) -> None:
    page = visit("/statements/nss-2010-b/?from=somewhere")
    assert page.all("title")[0].words == (
        "Obama, National Security Strategy (2010), p. 48: "
        "“From Nuremberg to Yugoslavia to …” · Atrocity Policy"
    )
    (canonical,) = [each for each in page.all("link") if each.attrs["rel"] == "canonical"]
    assert canonical.attrs["href"] == "http://testserver/statements/nss-2010-b/"


def published_of(document: str) -> list[Excerpt]:
    return list(Excerpt.objects.published().filter(document__slug=document))


def related_on(visit: Visit, slug: str) -> list[str]:
    links = visit(f"/statements/{slug}/").by_id("related-list").links
    return [link for link in links if link.startswith("/statements/")]
