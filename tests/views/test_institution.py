"""Institutions and their succession."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, Institution
from statements.views.institution import succession_of
from tests.views.conftest import Visit


@pytest.mark.parametrize("slug", ["apb", "aewtf", "aptf"])
def test_the_board_and_its_successors_stand_in_one_line(visit: Visit, slug: str) -> None:
    line = visit(f"/institutions/{slug}/").by_class("line")[0]
    assert [each.words for each in line.all("li")] == [
        "Atrocities Prevention Board (APB), 2012",
        "Atrocity Early Warning Task Force (AEWTF), 2019",
        "Atrocity Prevention Task Force (APTF), 2022",
    ]
    assert f"/institutions/{slug}/" not in line.links
    assert len(line.links) == 2


@pytest.mark.parametrize("slug", ["icty", "ictr", "irmct"])
def test_two_tribunals_have_one_successor(visit: Visit, slug: str) -> None:
    first, last = visit(f"/institutions/{slug}/").by_class("line")[0].all("li")
    assert "Yugoslavia (ICTY), 1993 to 2017; " in first.words
    assert "Rwanda (ICTR), 1994 to 2015" in first.words
    assert last.words.startswith("International Residual Mechanism")


def test_a_successor_that_is_not_held_is_named(visit: Visit) -> None:
    line = visit("/institutions/scsl/").by_class("line")[0]
    assert line.all("li")[-1].words == "Residual Special Court for Sierra Leone (not held)"


def test_one_that_stands_alone_has_no_line(visit: Visit) -> None:
    assert not visit("/institutions/icc/").by_class("line")


def test_a_line_that_comes_round_to_itself_is_read_once(record: None) -> None:
    first, last = (Institution.objects.get(slug=slug) for slug in ("apb", "aptf"))
    last.successor = first
    last.save()
    line = succession_of(first, Institution.objects.all())
    assert sorted(each.slug for generation in line.generations for each in generation) == [
        "aewtf",
        "apb",
        "aptf",
    ]


def test_what_founded_it_and_what_kept_it(visit: Visit) -> None:
    page = visit("/institutions/apb/")
    assert page.facts["Founded by"] == "Presidential Study Directive 10 (2011)"
    assert page.facts["Continued by"] == "Executive Order 13729 (2016)"
    assert page.facts["Established"] == "23 April 2012"
    assert page.facts["Ordered"] == "4 August 2011"
    assert page.facts["First chair"].startswith("Samantha Power")
    assert page.by_id("remark-d6").words
    founded = visit("/institutions/icty/").facts["Founded by"]
    assert founded == "UN Security Council resolution 827 (1993)"


def test_words_that_speak_of_it(visit: Visit, sixty: list[Excerpt]) -> None:
    page = visit("/institutions/icc/")
    assert len(page.all("article")) == 1 + 20
    assert "/statements/?institution=icc" in page.links
    assert "no excerpt that names it yet" in visit("/institutions/gptf/").words


def test_doubt_and_evidence(visit: Visit) -> None:
    assert "Recalled: from memory only." in visit("/institutions/usaid/").words
    page = visit("/institutions/aptf/")
    assert "date and instrument of renaming" in page.words
    assert "https://www.state.gov/atrocity-prevention/" in page.by_id("evidence").links


def test_the_list_has_every_institution_once(visit: Visit) -> None:
    page = visit("/institutions/")
    names = [each.links[0] for each in page.all("h3")]
    assert sorted(names) == sorted(each.get_absolute_url() for each in Institution.objects.all())
    assert "Followed by Atrocity Early Warning Task Force" in page.words


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("/institutions/", "/institutions/icc/", "/institutions/apb/"):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
