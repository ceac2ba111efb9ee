"""What programs follow, map and search."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements.editing.revisions import revising
from statements.models import Excerpt

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def read(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314  (our own)


def titles(feed: Any) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("family", ["statements", "documents", "legislation"])
def test_every_list_has_a_feed(family: str, client: Client, record: None) -> None:
    feed = read(client, f"/feeds/{family}/")
    entries = list(feed.iter(f"{ATOM}entry"))
    assert 10 <= len(entries) <= 20
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert feed.findtext(f"{ATOM}updated") == max(updated)


def test_a_feed_of_a_search_says_what_was_asked(client: Client, record: None) -> None:
    feed = read(client, "/feeds/statements/?q=genocide&president=obama")
    title = feed.findtext(f"{ATOM}title")
    assert "genocide" in title
    assert "Obama" in title
    assert (
        len(titles(feed))
        == client.get("/statements/?q=genocide&president=obama").context["listing"].total
    )


def test_what_changed_at_the_desk_is_updated_and_keeps_its_id(client: Client, record: None) -> None:
    def entry() -> tuple[str, str]:
        for each in read(client, "/feeds/statements/").iter(f"{ATOM}entry"):
            if "never again" in each.findtext(f"{ATOM}content") or "moral imperative" in (
                each.findtext(f"{ATOM}content")
            ):
                return each.findtext(f"{ATOM}id"), each.findtext(f"{ATOM}updated")
        raise AssertionError

    before = entry()
    with revising(Excerpt.objects.get(slug="nss-2006-a"), by=User.objects.create_user("ada")):
        Excerpt.objects.filter(slug="nss-2006-a").update(heading="Elsewhere")
    ids = {
        each.findtext(f"{ATOM}id"): each.findtext(f"{ATOM}updated")
        for each in read(client, "/feeds/statements/").iter(f"{ATOM}entry")
    }
    assert before[0] in ids
    assert max(ids.values()) > "2026-01-01"


def test_a_withdrawn_statement_is_told_to_be_dropped(client: Client, record: None) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2006-a")
    with revising(excerpt, by=None):
        Excerpt.objects.filter(pk=excerpt.pk).update(state="withdrawn")
    feed = read(client, "/feeds/statements/")
    assert len(list(feed.iter(GONE))) == 1
    assert excerpt.text[:40] not in ElementTree.tostring(feed, encoding="unicode")


def test_a_feed_that_did_not_change_is_not_sent_again(client: Client, record: None) -> None:
    answer = client.get("/feeds/statements/")
    again = client.get("/feeds/statements/", HTTP_IF_NONE_MATCH=answer.headers["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("asked", ["president=obamma", "year_min=x", "colour=mauve"])
def test_what_a_feed_cannot_use_is_named(asked: str, client: Client, record: None) -> None:
    answer = client.get(f"/feeds/statements/?{asked}")
    assert answer.status_code == 400
    assert asked.split("=", maxsplit=1)[0] in answer.content.decode()


def test_hostile_words_are_no_markup(client: Client, record: None) -> None:
    Excerpt.objects.filter(slug="nss-2006-a").update(text="<b>&\x01]]>")
    entries = read(client, "/feeds/statements/").iter(f"{ATOM}entry")
    assert any("<b>&" in each.findtext(f"{ATOM}content") for each in entries)


def test_the_map_of_the_site_leads_to_every_public_record(client: Client, record: None) -> None:
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-statements.xml" in index
    found = client.get("/sitemap-statements.xml").content.decode()
    for slug in Excerpt.objects.published().values_list("slug", flat=True):
        assert f"/statements/{slug}/</loc>" in found


def test_crawlers_and_browsers_are_told_their_ways(client: Client, record: None) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    search = client.get("/opensearch.xml").content.decode()
    assert 'template="http://testserver/search/?q={searchTerms}"' in search
    assert 'href="/opensearch.xml"' in client.get("/").content.decode()
