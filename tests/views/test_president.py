"""Presidents as persons, and their presidencies."""

import itertools

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, President
from tests.views.conftest import Visit

HEADINGS = {f"h{level}" for level in range(1, 7)}


def test_the_list_counts_what_the_lists_it_leads_to_count(visit: Visit) -> None:
    page = visit("/presidents/")
    counted = [each for each in page.all("a") if "?administration=" in each.attrs["href"]]
    assert len(counted) == 3 + 8 + 6  # presidencies with excerpts, documents, laws
    for link in counted:
        found = visit(link.attrs["href"]).by_id("result-count").words
        assert link.words.split()[0] == found


def test_a_person_stands_once_with_all_presidencies(visit: Visit) -> None:
    page = visit("/presidents/")
    names = [each.words for each in page.all("h2")]
    assert len(names) == len(set(names)) == President.objects.count() == 7
    assert "/presidents/trump/#administration-45" in page.links
    assert "/presidents/trump/#administration-47" in page.links


def test_each_presidency_has_its_section(visit: Visit) -> None:
    page = visit("/presidents/trump/")
    first, second = page.by_id("administration-45"), page.by_id("administration-47")
    assert "From 20 January 2017 to 20 January 2021." in first.words
    assert "Since 20 January 2025, in office." in second.words
    assert "/statements/nss-2017-box/" in first.links
    assert "/documents/nss-2025/" in second.links
    assert "/documents/nss-2025/" not in first.links
    assert "/legislation/ndaa-fy2021/" in first.links
    assert "Enacted without the President’s signature." in first.words
    assert "The record holds no excerpt of this presidency yet" in second.words


def test_headings_go_down_step_by_step(visit: Visit) -> None:
    for address in ("/presidents/obama/", "/presidents/trump/", "/topics/impunity/", "/"):
        levels = [int(e.tag[1]) for e in visit(address).everything() if e.tag in HEADINGS]
        steps = [below - above for above, below in itertools.pairwise(levels)]
        assert max(steps) == 1, address
    excerpt = visit("/presidents/obama/").by_id("statement-nss-2010-a")
    assert [e.tag for e in excerpt.everything() if e.tag in HEADINGS] == ["h4"]


def test_the_party_is_a_word_in_a_sentence(visit: Visit) -> None:
    page = visit("/presidents/reagan/")
    (lede,) = page.by_class("lede")
    assert lede.words == "Ronald Wilson Reagan, Republican, held the 40th presidency."
    assert page.words.count("Republican") == 1
    assert not [each for each in page.everything() if "republican" in str(each.attrs).lower()]


def test_a_few_excerpts_and_the_way_to_all(visit: Visit, sixty: list[Excerpt]) -> None:
    section = visit("/presidents/obama/").by_id("administration-44")
    assert len(section.all("article")) == 20
    assert "65 excerpts of this presidency" in section.words
    assert "/statements/?administration=44" in section.links


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("/presidents/", "/presidents/obama/", "/presidents/trump/"):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
