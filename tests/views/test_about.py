"""What the record says of itself."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, Remark, RemarkKind
from tests.views.conftest import Visit


def test_totals_say_what_they_count(visit: Visit) -> None:
    facts = visit("/about/").facts
    assert facts["Excerpts"].startswith("12,")
    assert facts["Documents"] == (
        "51 records: 48 official documents, 1 treaty, 1 law review article "
        "and 1 report that fell due and was not found"
    )
    assert facts["Laws"] == "29, with 116 sections"
    assert facts["Institutions"] == "14"
    assert facts["Topics"] == "24, on two levels"


def test_the_work_that_quotes_and_what_it_covers(visit: Visit) -> None:
    page = visit("/about/")
    assert "American Society of International Law" in page.words
    assert len([link for link in page.links if link.startswith("/statements/") and link[12:]]) == 12
    assert "/documents/aaf-2015/" in page.links
    assert page.facts["Conflicts it names"] == "former Yugoslavia, Syria, Northern Iraq"
    assert "Integrated Country Strategy (State)" in page.facts["Planning documents it names"]


def test_every_open_question_stands_there(visit: Visit) -> None:
    words = visit("/about/").by_id("main").words
    questions = Remark.objects.filter(kind=RemarkKind.OPEN_QUESTION)
    assert questions.count() == 8
    for question in questions:
        assert question.subject in words


def test_how_it_is_kept(visit: Visit) -> None:
    words = visit("/about/").words
    for said in ("release point 119-100", "No trackers", "From memory only", "never a pass"):
        assert said in words


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        assert client.get("/about/").status_code == 200
