"""Addresses of a record as links."""

import pytest

from statements.models import Excerpt, Legislation, StrategyDocument
from statements.views.links import Link, addresses_of
from tests.views.conftest import Visit

NO_ADDRESSES = ["http://[", "javascript:alert(1)", "https:path", "//elsewhere.example/"]


def test_each_address_says_what_it_is_and_whose() -> None:
    document = StrategyDocument(
        official_url="https://www.state.gov/atrocity-prevention/",
        archived_url="https://2009-2017.state.gov/s/dmr/qddr/",
        other_urls=["http://nssarchive.us/national-security-strategy-2010/"],
    )
    assert addresses_of(document) == [
        Link("Official text, state.gov", "https://www.state.gov/atrocity-prevention/"),
        Link("Archived copy, 2009-2017.state.gov", "https://2009-2017.state.gov/s/dmr/qddr/"),
        Link("Also, nssarchive.us", "http://nssarchive.us/national-security-strategy-2010/"),
    ]


def test_a_record_without_addresses_has_none() -> None:
    assert addresses_of(StrategyDocument()) == []


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_leads_nowhere(url: str) -> None:
    document = StrategyDocument(official_url=url, other_urls=[url])
    assert addresses_of(document) == [Link(f"Official text: {url}"), Link(f"Also: {url}")]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_on_pages_it_is_text(url: str, visit: Visit) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-a")
    StrategyDocument.objects.filter(slug__in=["nss-2010", "psd-10"]).update(other_urls=[url])
    StrategyDocument.objects.filter(slug="psd-10").update(citation="")
    Legislation.objects.filter(slug="ewgapa-2018").update(archived_url=url)
    pages = (excerpt.get_absolute_url(), "/documents/nss-2010/", "/documents/psd-10/")
    for address in (*pages, "/legislation/ewgapa-2018/"):
        page = visit(address)
        assert f": {url}" in page.words
        assert url not in page.links
        assert "" not in page.links


def test_the_link_of_a_quoting_work_is_one_or_none(visit: Visit) -> None:
    excerpt = Excerpt.objects.filter(quoted_in__isnull=False).published().first()
    assert excerpt
    assert excerpt.quoted_in
    excerpt.quoted_in.url = "javascript:alert(1)"
    excerpt.quoted_in.save()
    for address in (excerpt.get_absolute_url(), "/about/"):
        page = visit(address)
        assert excerpt.quoted_in.title in page.words
        assert "javascript:alert(1)" not in page.links
