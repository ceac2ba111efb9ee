"""One document's page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, Source, StrategyDocument
from tests.views.conftest import Visit


def test_what_is_known_of_a_strategy(visit: Visit) -> None:
    page = visit("/documents/nss-2010/")
    known = page.facts
    assert known["Kind"] == "National Security Strategy"
    assert known["Issued by"] == "The White House (President of the United States)"
    assert known["President"] == "Barack Obama"
    assert known["Presidency"] == "44th, 2009 to 2017"
    assert known["Date"] == "27 May 2010"
    assert known["Pages"] == "52"
    assert known["Made under"].startswith("National Security Act of 1947 s. 108")
    assert known["Catalogued as"] == "The White House, National Security Strategy 48 (May 2010)"
    assert page.by_id("cite-chicago").words.startswith(
        "White House, National Security Strategy (May 2010), https://"
    )
    assert "How the addresses are known" in page.words


def test_a_date_is_no_more_exact_than_it_is_known(visit: Visit) -> None:
    assert visit("/documents/qddr-2015/").facts["Date"] == "April 2015"
    assert visit("/documents/sar-2018/").facts["Date"] == "2018"


def test_its_excerpts_stand_in_the_order_of_its_pages(visit: Visit) -> None:
    page = visit("/documents/nss-2010/")
    assert [each.attrs["id"] for each in page.all("article")[1:]] == [
        "statement-nss-2010-a",
        "statement-nss-2010-b",
    ]


def test_many_excerpts_lead_to_the_list(visit: Visit, sixty: list[Excerpt]) -> None:
    page = visit("/documents/nss-2010/")
    assert len(page.all("article")) == 61
    assert "/statements/?document=nss-2010" in page.links


def test_without_text_it_says_so(visit: Visit) -> None:
    page = visit("/documents/eo-13729/")
    assert "Catalogued, no text held yet." in page.words


def test_with_a_source_it_does_not_say_that_no_text_is_held(visit: Visit) -> None:
    order = StrategyDocument.objects.get(slug="eo-13729")
    Source.objects.create(document=order, media_type="text/plain", sha256="0" * 64)
    words = visit("/documents/eo-13729/").words
    assert "no text held yet" not in words
    assert "Its text is held; no excerpt of it yet." in words


def test_a_report_that_was_not_found_says_that(visit: Visit) -> None:
    page = visit("/documents/ewa-report-2025/")
    assert "This report fell due, but was not found." in page.words
    assert page.facts["Date"] == "not dated"


def test_a_possible_source_is_never_the_source(visit: Visit) -> None:
    page = visit("/documents/kaufman-2020/")
    assert "Catalogued, no text held yet." in page.words
    assert "Possibly quoted from it, not confirmed" in page.words
    assert "/statements/prudential/" in page.links


def test_how_often_it_uses_certain_words(visit: Visit) -> None:
    (table,) = visit("/documents/nss-2006/").all("table")
    rows = [(row.all("th")[0].words, row.all("td")[0].words) for row in table.all("tr")[1:]]
    assert rows[:3] == [("genocid*", "8"), ("atrocit*", "1"), ("International Criminal Court", "0")]
    assert "treat as +/-1" in table.all("caption")[0].words


def test_without_counts_there_is_no_table(visit: Visit) -> None:
    assert "How often it uses certain words" not in visit("/documents/nss-2017/").words


def test_what_it_founded_and_which_law_it_serves(visit: Visit) -> None:
    assert "/institutions/apb/" in visit("/documents/psd-10/").links
    assert visit("/documents/eo-13729/").facts["Kept in being"] == "Atrocities Prevention Board"
    assert "/legislation/gfa-2019/" in visit("/documents/spcps-2020/").links


def test_further_facts_have_labels(visit: Visit) -> None:
    known = visit("/documents/eo-13729/").facts
    assert known["Federal Register"] == "81 FR 32611-32615"
    assert known["Published in the Federal Register"] == "23 May 2016"
    assert "3. Responsibilities" in known["Sections"]


def test_doubt_is_named(visit: Visit) -> None:
    words = visit("/documents/sar-2018/").words
    assert "Partly verified." in words
    assert "issuing bodies" in words
    assert "month (June 2018)" in words


def test_remarks_notes_and_evidence(visit: Visit) -> None:
    page = visit("/documents/nss-2002/")
    assert "one stored source (AUSA) gives public release on 20 September 2002" in page.words
    assert page.by_id("remark-c3").words
    assert "https://sourcewatch.org/index.php" in page.by_id("evidence").text


def test_a_treaty_is_of_no_presidency(visit: Visit) -> None:
    known = visit("/documents/rome-statute/").facts
    assert known["Presidency"] == "of none"
    assert "President" not in known


@pytest.mark.parametrize("slug", ["nss-2010", "psd-10", "kaufman-2020", "eo-13729"])
def test_no_more_queries_however_many_excerpts(
    client: Client,
    sixty: list[Excerpt],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    slug: str,
) -> None:
    with django_assert_max_num_queries(10):
        assert client.get(f"/documents/{slug}/").status_code == 200
