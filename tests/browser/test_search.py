"""Searching in a real browser: suggestions by keyboard, marks, and pages for everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from statements.models import Passage, Source, StrategyDocument

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]

PAGES = [
    "/search/",
    "/search/?q=ICC",
    "/search/?q=genocied",
    "/search/?q=quagga&in=passages",
    "/search/?in=sections&q=board",
    "/search/?in=topics&q=court",
    "/search/?q=x&in=nothing",
    "/statements/?q=genocide+OR+%22atrocities&group=president",
    "/statements/?q=president%3Aobma",
    "/help/search/",
]


@pytest.fixture
def quaggas(db: None) -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    Passage.objects.bulk_create(
        Passage(source=source, position=n, text=f"A quagga, number {n}.", printed_page=str(n))
        for n in range(1, 30)
    )


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing(
    open_page: Open, axe: Axe, quaggas: None, *, width: int, dark: bool
) -> None:
    page = open_page("/search/", width=width, dark=dark)
    faults = []
    for address in PAGES:
        page.goto(address)
        faults += [f"{address}: {fault}" for fault in axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        faults += [f"{address} is wider than the screen"] if wide else []
    assert not faults


def test_suggestions_by_keyboard_alone(open_page: Open, axe: Axe) -> None:
    page = open_page("/about/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Words to find")
    expect(box).to_be_focused()
    page.keyboard.type("elie wies")
    suggestions = page.get_by_role("listbox", name="Suggestions")
    expect(suggestions).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    first = suggestions.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(box).to_have_value("elie wies")
    page.keyboard.type("el act")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/search/?q=elie+wiesel+act")
    expect(page.locator("#legislation")).to_be_visible()


def test_enter_on_a_suggestion_leads_to_it(open_page: Open) -> None:
    page = open_page("/search/")
    page.get_by_role("combobox").fill("atrocities prevention board")
    page.get_by_role("option", name="Atrocities Prevention Board").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/institutions/apb/")


def test_slash_is_only_a_slash_where_one_types(open_page: Open) -> None:
    page = open_page("/search/")
    box = page.get_by_role("combobox")
    box.fill("and")
    box.press("End")
    page.keyboard.type("/or")
    expect(box).to_have_value("and/or")


def test_without_scripts_the_form_searches(open_page: Open) -> None:
    page = open_page("/", scripts=False)
    page.get_by_label("Find the words").fill("genocide")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url("/search/?q=genocide")
    expect(page.locator("mark").first).to_have_text("genocide")


def test_a_list_of_passages_swaps_in_place(open_page: Open, quaggas: None) -> None:
    page = open_page("/search/?q=quagga&in=passages")
    expect(page.locator("#result-count")).to_have_text("29")
    page.get_by_role("link", name="Later").click()
    expect(page).to_have_url("/search/?in=passages&q=quagga&page=2")
    expect(page.locator("article")).to_have_count(9)
    page.locator("#filters input[value=gw-bush]").check()
    expect(page).to_have_url("/search/?in=passages&q=quagga&president=gw-bush")
    page.go_back()
    expect(page.locator("article")).to_have_count(9)
    page.locator("#q").fill("number 7")
    page.locator("#q").press("Enter")
    expect(page.locator("#result-count")).to_have_text("1")
    expect(page.locator("mark").first).to_have_text("number")


def test_marks_are_seen_without_colour(open_page: Open) -> None:
    page = open_page("/search/?q=genocide", forced_colors="active")
    mark = page.locator("mark").first
    assert "underline" in mark.evaluate("each => getComputedStyle(each).textDecorationLine")
