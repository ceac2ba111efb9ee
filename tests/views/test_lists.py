"""The pages of the three lists, as they are served."""

import re
from html import unescape

import pytest
from django.test import Client

from statements.models import Excerpt, StrategyDocument

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true", "HX-Target": "listing"}


def get(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def count(page: str) -> int:
    found = re.search(r'id="result-count">(\d+)<', page)
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    ("address", "total"),
    [
        ("/statements/", 12),
        ("/statements/?president=obama", 5),
        ("/statements/?administration=45", 3),
        ("/documents/", 51),
        ("/documents/?kind=national-security-strategy", 19),
        ("/legislation/", 29),
        ("/legislation/?president=biden&year_min=2023", 3),
    ],
)
def test_the_total_stands_in_its_place(client: Client, address: str, total: int) -> None:
    assert count(get(client, address)) == total


def test_each_result_is_an_article_named_for_its_record(client: Client) -> None:
    statements = get(client, "/statements/")
    for slug in Excerpt.objects.values_list("slug", flat=True):
        assert f'<article id="statement-{slug}"' in statements
    assert '<article id="document-sapra-2022"' in get(client, "/documents/?q=anticipate")
    assert '<article id="legislation-gfa-2019"' in get(client, "/legislation/?q=fragility")


def test_the_words_stand_in_the_list_byte_for_byte(client: Client) -> None:
    page = unescape(get(client, "/statements/"))
    for text in Excerpt.objects.values_list("text", flat=True):
        assert text in page


def test_a_total_says_what_it_counts(client: Client) -> None:
    page = get(client, "/documents/")
    assert (
        "48 official documents, 1 treaty, 1 law review article "
        "and 1 report that fell due and was not found."
    ) in page
    assert "1 treaty." in get(client, "/documents/?kind=treaty")


def test_the_title_says_what_is_special_first(client: Client) -> None:
    page = get(client, "/statements/?q=%22accountable%22&president=obama")
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title
    assert unescape(title[1]).split() == (
        '"accountable", Obama: 2 excerpts · Atrocity Policy'.split()
    )


def test_the_canonical_address_has_what_matters_and_nothing_else(client: Client) -> None:
    page = get(client, "/statements/?q=&utm_source=mail&topic=icc&president=obama&year_min=")
    assert (
        '<link rel="canonical" href="http://testserver/statements/?president=obama&amp;topic=icc">'
    ) in page


def test_bills_that_failed_stand_apart_and_are_not_counted(client: Client) -> None:
    page = get(client, "/legislation/")
    assert count(page) == 29
    assert 'id="bill-gfa-reauthorization-2025"' in page
    assert "They are in no count of laws." in page


def test_a_swap_gets_the_list_alone_and_the_address_it_stands_for(client: Client) -> None:
    address = "/statements/?year_min=&president=obama&q="
    response = client.get(address, headers=SWAP)
    part = response.content.decode()
    assert part.lstrip().startswith("<title>Obama: 5 excerpts")
    assert "<html" not in part
    assert count(part) == 5
    assert response["HX-Push-Url"] == "/statements/?president=obama"


@pytest.mark.parametrize(
    "headers", [{}, {**SWAP, "HX-History-Restore-Request": "true"}, {"HX-Request": "true"}]
)
def test_anything_else_gets_the_whole_page(client: Client, headers: dict[str, str]) -> None:
    assert "<html" in get(client, "/statements/", **headers)


def test_a_cache_keeps_part_and_page_and_readers_choices_apart(client: Client) -> None:
    vary = client.get("/statements/")["Vary"]
    for header in ("HX-Request", "HX-Target", "HX-History-Restore-Request", "Cookie"):
        assert header in vary


def test_what_is_typed_is_shown_and_not_run(client: Client) -> None:
    page = get(client, "/statements/?q=<script>alert(1)</script>&topic=<img src=x>")
    assert "<script>alert" not in page
    assert "<img src" not in page
    assert "“&lt;img src=x&gt;”" in page


def test_words_of_the_record_are_shown_and_not_run(client: Client) -> None:
    Excerpt.objects.filter(slug="nss-2006-a").update(text="<b>bold</b> & <script>x</script>")
    page = get(client, "/statements/")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;" in page


def test_an_empty_record_says_so(client: Client) -> None:
    Excerpt.objects.all().delete()
    assert "The record holds no excerpts yet." in get(client, "/statements/")
    assert count(get(client, "/statements/")) == 0


def test_nothing_found_names_the_filters_and_the_nearest_way_out(client: Client) -> None:
    page = get(client, "/statements/?president=trump&topic=r2p")
    assert "No excerpt fits Trump and Responsibility to protect together" in page
    assert 'href="/statements/?president=trump">3 excerpts</a>' in page
    assert 'href="/statements/?topic=r2p">1 excerpt</a>' in page


def test_pages_keep_the_filter(client: Client) -> None:
    page = get(client, "/documents/?sort=oldest&year_min=1980")
    assert 'href="/documents/?year_min=1980&amp;sort=oldest&amp;page=2"' in page
    later = get(client, "/documents/?year_min=1980&sort=oldest&page=3")
    assert 'href="/documents/?year_min=1980&amp;sort=oldest&amp;page=2" rel="prev"' in later
    assert later.count('<article id="document-') == 50 - 40


def test_a_later_page_says_which_it_is(client: Client) -> None:
    page = get(client, "/documents/?page=2")
    assert "<title>51 records, page 2 · Documents" in page
    assert "page 2 of 3</span></h2>" in page
    assert "page 1 of 1" not in get(client, "/statements/")


def test_other_methods_are_refused(client: Client) -> None:
    assert client.post("/statements/").status_code == 405


def test_a_report_that_was_not_found_is_marked(client: Client) -> None:
    document = StrategyDocument.objects.get(slug="ewa-report-2025")
    assert not document.located
    assert "Fell due, but was not found." in get(client, "/documents/?administration=47")
