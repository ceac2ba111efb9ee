"""Lists and records: the rows of the pages, page by page or from a cursor on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from statements.api.resource import Resource
from statements.api.resources import RESOURCES
from statements.models import Excerpt, SlugRedirect, State
from tests.api.answers import ask

SAME = [
    "statements/",
    "statements/?president=obama&topic=accountability",
    "statements/?q=genocide",
    'statements/?q="mass killing"&sort=oldest',
    "statements/?year_min=2015&verdict=no-source",
    "documents/?kind=strategy&kind=treaty",
    "documents/?q=court&topic=icc",
    "legislation/?congress=115",
    "legislation/?q=sudan",
]


@pytest.mark.parametrize("address", SAME)
def test_rows_counts_and_facets_are_those_of_the_page(address: str) -> None:
    listing = Client().get(f"/{address}").context["listing"]
    mark = "&" if "?" in address else "?"
    found = ask(f"{address}{mark}facets=1")
    assert found["total"] == listing.total
    assert [row["slug"] for row in found["results"]] == [row.slug for row in listing.rows]
    counted = {
        (facet["name"], choice["value"]): choice["count"]
        for facet in found["facets"]
        for choice in facet["choices"]
    }
    assert counted == {
        (facet.name, choice.value): choice.count
        for facet in listing.facets
        for choice in facet.choices
    }


def test_parts_that_only_the_search_page_lists_count_the_same() -> None:
    for name in ("sections", "institutions", "topics", "passages"):
        page = Client().get(f"/search/?in={name}&q=court").context["listing"]
        assert ask(f"{name}/?q=court")["total"] == page.total


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.name)
def test_every_row_of_a_list_has_an_address_that_answers(resource: Resource) -> None:
    name, key = resource.name, resource.key.replace("pk", "id")
    for row in ask(f"{name}/?page_size=500")["results"]:
        assert ask(f"{name}/{row[key]}/") == row
        assert row["url"].startswith("http://testserver/")
    if name not in {"passages"}:
        path = ask(f"{name}/?page_size=1")["results"][0]["url"].removeprefix("http://testserver")
        assert Client().get(path).status_code == 200


def test_a_statement_says_all_that_a_quotation_needs() -> None:
    row = ask("statements/nss-2010-b/")
    excerpt = Excerpt.objects.get(slug="nss-2010-b")
    assert row["text"] == excerpt.text
    assert row["url"] == "http://testserver/statements/nss-2010-b/"
    assert (row["document"], row["president"], row["administration"]) == ("nss-2010", "obama", 44)
    assert row["printed_page"] == excerpt.printed_page
    assert set(row["topics"]) == set(excerpt.topics.values_list("slug", flat=True))
    assert row["verdict"] == excerpt.verdict


@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_give_every_row_once(size: int) -> None:
    seen, address = [], f"statements/?page_size={size}"
    while address:
        found = ask(address)
        seen += [row["slug"] for row in found["results"]]
        address = (found["next"] or "").removeprefix("http://testserver/api/v1/")
    assert sorted(seen) == sorted(
        Excerpt.objects.published().values_list("slug", flat=True)
    ) and len(seen) == len(set(seen))


@pytest.mark.parametrize("asked", ["", "q=genocide&", "president=obama&"])
def test_a_cursor_gives_every_row_once_though_others_are_added(asked: str) -> None:
    expected = {row["slug"] for row in ask(f"statements/?{asked}page_size=500")["results"]}
    seen, address = [], f"statements/?{asked}cursor=*&page_size=2"
    while address:
        found = ask(address)
        seen += [row["slug"] for row in found["results"]]
        address = (found["next"] or "").removeprefix("http://testserver/api/v1/")
        if len(seen) == 2:
            first = Excerpt.objects.published().order_by("pk")[0]
            Excerpt.objects.create(
                slug="added-meanwhile",
                text="genocide",
                document=first.document,
                state=State.PUBLISHED,
            )
    assert len(seen) == len(set(seen))
    assert set(seen) - {"added-meanwhile"} == expected


@pytest.mark.parametrize("name", ["presidents", "administrations", "topics", "legislation"])
def test_a_cursor_takes_everything_away(name: str) -> None:
    rows, address = 0, f"{name}/?cursor=*&page_size=3"
    while address:
        found = ask(address)
        rows += len(found["results"])
        address = (found["next"] or "").removeprefix("http://testserver/api/v1/")
    assert rows == ask(f"{name}/")["total"]


def test_fields_are_chosen() -> None:
    rows = ask("statements/?fields=text,slug")["results"]
    assert all(list(row) == ["slug", "text"] for row in rows)
    assert list(ask("statements/nss-2010-b/?fields=verdict")) == ["verdict"]


def test_a_record_that_was_renamed_is_found_by_its_old_slug() -> None:
    SlugRedirect.objects.create(kind="excerpt", old_slug="once", new_slug="nss-2010-b")
    answer = Client().get("/api/v1/statements/once/?fields=slug")
    assert answer.status_code == 301
    assert answer["Location"] == "http://testserver/api/v1/statements/nss-2010-b/?fields=slug"


def test_a_list_takes_as_many_queries_whatever_its_size() -> None:
    def queries(size: int) -> int:
        with CaptureQueriesContext(connection) as counted:
            ask(f"statements/?facets=1&page_size={size}")
        return len(counted)

    assert queries(10) == queries(3) <= 12


def test_the_root_names_everything() -> None:
    for address in ask("").values():
        status = Client().get(address.removeprefix("http://testserver")).status_code
        assert status == (400 if "search" in address or "compare" in address else 200)
