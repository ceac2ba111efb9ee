"""Addresses of a record as links."""

from statements.models import StrategyDocument
from statements.views.links import Link, addresses_of


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
