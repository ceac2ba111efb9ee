"""Every public page answers, and every link on it leads somewhere."""

from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern

from statements.feeds.followed import LISTS
from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    President,
    StrategyDocument,
    Topic,
)
from statements.urls import urlpatterns
from tests.views.page import Element, read_page

FAMILIES = (Excerpt, StrategyDocument, Legislation, President, Topic, Institution)
START = [
    *("/", "/about/", "/statements/", "/documents/", "/legislation/"),
    *(
        "/presidents/",
        "/topics/",
        "/institutions/",
        "/compare/",
        "/search/",
        "/help/search/",
        "/api/",
    ),
]
# Addresses that show no page of the record.
NO_PAGES = {"basket", "compare_download", "favicon", "healthz", "preferences", "suggest"} | {
    "source_file",
    *("statement_cite", "document_cite", "legislation_cite"),
    *(f"{each}_export" for each in ("statement", "document", "legislation", "search")),
    *(f"{each}_export" for each in ("president", "topic", "institution")),
    *(f"{each}_feed" for each in (*LISTS, "search")),
    *("sitemap_index", "sitemap", "robots", "opensearch"),
}


def addresses() -> list[str]:
    """Every address of the record that stands in urls.py, for every record."""
    topics = [f"/compare/topics/{topic.slug}/" for topic in Topic.objects.all()]
    records = [each.get_absolute_url() for family in FAMILIES for each in family.objects.all()]
    texts = ["/documents/nss-2010/text/", "/legislation/gfa-2019/text/"]
    return START + topics + records + texts


def test_no_address_is_forgotten_here() -> None:
    names = {each.name for each in urlpatterns if isinstance(each, URLPattern)} - NO_PAGES
    others = {"compare_topic", "document_text", "legislation_text"}
    assert len(names - others) == len(START) + len(FAMILIES)


@pytest.mark.django_db
def test_every_page_answers_and_every_link_leads_to_a_page() -> None:
    pages: dict[str, Element] = {}
    links: dict[str, str] = {}
    for address in addresses():
        pages[address] = page = open_page(address)
        for link in page.links:
            links.setdefault(urljoin(address, link), address)
    broken = []
    for link, source in links.items():
        parts = urlsplit(link)
        if parts.netloc:
            continue
        bare = parts._replace(fragment="").geturl()
        if bare not in pages:
            pages[bare] = open_page(bare)
        ids = {each.attrs.get("id") for each in pages[bare].everything()}
        if parts.fragment and parts.fragment not in ids:
            broken.append(f"{source} leads to {link}, where nothing has that id")
    assert not broken
    assert len(pages) > 150


@pytest.mark.django_db
def test_no_page_loads_anything_from_another_host() -> None:
    for address in addresses():
        for loaded in open_page(address).loaded:
            assert loaded.startswith("/static/"), f"{address} loads {loaded}"


@pytest.mark.django_db
def test_ids_are_unique_and_titles_say_what_is_special() -> None:
    titles: dict[str, str] = {}
    for address in addresses():
        page = open_page(address)
        ids = [each.attrs["id"] for each in page.everything() if "id" in each.attrs]
        assert len(ids) == len(set(ids)), f"{address}: {sorted(ids)}"
        title = page.all("title")[0].words
        assert title.endswith(" · Atrocity Policy")
        assert titles.setdefault(title, address) == address
        assert len(page.all("h1")) == 1, address
        description = [each for each in page.all("meta") if each.attrs.get("name") == "description"]
        assert description[0].attrs["content"].strip(), address


@cache
def open_page(address: str) -> Element:
    """Read once for all tests here: nothing changes the shipped record between them."""
    answer = Client().get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    if not answer.headers["Content-Type"].startswith("text/html"):
        return read_page("")  # a file or a feed
    return read_page(answer.content.decode())
