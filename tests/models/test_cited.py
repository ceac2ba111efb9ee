"""From records to what can be cited: no query more, and nothing made up."""

from typing import Any

import pytest
from django.utils import timezone

from statements.citations.dates import PartialDate
from statements.citations.entries import entry_of
from statements.citations.styles import Style, cite, in_every_style
from statements.citations.works import Kind
from statements.models import (
    Administration,
    DocumentKind,
    Excerpt,
    Legislation,
    PageVerdict,
    Provision,
    StrategyDocument,
    Verdict,
    Verification,
)
from statements.models.cited import cited, cited_code, cited_document, cited_excerpt

pytestmark = pytest.mark.django_db


def bluebook(record: Any) -> str:
    return cite(cited(record), Style.BLUEBOOK).text.replace("\N{NO-BREAK SPACE}", " ")


def document(slug: str) -> StrategyDocument:
    return StrategyDocument.objects.with_presidents().get(slug=slug)


def excerpt(slug: str) -> Excerpt:
    return Excerpt.objects.cited().get(slug=slug)


def test_a_kind_of_document_has_one_name() -> None:
    assert set(DocumentKind.values) == set(Kind)


@pytest.mark.parametrize(
    ("slug", "citation"),
    [
        ("eo-13729", "Exec. Order No. 13,729, 81 Fed. Reg. 32,611 (May 23, 2016)."),
        (
            "rome-statute",
            "Rome Statute of the International Criminal Court, July 17, 1998, "
            "2187 U.N.T.S. No. 38544.",
        ),
        (
            "kaufman-2020",
            "Zachary D. Kaufman, Legislating Atrocity Prevention, "
            "57 Harv. J. on Legis. 163 (2020).",
        ),
        (
            "gfa-delegation-2020",
            "Memorandum on Delegation of Certain Functions and Authorities Under the Global "
            "Fragility Act of 2019, 85 Fed. Reg. 60,349 (signed Sept. 4, 2020).",
        ),
    ],
)
def test_documents_of_the_record(slug: str, citation: str) -> None:
    assert bluebook(document(slug)) == citation


def test_a_directive_is_cited_by_the_number_in_its_title() -> None:
    assert bluebook(document("psd-10")).startswith("Presidential Study Directive/PSD-10, Creation")


@pytest.mark.parametrize(
    ("slug", "citation"),
    [
        (
            "gfa-2019",
            "Global Fragility Act of 2019, Pub. L. No. 116-94, div. J, tit. V, 133 Stat. 3060 "
            "(codified at 22 U.S.C. §§ 9801–9810).",
        ),
        (
            "tribunal-judicial-assistance-1996",
            "National Defense Authorization Act for Fiscal Year 1996, Pub. L. No. 104-106, div. A, "
            "tit. XIII, § 1342, 110 Stat. 486 (codified at 18 U.S.C. § 3181 note).",
        ),
        (
            "caesar-syria-2019",
            "Caesar Syria Civilian Protection Act of 2019, Pub. L. No. 116-92, div. F, "
            "tit. LXXIV, 133 Stat. 2291 (formerly codified at "
            "22 U.S.C. § 8791 note) (repealed 2025).",
        ),
    ],
)
def test_laws_of_the_record(slug: str, citation: str) -> None:
    assert bluebook(Legislation.objects.get(slug=slug)) == citation


def test_a_section_has_its_own_page_and_its_places_in_the_code() -> None:
    section = Provision.objects.get(legislation__slug="ndaa-fy2021", number="1210D")
    assert "§ 1210D, 134 Stat. 3388, 3916" in bluebook(section)
    assert not cited_code(section)  # a note is no section
    other = Provision.objects.get(legislation__slug="gfa-2019", number="503")
    assert [cite(each, Style.BLUEBOOK).text for each in cited_code(other)] == [
        "22 U.S.C. §\N{NO-BREAK SPACE}9802."
    ]


def test_an_excerpt_is_cited_with_its_page_and_what_is_doubtful_of_it() -> None:
    citation = cite(cited(excerpt("nss-2010-b")), Style.BLUEBOOK)
    assert "National Security Strategy 48 (May 2010)" in citation.text
    assert "The page is as quoted and not confirmed." in citation.missing
    assert "not confirmed" not in str(cite(cited(excerpt("nss-2006-a")), Style.BLUEBOOK).missing)


def test_words_of_an_unknown_author_are_cited_from_what_quotes_them() -> None:
    citation = cite(cited(excerpt("prudential")), Style.CHICAGO)
    assert citation.text.startswith("Author not identified, quoted in “The Prevention of Atroc")
    assert "Kaufman" not in citation.text  # the possible source is not the source


def checked(slug: str, *, page: PageVerdict, pages: list[str], verdict: Verdict) -> Excerpt:
    Verification.objects.create(
        excerpt=Excerpt.objects.get(slug=slug),
        verdict=verdict,
        page_verdict=page,
        printed_pages=pages,
        checker="1",
        checked_at=timezone.now(),
    )
    return excerpt(slug)


def test_a_page_that_a_check_found_is_cited_where_none_was_given() -> None:
    found = checked(
        "nss-2015-short", page=PageVerdict.NOT_GIVEN, pages=["22", "23"], verdict=Verdict.EXACT
    )
    assert cited_excerpt(found).page == "22–23"


