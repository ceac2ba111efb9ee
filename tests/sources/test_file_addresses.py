"""From the addresses of a record to those of its files."""

import pytest

from statements.models import Legislation, StrategyDocument
from statements.sources.file_addresses import (
    files_of_document,
    files_of_law,
    linked_pdfs,
    only_tells_of,
)

PKG = "https://www.govinfo.gov/content/pkg"


@pytest.mark.parametrize(
    ("url", "to_try"),
    [
        (
            "https://www.govinfo.gov/app/details/PLAW-116publ94/",
            [
                f"{PKG}/PLAW-116publ94/uslm/PLAW-116publ94.xml",
                f"{PKG}/PLAW-116publ94/html/PLAW-116publ94.htm",
                f"{PKG}/PLAW-116publ94/pdf/PLAW-116publ94.pdf",
            ],
        ),
        (
            "https://www.govinfo.gov/app/details/PLAW-107publ206",
            [
                f"{PKG}/PLAW-107publ206/html/PLAW-107publ206.htm",
                f"{PKG}/PLAW-107publ206/pdf/PLAW-107publ206.pdf",
            ],
        ),
        (
            "https://www.govinfo.gov/bulkdata/PLAW/115/public/PLAW-115publ441.xml",
            [
                "https://www.govinfo.gov/bulkdata/PLAW/115/public/PLAW-115publ441.xml",
                f"{PKG}/PLAW-115publ441/uslm/PLAW-115publ441.xml",
                f"{PKG}/PLAW-115publ441/html/PLAW-115publ441.htm",
                f"{PKG}/PLAW-115publ441/pdf/PLAW-115publ441.pdf",
            ],
        ),
        (
            "https://www.govinfo.gov/link/plaw/107/public/206?link-type=html",
            [
                f"{PKG}/PLAW-107publ206/html/PLAW-107publ206.htm",
                f"{PKG}/PLAW-107publ206/pdf/PLAW-107publ206.pdf",
            ],
        ),
        (
            "https://www.gpo.gov/fdsys/pkg/STATUTE-124/html/STATUTE-124-Pg1209.htm",
            [f"{PKG}/STATUTE-124/html/STATUTE-124-Pg1209.htm"],
        ),
        ("https://example.org/PLAW-116publ94.xml", ["https://example.org/PLAW-116publ94.xml"]),
    ],
)
def test_files_of_a_law_are_those_of_the_law_as_enacted(url: str, to_try: list[str]) -> None:
    assert files_of_law([url]).to_try == to_try


def test_the_law_itself_comes_first() -> None:
    statutes = f"{PKG}/STATUTE-121/html/STATUTE-121-Pg1821.htm"
    files = files_of_law([statutes, "https://www.govinfo.gov/app/details/PLAW-110publ151"])
    assert files.to_try[-1] == statutes
    assert len(files.to_try) == 3


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"{PKG}/BILLS-109hr3127eh/xml/BILLS-109hr3127eh.xml", "holds a bill"),
        (f"{PKG}/CRPT-104hrpt698/html/CRPT-104hrpt698.htm", "holds a committee's report"),
        (f"{PKG}/COMPS-16736/uslm/COMPS-16736.xml", "as amended since"),
        ("https://www.congress.gov/bill/115th-congress/senate-bill/1158", "a page about a bill"),
    ],
)
def test_what_is_not_the_law_as_enacted_is_left_out(url: str, said: str) -> None:
    files = files_of_law([url])
    assert not files.to_try
    assert said in files.left_out[0]


@pytest.mark.parametrize(
    ("url", "to_try"),
    [
        ("https://www.state.gov/a/", ["https://www.state.gov/a/"]),
        ("http://www.state.gov/a/", ["https://www.state.gov/a/"]),
        (
            "https://www.federalregister.gov/documents/2016/05/23/2016-12307/a-comprehensive",
            [
                f"{PKG}/FR-2016-05-23/html/2016-12307.htm",
                f"{PKG}/FR-2016-05-23/pdf/2016-12307.pdf",
                "https://www.federalregister.gov/documents/2016/05/23/2016-12307/a-comprehensive",
            ],
        ),
        (
            "https://www.govinfo.gov/app/details/DCPD-201100549",
            [
                f"{PKG}/DCPD-201100549/html/DCPD-201100549.htm",
                f"{PKG}/DCPD-201100549/pdf/DCPD-201100549.pdf",
            ],
        ),
        (
            "https://web.archive.org/web/20170118000000/http://www.state.gov/a.pdf",
            ["https://web.archive.org/web/20170118000000id_/http://www.state.gov/a.pdf"],
        ),
        ("https://www.govinfo.gov/link/fr/85/60349", ["https://www.govinfo.gov/link/fr/85/60349"]),
    ],
)
def test_files_of_a_document(url: str, to_try: list[str]) -> None:
    assert files_of_document([url]).to_try == to_try


def test_an_address_that_several_documents_give_is_left_out() -> None:
    urls = ["https://www.state.gov/both", "https://www.state.gov/one"]
    files = files_of_document(urls, frozenset(urls[:1]))
    assert files.to_try == urls[1:]
    assert files.left_out == ["https://www.state.gov/both is given for several documents."]


def test_each_address_is_tried_once() -> None:
    urls = ["http://www.state.gov/a", "https://www.state.gov/a"]
    assert files_of_document(urls).to_try == urls[1:]


def test_a_page_that_only_tells_of_a_document_is_known() -> None:
    assert only_tells_of("https://nssarchive.us/national-security-strategy-2000-2/")
    assert not only_tells_of("https://nssarchive.us/wp-content/uploads/2020/04/2006.pdf")


def test_the_files_that_a_page_links_to_on_its_host() -> None:
    page = """<a class="x" href="/files/1987.pdf#page=2">the file</a> <A HREF='1987.PDF'>a</A>
        <a href="https://example.org/b.pdf">other</a> <a href="/about/">about</a>
        <a href="http://nssarchive.us/files/1987.pdf">again</a> <a href="https://[::1/c.pdf">?</a>"""
    assert linked_pdfs(page, "https://nssarchive.us/nss/") == [
        "https://nssarchive.us/files/1987.pdf",
        "https://nssarchive.us/nss/1987.PDF",
    ]


@pytest.mark.usefixtures("record")
def test_every_law_with_a_govinfo_address_is_tried_as_enacted() -> None:
    for law in Legislation.objects.filter(official_url__contains="govinfo.gov"):
        first = files_of_law(law.urls).to_try[0]
        assert "/PLAW-" in first, law


@pytest.mark.usefixtures("record")
def test_the_shipped_documents_have_files_to_try() -> None:
    tried = {
        each.slug: files_of_document(each.urls).to_try for each in StrategyDocument.objects.all()
    }
    assert tried["nss-2010"][0].endswith("/rss_viewer/national_security_strategy.pdf")
    assert tried["nss-2006"][-1] == "https://nssarchive.us/national-security-strategy-2006/"
