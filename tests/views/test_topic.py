"""The vocabulary and its pages."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, Topic
from tests.views.conftest import Visit


def test_the_list_has_two_levels_with_notes_and_counts(visit: Visit) -> None:
    page = visit("/topics/")
    roots = [each.words for each in page.all("h2")]
    assert roots == [topic.label for topic in Topic.objects.roots()]
    children = [each.words for each in page.all("dt")]
    under = Topic.objects.exclude(parent=None).order_by("parent__position", "position")
    assert children == [topic.label for topic in under]
    for topic in Topic.objects.all():
        assert topic.scope_note in page.words


def test_counts_are_those_of_the_list_of_statements(visit: Visit) -> None:
    page = visit("/topics/")
    shown = {}
    for item in page.all("li"):
        if item.all("h2"):
            shown[item.all("h2")[0].links[0]] = item.by_class("where")[0].all("b")[0].words
    shown |= {
        name.links[0]: value.by_class("muted")[0].words.split()[0]
        for name, value in zip(page.all("dt"), page.all("dd"), strict=True)
    }
    assert len(shown) == 24
    for address, count in shown.items():
        found = visit(f"/statements/?topic={address.split('/')[2]}")
        assert found.by_id("result-count").words == count, address


def test_a_topic_takes_in_its_children_and_counts_an_excerpt_once(visit: Visit) -> None:
    page = visit("/topics/accountability/")
    assert "/topics/icc/" in page.links
    articles = [each.attrs["id"] for each in page.all("article")[1:]]
    assert len(articles) == len(set(articles)) == 7
    assert "statement-rome-preamble" in articles  # on its children alone


def test_excerpts_stand_by_presidency_in_order(visit: Visit) -> None:
    headings = [each.words for each in visit("/topics/accountability/").all("h2")]
    assert headings == [
        "It takes in",
        "G. W. Bush (43), 2001 to 2009",
        "Obama (44), 2009 to 2017",
        "Trump (45), 2017 to 2021",
        "Of no presidency, or not identified",
    ]


def test_a_child_leads_back_to_its_parent(visit: Visit) -> None:
    assert "/topics/accountability/" in visit("/topics/icc/").by_class("crumbs")[0].links


def test_an_empty_topic_says_that_silence_proves_nothing(visit: Visit) -> None:
    assert "which does not say that nothing was said" in visit("/topics/training/").words


def test_a_few_of_each_presidency_and_the_way_to_all(visit: Visit, sixty: list[Excerpt]) -> None:
    page = visit("/topics/impunity/")
    assert len([each for each in page.all("article") if "more-" in each.attrs.get("id", "")]) == 19
    assert "All 61 of this presidency" in page.words
    assert "/statements/?topic=impunity&administration=44" in page.links
    assert "63 excerpts, to filter" in page.words


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("/topics/", "/topics/accountability/", "/topics/impunity/"):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