def test_a_wrong_page_is_said_to_be_wrong() -> None:
    found = checked("nss-2010-b", page=PageVerdict.WRONG, pages=["47"], verdict=Verdict.EXACT)
    words = cited_excerpt(found)
    assert words.page == "48"
    assert words.page_doubt == (
        "The words do not stand on the page as quoted: they were found on p. 47."
    )


def test_a_check_that_is_out_of_date_says_nothing_of_the_page() -> None:
    found = checked(
        "nss-2015-short", page=PageVerdict.NOT_GIVEN, pages=["22"], verdict=Verdict.EXACT
    )
    found.verdict_stale = True
    assert cited_excerpt(found).page == ""


def test_what_an_editor_writes_in_other_words_is_cited_all_the_same() -> None:
    law = Legislation.objects.get(slug="gfa-2019")
    law.public_law, law.statutes_at_large, law.codification = "not numbered", "later", ["none"]
    assert "Global Fragility Act of 2019" in bluebook(law)
    order = document("eo-13729")
    order.title, order.citation = "An Order", ""
    order.particulars = {"fr_publication_date": "soon"}
    assert bluebook(order).startswith("An Order (May 18, 2016)")
    article = document("kaufman-2020")
    article.title, article.citation = "A title alone", "forthcoming"
    for style, citation in in_every_style(cited(article)).items():
        assert "A title alone" in citation.text, style


def test_every_record_can_be_cited_or_says_why_not() -> None:
    records = [
        *StrategyDocument.objects.with_presidents(),
        *Legislation.objects.all(),
        *Provision.objects.select_related("legislation"),
        *Excerpt.objects.cited(),
    ]
    for record in records:
        for style, citation in in_every_style(cited(record)).items():
            assert citation.runs or citation.missing, (record, style)
            assert "None" not in citation.text


@pytest.mark.parametrize(
    "records",
    [
        Excerpt.objects.cited(),
        StrategyDocument.objects.with_presidents(),
        Legislation.objects.with_presidents(),
        Provision.objects.select_related("legislation"),
    ],
    ids=["excerpts", "documents", "laws", "sections"],
)
def test_a_citation_costs_no_query(records: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert [cited(record) for record in records.all()]


def document_titled(title: str, **more: Any) -> StrategyDocument:
    return StrategyDocument(
        **{
            "slug": "made",
            "title": title,
            "short_title": title[:100],
            "kind": "statement",
            "issuing_body": "The White House",
            "date": PartialDate(2012, 4, 23),
            "administration": Administration.objects.get(number=44),
        }
        | more
    )


@pytest.mark.parametrize(
    ("title", "body", "is_his"),
    [
        ("Remarks by President Obama at the Museum", "The White House", True),
        ("Remarks by the President on Syria", "The White House (President of the U.S.)", True),
        ("Address by the President to the Nation", "The White House", True),
        ("Remarks of the President in Kigali", "The White House", True),
        ("Remarks by Vice President Biden at the Museum", "The White House", False),
        ("Remarks by the First Lady", "The White House", False),
        ("Remarks by Secretary Kerry on the visit by President Xi", "The White House", False),
        ("Remarks at the Museum", "The White House", False),
        ("Remarks by President Obama at the Museum", "U.S. Department of State", False),
    ],
)
def test_words_are_given_to_the_president_only_where_the_title_does(
    title: str,
    body: str,
    is_his: bool,  # noqa: FBT001
    record: None,
) -> None:
    work = cited_document(document_titled(title, issuing_body=body))
    for citation in in_every_style(work).values():
        assert ("Obama, " in citation.text or "Barack Obama" in citation.text) == is_his
        lacking = "Who spoke is not held" in " ".join(citation.missing)
        assert lacking != is_his
    assert bool(entry_of(work).authors[0].given) == is_his


@pytest.mark.parametrize(
    ("title", "short_title", "author"),
    [
        ("Zachary D. Kaufman, Legislating", "Kaufman, Legislating", "Zachary D. Kaufman"),
        ("Preventing Genocide, Before It Starts", "Preventing Genocide", ""),
        ("A. B. Smith & C. D. Jones, Genocide", "Smith & Jones, Genocide", ""),
    ],
)
def test_an_author_is_told_from_a_title_by_its_name_in_lists(
    title: str, short_title: str, author: str, record: None
) -> None:
    made = document_titled(title, kind="law-review-article", short_title=short_title)
    work = cited_document(made)
    assert work.author == author
    assert work.title == (title.removeprefix(f"{author}, ") if author else title)


def test_what_the_record_adds_or_doubts_is_said_and_not_printed(record: None) -> None:
    made = document_titled(
        "Report to Congress (first report)",
        kind="report-to-congress",
        status="revoked by Executive Order 14022",
        note="Due in July. Date inferred from the press of 4 Aug. 2023. Seen.",
    )
    for citation in in_every_style(cited_document(made)).values():
        assert "first report" not in citation.text
        said = " ".join(citation.missing)
        assert "The record adds to the title: first report." in said
        assert "On the date: Date inferred from the press of 4 Aug. 2023." in said
        assert "Revoked by Executive Order 14022." in said
