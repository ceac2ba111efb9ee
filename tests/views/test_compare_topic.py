"""One topic, every administration in order, honest where nothing is held."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Administration, Excerpt, State, Topic
from tests.views.page import Element

pytestmark = pytest.mark.usefixtures("record")
Visit = Callable[[str], Element]
AddExcerpt = Callable[..., Excerpt]
ADDRESS = "/compare/topics/accountability/"


def cells(page: Element) -> list[Element]:
    return page.by_class("terms")[0].all("section")


def test_every_administration_stands_in_its_order(visit: Visit) -> None:
    headings = [cell.all("h2")[0].words for cell in cells(visit(ADDRESS))]
    assert headings[: Administration.objects.count()] == [
        str(each) for each in Administration.objects.with_presidents()
    ]


def test_a_cell_without_an_excerpt_is_honest(visit: Visit) -> None:
    page = visit(ADDRESS)
    empty = [cell for cell in cells(page) if not cell.all("article")]
    assert empty
    assert all("No excerpt held." in cell.words for cell in empty)
    assert "“No excerpt held” is not “said nothing”" in page.words


def test_excerpts_of_the_topic_and_of_those_beneath_it_stand_there(visit: Visit) -> None:
    topic = Topic.objects.get(slug="accountability")
    expected = {f"statement-{e.slug}" for e in Excerpt.objects.published().on_topic(topic)}
    found = [each.attrs["id"] for each in visit(ADDRESS).all("article") if "id" in each.attrs]
    assert sorted(found) == sorted(expected)
    icc_alone = Excerpt.objects.get(slug="rome-preamble")
    assert topic not in icc_alone.topics.all()
    assert f"statement-{icc_alone.slug}" in found


def test_words_of_no_presidency_come_last(visit: Visit) -> None:
    last = cells(visit(ADDRESS))[-1]
    assert last.all("h2")[0].words == "Of no presidency, or not identified"
    assert last.all("article")[0].attrs["id"] == "statement-rome-preamble"
    assert len(cells(visit("/compare/topics/sanctions/"))) == Administration.objects.count()


def test_each_can_be_put_in_the_basket_and_the_first_of_each_compared(visit: Visit) -> None:
    page = visit(ADDRESS)
    buttons = [each for each in page.all("button") if "toggle" in each.attrs.get("class", "")]
    articles = [each for each in page.all("article") if "id" in each.attrs]
    assert len(buttons) == len(articles)
    link = next(each for each in page.all("a") if "the first of each" in each.words)
    assert link.words == "Compare 3, the first of each"
    assert link.attrs["href"] == "/compare/?s=nss-2006-a&s=nss-2010-b&s=nss-2017-box"


def test_topic_pages_and_the_first_page_lead_here(visit: Visit) -> None:
    assert ADDRESS in visit("/topics/accountability/").links
    assert ADDRESS in visit("/").links


def test_a_region_that_scrolls_has_a_name_and_takes_focus(visit: Visit) -> None:
    region = next(e for e in visit(ADDRESS).everything() if "Excerpts by" in str(e.attrs))
    assert (region.attrs["role"], region.attrs["tabindex"]) == ("region", "0")


def test_a_renamed_topic_leads_here_with_its_query(client: Client, record: None) -> None:
    topic = Topic.objects.get(slug="accountability")
    topic.slug = "answering"
    topic.save()
    answer = client.get(f"{ADDRESS}?a=1")
    assert (answer.status_code, answer["Location"]) == (301, "/compare/topics/answering/?a=1")


def test_a_topic_nobody_knows_is_not_found(client: Client) -> None:
    assert client.get("/compare/topics/no-such/").status_code == 404


def test_drafts_stay_inside(visit: Visit, add_excerpt: AddExcerpt) -> None:
    add_excerpt("hidden", state=State.DRAFT, text="Not for the public.")
    assert "Not for the public" not in visit(ADDRESS).words


def test_many_excerpts_cost_no_more_queries(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.cookies["basket"] = "nss-2010-a.nss-2010-b"
    with django_assert_max_num_queries(10):
        page = client.get(ADDRESS).content.decode()
    assert "/statements/?topic=accountability&amp;administration=44" in page
