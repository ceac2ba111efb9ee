"""Citations in the words lead to records, and records count the words that cite them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from statements.models import Excerpt, Legislation, StrategyDocument
from statements.models.cited import cited_document, cited_law
from statements.search import catch_up
from statements.sources.load_source import import_source
from statements.views.cited_by import cited_by, numbers_of
from tests.sources.files import strategy
from tests.views.conftest import Visit

pytestmark = pytest.mark.django_db
WORDS = "Under E.O. 13729 (81 FR 32611) & Pub. L. No. 115-441, <b>not</b> P.L. 1-1."


@pytest.fixture
def citing(add_excerpt: Callable[..., Excerpt]) -> Excerpt:
    excerpt = add_excerpt("citing", text=WORDS)
    catch_up()
    return excerpt


def test_citations_in_the_words_are_links_and_the_words_stay(visit: Visit, citing: Excerpt) -> None:
    words = visit("/statements/citing/").by_id("words")
    assert words.text == WORDS
    assert words.links == [
        "/documents/eo-13729/",
        "/documents/eo-13729/",
        "/legislation/ewgapa-2018/",
    ]


def test_a_record_counts_the_words_that_cite_it(visit: Visit, citing: Excerpt) -> None:
    law = visit("/legislation/ewgapa-2018/").by_id("cited-by")
    assert law.words == (
        "Cited by number (P.L. 115-441, 132 Stat. 5586) in the words of 1 statement and 0 passages."
    )
    assert "1 statement and" in visit("/documents/eo-13729/").by_id("cited-by").words


@pytest.mark.parametrize("address", ["/legislation/ewgapa-2018/", "/documents/eo-13729/"])
def test_the_list_has_as_many_as_the_count_and_narrows(
    address: str, visit: Visit, client: Client, citing: Excerpt
) -> None:
    (link,) = visit(address).by_id("cited-by").links
    listing = client.get(link).context["listing"]
    assert listing.total == 1
    assert not listing.notices
    assert client.get(f"{link}&president=trump").context["listing"].total == 0


def test_passages_count_too_but_not_those_of_the_document_itself(
    visit: Visit, client: Client, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "text.txt"
    path.write_bytes(strategy("Under Executive Order 13729 the board goes on with its work."))
    for slug in ("nss-2010", "eo-13729"):
        import_source(path=path, document=StrategyDocument.objects.get(slug=slug), force=True)
    catch_up()
    found = visit("/documents/eo-13729/").by_id("cited-by")
    assert found.words.endswith("0 statements and 1 passage.")
    assert client.get(found.links[0]).context["listing"].total == 1


def test_words_of_the_document_itself_do_not_cite_it(add_excerpt: Callable[..., Excerpt]) -> None:
    order = StrategyDocument.objects.with_presidents().get(slug="eo-13729")
    add_excerpt("own-words", document=order, text="This Executive Order 13729 is mine.")
    catch_up()
    found = cited_by(cited_document(order))
    assert found
    assert [each.times for each in found.citing] == [0, 0]


def test_the_name_of_a_document_is_no_citation_in_its_words(
    add_excerpt: Callable[..., Excerpt],
) -> None:
    order = StrategyDocument.objects.with_presidents().get(slug="psd-10")
    sheet = StrategyDocument.objects.get(slug="psd-10-fact-sheet")
    add_excerpt("says-nothing", document=sheet, text="Preventing atrocities is our duty.")
    add_excerpt("says-so", document=sheet, text="PSD-10 was signed today.")
    catch_up()
    found = cited_by(cited_document(order))
    assert found
    assert found.citing[0].times == 1


def test_a_law_is_cited_by_its_places_in_the_code_and_not_by_itself(
    visit: Visit, client: Client, tmp_path: Path, settings: Any, add_excerpt: Callable[..., Excerpt]
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    add_excerpt("of-the-code", text="As 22 U.S.C. § 9803(b) says, and 22 U.S.C. 9811 does not.")
    path = tmp_path / "law.txt"
    path.write_bytes(strategy("133 Stat. 3060. Public Law 116-94. See 22 U.S.C. 9801."))
    import_source(path=path, legislation=Legislation.objects.get(slug="gfa-2019"), force=True)
    catch_up()
    found = visit("/legislation/gfa-2019/").by_id("cited-by")
    assert "22 U.S.C. 9801-9810" in found.words
    assert found.words.endswith("1 statement and 0 passages.")
    assert client.get(found.links[0]).context["listing"].total == 1


def test_counting_costs_no_query(citing: Excerpt, django_assert_num_queries: Any) -> None:
    law = cited_law(Legislation.objects.get(slug="ewgapa-2018"))
    with django_assert_num_queries(0):
        assert cited_by(law)


def test_without_an_index_the_page_is_there_without_the_counts(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_INDEX = tmp_path / "none"
    answer = client.get("/legislation/ewgapa-2018/")
    assert answer.status_code == 200
    assert "cited-by" not in answer.content.decode()


def test_by_which_numbers_a_record_is_cited() -> None:
    def of_law(slug: str) -> list[str]:
        return numbers_of(cited_law(Legislation.objects.get(slug=slug)))

    def of_document(slug: str) -> list[str]:
        return numbers_of(cited_document(StrategyDocument.objects.get(slug=slug)))

    assert of_law("ewgapa-2018") == ["P.L. 115-441", "132 Stat. 5586"]
    # The Act's number is the whole Act's.
    assert of_law("gfa-2019") == ["133 Stat. 3060", "22 U.S.C. 9801-9810"]
    assert of_document("eo-13729") == ["E.O. 13729", "81 Fed. Reg. 32611"]
    assert of_document("psd-10") == ["PSD-10"]
    assert of_document("nss-2010") == of_document("kaufman-2020") == []


def test_citations_in_a_held_text_are_links(
    client: Client, tmp_path: Path, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "text.txt"
    path.write_bytes(strategy("Under Executive Order 13729 & P.L. 115-441 the board goes on."))
    import_source(path=path, document=StrategyDocument.objects.get(slug="nss-2010"))
    with django_assert_max_num_queries(10):
        page = client.get("/documents/nss-2010/text/?q=board").content.decode()
    assert 'href="/documents/eo-13729/" title="Executive Order 13729 (2016)">Executive' in page
    assert ">P.L. 115-441</a>" in page
