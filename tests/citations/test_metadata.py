"""What a page says to programs: tags Zotero reads, Dublin Core, cards, and schema.org."""

from __future__ import annotations

import json
from typing import Any

import pytest

from statements.citations.dates import PartialDate
from statements.citations.law_numbers import read_statutes
from statements.citations.metadata import json_ld, open_graph, tags
from statements.citations.works import CodePlace, CodeSection, Document, Excerpt, Kind, Law, Section
from tests.citations.golden import cases, work_of

# What Zotero's translator "Embedded Metadata" makes an item of. Other names it does not know.
ZOTERO_READS = {
    *("citation_title", "citation_author", "citation_publication_date", "citation_journal_title"),
    *("citation_inbook_title", "citation_volume", "citation_firstpage", "citation_lastpage"),
    *("citation_technical_report_institution", "citation_technical_report_number"),
    *("citation_publisher", "citation_abstract", "citation_language", "citation_public_url"),
    "citation_pdf_url",
}
DUBLIN_CORE = {
    f"DC.{name}"
    for name in "title creator date type publisher identifier source description language".split()
}
STRATEGY = Document(
    Kind.NATIONAL_SECURITY_STRATEGY,
    "National Security Strategy",
    "The White House (President of the United States)",
    "Barack Obama",
    date=PartialDate(2010, 5, 27),
    url="https://www.example.gov/nss.pdf",
    archived_url="https://archive.example.gov/nss",
    slug="nss-2010",
    address="https://a.example/documents/nss-2010/",
)
WORDS = Excerpt(
    STRATEGY, words="Never again.", page="48", slug="x", address="https://a.example/statements/x/"
)
LAW = Law(
    "Global Fragility Act of 2019",
    "116-94",
    ("division J", "title V"),
    act="Further Consolidated Appropriations Act, 2020",
    statutes=read_statutes("133 Stat. 3060"),
    enacted=PartialDate(2019, 12, 20),
    url="https://www.example.gov/116-94",
    slug="gfa-2019",
    address="https://a.example/legislation/gfa-2019/",
)
EVERYTHING = [*(work_of(case) for case in cases()), STRATEGY, WORDS, LAW]


@pytest.mark.parametrize("work", EVERYTHING, ids=lambda work: type(work).__name__)
def test_only_tags_that_are_read_and_none_that_is_empty(work: Any) -> None:
    found = tags(work)
    assert {name for name, _ in found} <= ZOTERO_READS | DUBLIN_CORE
    assert all(content.strip() for _, content in found)
    assert {"citation_title", "DC.title", "DC.type"} <= {name for name, _ in found}


def test_every_tag_of_the_list_is_written_of_some_work() -> None:
    found = {name for work in EVERYTHING for name, _ in tags(work)}
    report = Document(Kind.PRESIDENTIAL_STUDY_DIRECTIVE, "T", "B", number="PSD-10", slug="t")
    assert found | {name for name, _ in tags(report)} == ZOTERO_READS | DUBLIN_CORE


def test_a_strategy_is_a_report_with_a_body_for_its_author() -> None:
    said = dict(tags(STRATEGY))
    assert said["citation_author"] == "The White House"
    assert said["citation_technical_report_institution"] == "The White House"
    assert said["citation_publication_date"] == "2010/05/27"
    assert said["citation_pdf_url"] == STRATEGY.url
    assert said["citation_public_url"] == STRATEGY.address
    assert said["DC.date"] == "2010-05-27"


def test_words_are_a_quotation_of_their_document() -> None:
    said = json_ld(WORDS)
    assert said["@type"] == "Quotation"
    assert (said["text"], said["url"]) == ("Never again.", WORDS.address)
    assert said["name"].endswith(", p. 48")
    assert said["creator"] == [{"@type": "GovernmentOrganization", "name": "The White House"}]
    assert said["isPartOf"]["@type"] == "CreativeWork"
    assert said["isPartOf"]["sameAs"] == [STRATEGY.url, STRATEGY.archived_url]
    assert [each["name"] for each in said["isPartOf"]["publisher"]] == ["The White House"]
    assert said["creditText"].startswith("The White House, National Security Strategy 48")


def test_words_of_an_unknown_author_have_none() -> None:
    said = json_ld(Excerpt(None, words="Never again.", slug="x"))
    assert "author" not in said
    assert "isPartOf" not in said


def test_a_law_is_legislation_and_part_of_its_act() -> None:
    said = json_ld(LAW)
    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "Pub. L. No. 116-94"
    assert said["legislationDate"] == "2019-12-20"
    assert said["isPartOf"]["name"] == LAW.act
    section = json_ld(Section(LAW, "503", address="https://a.example/#sec-503"))
    assert section["isPartOf"] == {
        "@type": "Legislation",
        "name": LAW.name,
        "@id": LAW.address,
    }
    assert json_ld(CodeSection(CodePlace(22, "9802")))["@type"] == "Legislation"


@pytest.mark.parametrize("work", EVERYTHING, ids=lambda work: type(work).__name__)
def test_the_data_is_json_with_nothing_empty(work: Any) -> None:
    def check(value: Any) -> None:
        assert value not in ("", None, [], {})
        for each in value.values() if isinstance(value, dict) else value:
            if isinstance(value, dict | list):
                check(each)

    said = json.loads(json.dumps(json_ld(work)))
    assert said["@context"] == "https://schema.org"
    check({name: value for name, value in said.items() if value})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[", "not an address"])
def test_what_is_no_address_is_in_no_tag(url: str) -> None:
    document = Document(Kind.REVIEW, "T", "B", url=url, slug="t")
    assert url not in str(tags(document))
    assert url not in str(json_ld(document).get("sameAs"))


def test_a_card_is_cut_short() -> None:
    said = dict(open_graph(STRATEGY, "Title", "w" * 1000))
    assert said["og:url"] == STRATEGY.address
    assert len(said["og:description"]) == 301
