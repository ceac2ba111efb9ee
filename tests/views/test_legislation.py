"""One law's page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Bill, Excerpt, Legislation, Source
from tests.views.conftest import Visit


def test_every_section_has_its_place_heading_and_summary(visit: Visit) -> None:
    for law in Legislation.objects.prefetch_related("provisions"):
        page = visit(law.get_absolute_url())
        for section in law.provisions.all():
            shown = page.by_id(section.anchor).words
            for part in (section.designation, section.heading, section.summary, section.usc):
                assert " ".join(part.split()) in shown


def test_a_section_can_be_pointed_at(visit: Visit) -> None:
    section = visit("/legislation/ndaa-fy2021/").by_id("sec-1210D")
    assert "Mitigation and Prevention of Atrocities" in section.words
    assert "22 U.S.C. 2656 note" in section.words


def test_doubt_about_a_section_stands_at_it(visit: Visit) -> None:
    section = visit("/legislation/ewgapa-2018/").by_id("sec-4")
    assert "In doubt: heading recalled; content verified" in section.words


def test_its_text_is_said_to_be_missing_until_it_is_held(visit: Visit) -> None:
    missing = "The Act’s text is not yet held"
    assert missing in visit("/legislation/ewgapa-2018/").words
    law = Legislation.objects.get(slug="ewgapa-2018")
    Source.objects.create(legislation=law, media_type="text/xml", sha256="0" * 64)
    assert missing not in visit("/legislation/ewgapa-2018/").words


def test_the_long_title_is_quoted_as_it_stands(visit: Visit) -> None:
    law = Legislation.objects.get(slug="ewgapa-2018")
    (quotation,) = visit(law.get_absolute_url()).all("blockquote")
    assert quotation.text == law.long_title


def test_what_amended_it_and_what_it_amended(visit: Visit) -> None:
    amended = visit("/legislation/ewgapa-2018/")
    assert "/legislation/ndaa-fy2021/" in amended.links
    assert "/legislation/ewgapa-extension-2024/" in amended.links
    assert "extends annual reporting from six to twelve years" in amended.words
    assert "verified for the matching bill H.R. 8105" in amended.words
    amending = visit("/legislation/ndaa-fy2021/")
    assert "/legislation/ewgapa-2018/" in amending.links
    assert "/legislation/darfur-peace-accountability-2006/" in amending.links


def test_from_bill_to_law_in_order(visit: Visit) -> None:
    page = visit("/legislation/ewgapa-2018/")
    (table,) = [t for t in page.all("table") if "S. 1158 introduced" in t.words]
    dates = [row.all("time")[0].attrs["datetime"] for row in table.all("tr")[1:]]
    assert dates == sorted(dates)
    assert "December 2018" in table.words
    assert "Signed by President Trump" in table.words


def test_a_law_enacted_over_a_veto_is_not_called_signed(visit: Visit) -> None:
    facts = visit("/legislation/ndaa-fy2021/").facts
    assert "Signed by" not in facts
    assert facts["Not signed"].startswith("Not signed: vetoed by President Trump 2020-12-23")
    assert "Donald J. Trump" in facts["Not signed"]
    assert visit("/legislation/ewgapa-2018/").facts["Signed by"].startswith("Donald J. Trump")


def test_what_cites_it(visit: Visit, sixty: list[Excerpt]) -> None:
    page = visit("/legislation/ewgapa-2018/")
    assert "/documents/ewa-report-2020/" in page.links
    assert "/statements/more-00/" in page.links
    assert "/statements/?legislation=ewgapa-2018" in page.links
    assert "cites it yet" in visit("/legislation/war-crimes-act-1996/").words


def test_bills_that_are_not_law(visit: Visit) -> None:
    bills = visit("/legislation/ewgapa-2018/").by_id("bill-atrocity-prevention-act-2023")
    assert "H.R. 4871, 118th Congress" in bills.words
    assert "introduced; not enacted as a stand-alone bill" in bills.words.lower()


def test_a_congress_is_numbered_as_it_is_said(visit: Visit) -> None:
    Legislation.objects.filter(slug="ewgapa-2018").update(congress=103)
    Bill.objects.filter(slug="atrocity-prevention-act-2023").update(congress=121)
    page = visit("/legislation/ewgapa-2018/")
    assert page.facts["Bill"] == "S. 1158, 103rd Congress"
    assert "H.R. 4871, 121st Congress" in page.words
    assert "H.R. 4871, 121st Congress" in visit("/legislation/").words
    assert "121st Congress" in str(Bill.objects.get(slug="atrocity-prevention-act-2023"))


@pytest.mark.parametrize("confidence", ["recalled", "partly-verified"])
def test_doubt_about_a_bill_stands_at_it(visit: Visit, confidence: str) -> None:
    bills = Bill.objects.filter(slug="atrocity-prevention-act-2023")
    bills.update(confidence=confidence, unverified_fields=["names of its sponsors"])
    name = "bill-atrocity-prevention-act-2023"
    assert visit("/legislation/").by_id(name).by_class(confidence)
    on_law = visit("/legislation/ewgapa-2018/").by_id(name)
    assert on_law.by_class(confidence)
    assert "names of its sponsors" in on_law.words


def test_a_verified_bill_carries_no_mark(visit: Visit) -> None:
    for address in ("/legislation/", "/legislation/ewgapa-2018/"):
        bill = visit(address).by_id("bill-atrocity-prevention-act-2023")
        assert not bill.by_class("confidence")


def test_the_act_it_is_part_of(visit: Visit) -> None:
    facts = visit("/legislation/gfa-2019/").facts
    assert facts["Part of"] == "Further Consolidated Appropriations Act, 2020, division J, title V"


def test_its_facts(visit: Visit) -> None:
    page = visit("/legislation/ewgapa-2018/")
    assert page.facts["Status"] == "In force; annual reporting extended in 2024"
    assert page.facts["Enacted"] == "14 January 2019"
    assert page.facts["Bill"] == "S. 1158, 115th Congress"
    assert "short title: 22 U.S.C. 2651 note" in page.facts["U.S.C."]
    assert page.facts["Companion bill"] == "H.R. 3030 (115th)"
    assert page.by_id("remark-d1").words
    assert page.by_id("remark-c7").words
    assert page.by_id("cite-bluebook").words == (
        "Elie Wiesel Genocide and Atrocities Prevention Act of 2018, Pub. L. No. 115-441, "
        "132 Stat. 5586 (2019) (codified at 22 U.S.C. §§ 2656 note, 4028(a)(1)(D))."
    )


def test_each_section_is_cited_as_enacted_and_in_the_code(visit: Visit) -> None:
    section = visit("/legislation/gfa-2019/").by_id("sec-503")
    assert "div. J, tit. V, § 503, 133 Stat. 3060 (codified at 22 U.S.C. § 9802)." in section.words
    assert "22 U.S.C. § 9802. Chicago" in section.words
    assert "title 22, section 9802" in section.words.lower()


def test_unverified_facts_are_named(visit: Visit) -> None:
    words = visit("/legislation/ndaa-fy2021/").words
    assert "first page 134 Stat. 3388" in words
    assert "the govinfo PLAW address follows the standard pattern and was not opened" in words


@pytest.mark.parametrize("slug", ["ewgapa-2018", "ndaa-fy2021", "gfa-2019"])
def test_no_more_queries_however_many_excerpts(
    client: Client,
    sixty: list[Excerpt],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    slug: str,
) -> None:
    with django_assert_max_num_queries(10):
        assert client.get(f"/legislation/{slug}/").status_code == 200
