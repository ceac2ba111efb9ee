"""How records are cited on their pages, in files, and to programs."""

from __future__ import annotations

import json
from typing import Any

import bibtexparser
import pytest
import rispy
from django.test import Client

from statements.models import Excerpt, Legislation, State, StrategyDocument, Verdict
from tests.views.conftest import Visit

pytestmark = pytest.mark.django_db
RECORDS = ["/statements/nss-2010-b/", "/documents/eo-13729/", "/legislation/gfa-2019/"]
STYLES = ["bluebook", "chicago", "apa", "mla"]


@pytest.mark.parametrize("address", RECORDS)
def test_each_page_has_the_four_styles_and_the_three_files(address: str, visit: Visit) -> None:
    page = visit(address)
    for style in STYLES:
        assert page.by_id(f"cite-{style}").words.endswith((".", ".pdf"))
    assert {f"{address}cite.{kind}" for kind in ("ris", "bib", "json")} <= set(page.links)


def test_what_is_missing_is_said_beside_the_style_that_asks_for_it(visit: Visit) -> None:
    page = visit("/documents/eo-13729/")
    asked = "Its page in title 3 of the C.F.R., which the style prefers, is not held."
    assert asked in page.by_id("style-bluebook").words
    assert asked not in page.by_id("style-mla").words


def test_a_report_that_was_not_found_has_no_citation(visit: Visit) -> None:
    page = visit("/documents/ewa-report-2025/")
    assert "there is nothing to cite" in page.by_id("style-bluebook").words
    assert "cite-bluebook" not in [each.attrs.get("id") for each in page.everything()]


@pytest.mark.parametrize("address", RECORDS)
def test_the_files_are_read_by_other_programs(address: str, client: Client) -> None:
    slug = address.split("/")[2]
    ris = client.get(f"{address}cite.ris")
    assert ris["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert ris["Content-Disposition"] == f'attachment; filename="{slug}.ris"'
    (entry,) = rispy.loads(ris.content.decode())
    assert entry["id"] == slug
    assert f"http://testserver{address}" in entry["urls"]
    (read,) = bibtexparser.loads(client.get(f"{address}cite.bib").content.decode()).entries
    assert read["ID"] == slug
    (item,) = json.loads(client.get(f"{address}cite.json").content)
    assert item["id"] == slug


def test_the_file_of_words_has_the_words_the_page_and_the_verdict(client: Client) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-b")
    (entry,) = rispy.loads(client.get("/statements/nss-2010-b/cite.ris").content.decode())
    assert entry["abstract"] == excerpt.text
    assert entry["section"] == "p. 48"
    assert entry["notes"][0].startswith("Verdict: No source. The page is as quoted")


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_words_that_are_not_public_have_no_file(
    state: State, client: Client, add_excerpt: Any
) -> None:
    add_excerpt("not-public", state=state)
    answer = client.get("/statements/not-public/cite.ris")
    assert answer.status_code == (410 if state == State.WITHDRAWN else 404)


@pytest.mark.parametrize("address", RECORDS)
def test_other_formats_are_not_there(address: str, client: Client) -> None:
    assert client.get(f"{address}cite.pdf").status_code == 404
    assert client.post(f"{address}cite.ris").status_code == 405


def test_a_renamed_record_leads_to_its_file(client: Client) -> None:
    law = Legislation.objects.get(slug="gfa-2019")
    law.slug = "global-fragility"
    law.save()
    answer = client.get("/legislation/gfa-2019/cite.bib?x=1")
    assert answer.status_code == 301
    assert answer["Location"] == "/legislation/global-fragility/cite.bib?x=1"


@pytest.mark.parametrize("address", RECORDS)
def test_a_file_costs_few_queries(
    address: str, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(2):
        assert client.get(f"{address}cite.ris").status_code == 200


@pytest.mark.parametrize(
    ("address", "sort"),
    list(zip(RECORDS, ["Quotation", "CreativeWork", "Legislation"], strict=True)),
)
def test_programs_are_told_what_the_page_is_of(address: str, sort: str, visit: Visit) -> None:
    page = visit(address)
    metas = [each.attrs for each in page.all("meta")]
    names = {each.get("name") for each in metas}
    assert {"citation_title", "citation_public_url", "DC.title", "DC.type"} <= names
    card = {each["property"]: each["content"] for each in metas if "property" in each}
    assert card["og:url"] == f"http://testserver{address}"
    assert card["og:title"]
    (block,) = [
        each for each in page.all("script") if each.attrs.get("type") == "application/ld+json"
    ]
    data = json.loads(block.text)
    assert data["@type"] == sort
    assert data["url"] == f"http://testserver{address}"


def test_hostile_words_stay_words(client: Client) -> None:
    hostile = '</script><script>alert(1)</script>" onload="x & “y”'
    Excerpt.objects.filter(slug="nss-2010-b").update(text=hostile)
    StrategyDocument.objects.filter(slug="nss-2010").update(title=hostile)
    page = client.get("/statements/nss-2010-b/").content.decode()
    assert "<script>alert(1)" not in page
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block)["text"] == hostile


def test_the_verdict_and_the_addresses_are_there_to_be_copied(visit: Visit) -> None:
    Excerpt.objects.filter(slug="nss-2010-b").update(verdict=Verdict.EXACT, verdict_stale=True)
    data = visit("/statements/nss-2010-b/").by_id("cite").attrs
    assert data["data-verdict"] == "Exact, stale"
    assert data["data-address"] == "http://testserver/statements/nss-2010-b/"
    assert data["data-archived"].startswith("https://obamawhitehouse.archives.gov/")
