"""The pages of the record in a real browser: for everybody, on every screen, and on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    President,
    StrategyDocument,
    Topic,
)
from statements.sources.load_source import import_source
from tests.sources.files import strategy

OpenPage = Callable[..., Page]
FindViolations = Callable[[Page], list[str]]

SCREENS = {
    "narrow and dark": (320, "dark"),
    "wide and light": (1280, "light"),
    "narrow and light": (320, "light"),
    "wide and dark": (1280, "dark"),
}
SINGLE = ["/", "/about/", "/presidents/", "/topics/", "/institutions/"]
FAMILIES: list[Any] = [Excerpt, StrategyDocument, Legislation, President, Topic, Institution]
# One page of each family, the fullest; every state of a record is on some other page.
FULLEST = [
    *("/statements/nss-2010-b/", "/documents/nss-2010/", "/legislation/ndaa-fy2021/"),
    *("/presidents/trump/", "/topics/accountability/", "/institutions/apb/"),
]
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_record_is_readable_by_everybody(
    open_page: OpenPage, axe: FindViolations, family: Any
) -> None:
    page = open_page("/about/")
    faults = []
    for record in family.objects.all():
        page.goto(record.get_absolute_url())
        page.evaluate(OPEN_ALL)
        faults += faults_of(page, axe, "narrow and dark") + faults_of(page, axe, "wide and light")
    assert not faults


@pytest.mark.parametrize("screen", SCREENS)
def test_one_page_of_each_kind_on_every_screen(
    open_page: OpenPage, axe: FindViolations, screen: str
) -> None:
    page = open_page("/about/")
    faults = []
    for address in SINGLE + FULLEST:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        faults += faults_of(page, axe, screen)
    assert not faults


@pytest.mark.parametrize("screen", SCREENS)
def test_held_text_and_a_checked_statement_on_every_screen(
    open_page: OpenPage, axe: FindViolations, screen: str, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "nss.txt"
    path.write_bytes(strategy("\f48\n\nWords of the next page, longer than a heading is.\n"))
    import_source(path=path, document=StrategyDocument.objects.get(slug="nss-2010"))
    page = open_page("/about/")
    faults = []
    for address in (
        *("/documents/nss-2010/text/?q=genocide", "/documents/nss-2006/text/"),
        *("/statements/nss-2010-a/", "/statements/nss-2010-b/"),
    ):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        faults += faults_of(page, axe, screen)
    assert not faults
    page.goto("/documents/nss-2010/text/")
    link = page.get_by_role("link", name="Excerpt nss-2010-a begins")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/nss-2010-a/")


def test_the_drawing_scrolls_and_the_page_does_not(open_page: OpenPage) -> None:
    page = open_page("/", width=320)
    region = page.get_by_role("region", name="Timeline, drawn")
    sizes = region.evaluate("each => [each.scrollWidth, each.clientWidth]")
    assert sizes[0] >= 960 > sizes[1]
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_keyboard_skips_the_drawing(open_page: OpenPage) -> None:
    page = open_page("/")
    skip = page.get_by_role("link", name="Skip the drawing")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_mark_has_a_name_and_leads_to_its_record(open_page: OpenPage) -> None:
    page = open_page("/")
    mark = page.get_by_role("link", name="Executive Order 13729 (2016), 18 May 2016").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/documents/eo-13729/")


def test_a_bar_leads_to_its_strategy(open_page: OpenPage) -> None:
    page = open_page("/", scripts=False)
    page.locator(".chart a[href='/documents/nss-2006/'] .b1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("National Security Strategy")


def test_without_scripts_nothing_is_missing(open_page: OpenPage) -> None:
    page = open_page("/", scripts=False)
    page.get_by_label("Find the words").fill("impunity")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#statement-nss-2010-b")).to_be_visible()
    page.goto("/statements/nss-2010-b/")
    expect(page.locator("#words")).to_contain_text("From Nuremberg to Yugoslavia to Liberia")
    for name in ("Copy citation", "With words", "Copy with citation"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator("#cite-bluebook")).to_contain_text("National Security Strategy 48")
    expect(page.locator("#style-mla summary")).to_be_visible()


def test_an_anchor_of_a_law_leads_to_its_section(open_page: OpenPage) -> None:
    page = open_page("/legislation/ndaa-fy2021/#sec-1270A", width=320)
    expect(page.locator("#sec-1270A")).to_be_in_viewport()


def test_on_paper_the_furniture_leaves_and_a_citation_follows(open_page: OpenPage) -> None:
    page = open_page("/statements/nss-2010-b/")
    line = page.get_by_text("Record nss-2010-b")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy citation")).to_have_count(0)


def faults_of(page: Page, axe: FindViolations, screen: str) -> list[str]:
    """What the rules find, and whether the page scrolls sideways."""
    width, scheme = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = axe(page) + ([f"the page is {wide} px wide"] if wide > width else [])
    return [f"{page.url}, {screen}: {fault}" for fault in found]
