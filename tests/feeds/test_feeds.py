"""What programs follow, map and search."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements.editing.revisions import revising
from statements.editing.withdrawal import take_out
from statements.feeds.followed import LISTS, SEARCHED
from statements.models import Excerpt, Passage, Source, StrategyDocument, Topic

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


@pytest.mark.parametrize(
    "address",
    [
        *(f"/feeds/{name}/" for name in LISTS),
        *(f"/feeds/search/?in={name}" for name in SEARCHED if name != "passages"),
        "/feeds/search/?q=genocide",
    ],
)
def test_every_list_and_search_has_a_feed(address: str, client: Client, record: None) -> None:
    feed = read(client, address)
    entries = list(feed.iter(f"{ATOM}entry"))
    assert 5 <= len(entries) <= 20
    page = next(each.get("href") for each in feed if each.get("rel") == "alternate")
    assert client.get(page, follow=True).status_code == 200
    assert all(each.findtext(f"{ATOM}title") for each in entries)
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


def test_what_was_changed_last_comes_first_whatever_its_date(client: Client, record: None) -> None:
    editor = User.objects.create_user("ada")
    for slug in ("nss-2006-a", "nss-2010-b"):
        with revising(Excerpt.objects.get(slug=slug), by=editor):
            Excerpt.objects.filter(slug=slug).update(heading="Elsewhere")
    for address in (
        "/feeds/statements/",
        "/feeds/statements/?sort=oldest",
        "/feeds/search/?q=genocide+OR+%22moral+imperative%22",
    ):
        entries = list(read(client, address).iter(f"{ATOM}entry"))
        links = [each.find(f"{ATOM}link").get("href") for each in entries]
        mine = [each for each in links if each.endswith(("/nss-2006-a/", "/nss-2010-b/"))]
        assert links[: len(mine)] == mine, address
        updated = [each.findtext(f"{ATOM}updated") for each in entries]
        assert updated == sorted(updated, reverse=True)
    (first, second) = titles(read(client, "/feeds/statements/"))[:2]
    assert "Obama" in first
    assert "Bush" in second


def test_words_of_a_source_can_be_followed(client: Client, record: None) -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    for n in range(1, 30):
        Passage.objects.create(source=source, position=n, text=f"Mauve atrocity {n}.")
    entries = list(read(client, "/feeds/search/?in=passages&q=mauve").iter(f"{ATOM}entry"))
    assert len(entries) == 20
    source.refresh_from_db()
    assert {each.findtext(f"{ATOM}updated") for each in entries} == {
        source.imported_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    }
    both = read(client, "/feeds/search/?q=mauve")
    assert len(titles(both)) == 20
    assert "mauve" in both.findtext(f"{ATOM}title")


def test_what_was_taken_out_is_told_too(client: Client, record: None) -> None:
    topic = Topic.objects.create(slug="mauve", label="Mauve", scope_note="A colour.")
    key = next(
        entry.findtext(f"{ATOM}id")
        for entry in read(client, "/feeds/topics/").iter(f"{ATOM}entry")
        if entry.findtext(f"{ATOM}title") == "Mauve"
    )
    take_out(topic, by=User.objects.create_superuser("ada"), why="No topic of ours.")
    feed = read(client, "/feeds/topics/")
    assert [each.get("ref") for each in feed.iter(GONE)] == [key]
    assert "Mauve" not in titles(feed)


def test_a_withdrawn_statement_is_told_to_be_dropped(client: Client, record: None) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2006-a")
    with revising(excerpt, by=None):
        Excerpt.objects.filter(pk=excerpt.pk).update(state="withdrawn")
    feed = read(client, "/feeds/statements/")
    assert len(list(feed.iter(GONE))) == 1
    assert excerpt.text[:40] not in ElementTree.tostring(feed, encoding="unicode")


def test_a_feed_is_the_same_in_whatever_order_it_is_asked(client: Client, record: None) -> None:
    asked = ("president=obama&q=a&president=biden", "q=a&president=biden&president=obama")
    first, second = (read(client, f"/feeds/statements/?{each}") for each in asked)
    assert first.findtext(f"{ATOM}id") == second.findtext(f"{ATOM}id")
    assert first.findtext(f"{ATOM}id") != read(client, "/feeds/statements/").findtext(f"{ATOM}id")


def test_a_feed_that_did_not_change_is_not_sent_again(client: Client, record: None) -> None:
    answer = client.get("/feeds/statements/")
    again = client.get("/feeds/statements/", HTTP_IF_NONE_MATCH=answer.headers["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/feeds/statements/?president=obamma", "president “obamma”"),
        ("/feeds/statements/?year_min=x", "year_min “x”"),
        ("/feeds/statements/?colour=mauve", "colour"),
        ("/feeds/presidents/?president=obama", "president is no parameter"),
        ("/feeds/search/", "q is missing"),
        ("/feeds/search/?in=presidents", "in “presidents” is no part"),
        ("/feeds/search/?q=genocide&president=obama", "president is no parameter"),
        ("/feeds/search/?q=president:obamma", "obamma"),
    ],
)
def test_what_a_feed_cannot_use_is_named(
    address: str, said: str, client: Client, record: None
) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert said in answer.content.decode()


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
