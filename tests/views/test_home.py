"""The first page against the record, counted by hand."""

from collections import Counter

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from statements.citations.dates import PartialDate
from statements.models import (
    Administration,
    Excerpt,
    Institution,
    Legislation,
    StrategyDocument,
    Topic,
)
from tests.views.conftest import Visit
from tests.views.page import Element


def test_the_search_box_searches_everything(visit: Visit) -> None:
    page = visit("/")
    (form,) = [each for each in page.all("form") if each.attrs.get("role") == "search"]
    assert form.attrs["action"] == "/search/"
    assert form.attrs.get("method", "get") == "get"
    assert form.by_id("q").attrs["name"] == "q"


def test_totals_say_what_they_count(visit: Visit) -> None:
    words = visit("/").words
    assert "12 excerpts" in words
    assert (
        "51 documents (48 official documents, 1 treaty, 1 law review article "
        "and 1 report that fell due and was not found)" in words
    )
    assert "29 laws. Its documents and laws date from 1987 to 2025." in words


def test_a_date_and_a_count_that_cannot_be_are_no_error(visit: Visit) -> None:
    psd = StrategyDocument.objects.filter(slug="psd-10")
    psd.update(date=PartialDate(9999, 12, 31))
    counts = {"genocid*": 999_999_999, "atrocit*": 0}
    StrategyDocument.objects.filter(slug="nss-2010").update(term_mentions={"counts": counts})
    page = visit("/")
    note = page.by_id("timeline-note")
    assert "/documents/psd-10/" in note.links
    assert f"or from after {timezone.localdate().year + 1}:" in note.words
    drawing = page.by_class("chart")[0]
    assert "/documents/psd-10/" not in drawing.links
    assert int(drawing.all("svg")[0].attrs["height"]) < 1500


def test_every_record_with_a_date_from_1981_on_is_a_link_in_the_drawing(visit: Visit) -> None:
    page = visit("/")
    drawing = page.by_class("chart")[0]
    records = [
        *StrategyDocument.objects.exclude(date=None),
        *Legislation.objects.all(),
        *Institution.objects.filter(established__gte="1981"),
        *Administration.objects.with_presidents(),
    ]
    assert {record.get_absolute_url() for record in records} == set(drawing.links)
    for link in drawing.all("a"):
        assert link.attrs.get("aria-label") or link.attrs.get("aria-hidden") == "true"


def test_what_is_drawn_stands_in_the_table_too(visit: Visit) -> None:
    page = visit("/")
    drawing, tables = page.by_class("chart")[0], page.by_id("timeline-tables")
    assert set(drawing.links) == set(tables.all("table")[-1].links)
    assert "27 May 2010" in tables.words
    assert "August 1991" in tables.words


def test_what_is_left_out_is_named(visit: Visit) -> None:
    note = visit("/").by_id("timeline-note")
    assert set(note.links) == {
        "/institutions/imt-nuremberg/",
        "/institutions/usaid/",
        "/institutions/dod/",
        "/institutions/state-dos/",
        "/institutions/congress/",
        "/documents/ewa-report-2025/",
    }


def test_mentions_are_those_of_the_catalogue(visit: Visit) -> None:
    mentions = visit("/").by_id("timeline-tables").all("table")[0]
    rows = {row.links[0]: [cell.words for cell in row.all("td")] for row in mentions.all("tr")[1:]}
    assert rows["/documents/nss-2010/"] == ["27 May 2010", "Obama (44)", "5", "5"]
    assert rows["/documents/nss-2017/"][2:] == ["not counted", "not counted"]
    assert len(rows) == 20


def test_no_style_stands_in_the_page(client: Client, record: None) -> None:
    html = client.get("/").content.decode()
    assert " style=" not in html
    assert "<style" not in html


def test_the_grid_counts_published_excerpts_by_family_and_presidency(visit: Visit) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    for excerpt in Excerpt.objects.published().with_names():
        administration = excerpt.document and excerpt.document.administration
        families = {topic.parent or topic for topic in excerpt.topics.select_related("parent")}
        for family in families if administration else ():
            assert administration
            expected[family.slug, str(administration.number)] += 1
    assert cells_of(visit("/")) == expected
    assert expected["prevention", "44"] == 2  # nss-2010-a and nss-2015-full


def test_the_grid_has_a_row_for_each_topic_of_the_first_level(visit: Visit) -> None:
    rows = visit("/").by_class("grid")[0].all("tbody")[0].all("tr")
    assert [row.links[0] for row in rows] == [
        f"/compare{topic.get_absolute_url()}" for topic in Topic.objects.roots()
    ]
    assert all(len(row.all("td")) == 8 for row in rows)
    assert "A dash says that the record holds nothing yet" in visit("/").words


def test_newest_statements_and_laws(visit: Visit) -> None:
    page = visit("/")
    articles = [each.attrs["id"] for each in page.all("article")]
    assert articles == [
        f"statement-{slug}" for slug in ("ewa-10-5m", "nss-2017-box", "nss-2017-inline")
    ]
    laws = [link for link in page.all("section")[-1].links if link.startswith("/legislation/e")]
    assert laws == ["/legislation/ewgapa-extension-2024/"]


def test_no_more_queries_however_many_excerpts(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        assert client.get("/").status_code == 200


def test_an_empty_record_is_no_error(client: Client, record: None) -> None:
    Excerpt.objects.all().delete()
    assert client.get("/").status_code == 200


def cells_of(page: Element) -> Counter[tuple[str, str]]:
    """Counts of the grid by the topic and presidency that their links ask for."""
    found: Counter[tuple[str, str]] = Counter()
    for cell in page.by_class("grid")[0].all("td"):
        for link in cell.all("a"):
            assert isinstance(link.children[0], str)
            query = dict(part.split("=") for part in link.attrs["href"].split("?")[1].split("&"))
            found[query["topic"], query["administration"]] = int(link.children[0])
    return found
