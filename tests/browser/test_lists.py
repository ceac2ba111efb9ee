"""The lists in a real browser: with scripts and without, by keyboard, on a phone, in the dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
LISTS = ["/statements/", "/documents/", "/legislation/"]


def count(page: Page) -> str:
    return page.locator("#result-count").inner_text()


def ticked(page: Page) -> list[str]:
    values: list[str] = page.locator("#filters input:checked").evaluate_all(
        "all => all.map(each => each.value)"
    )
    return values


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    open_page: Open,
    axe: Axe,
    *,
    path: str,
    dark: bool,
    width: int,
) -> None:
    for query in ("", "?president=obama&topic=imunity", "?year_min=2011&q=nothing+like+this"):
        page = open_page(path + query, width=width, dark=dark)
        if width == 320:
            page.locator("#fold > summary").click()
        assert axe(page) == []


@pytest.mark.parametrize("path", LISTS)
def test_a_phone_never_scrolls_sideways(open_page: Open, path: str) -> None:
    page = open_page(path, width=320)
    page.locator("#fold > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_the_filters_are_a_form(open_page: Open) -> None:
    page = open_page("/statements/", scripts=False)
    page.get_by_label("Obama 5 excerpts").check()
    page.get_by_role("button", name="Apply filters").click()
    assert count(page) == "5"
    assert "president=obama" in page.url
    page.get_by_label("Words to find in statements").fill("accountable")
    page.get_by_role("button", name="Search").click()
    assert (count(page), ticked(page)) == ("3", ["obama"])
    page.get_by_role("link", name="Remove president: Obama").click()
    assert (count(page), ticked(page)) == ("5", [])


def test_with_scripts_results_swap_in_place(open_page: Open) -> None:
    page = open_page("/statements/")
    page.evaluate("window.kept = 'the same page'")
    page.get_by_label("Obama 5 excerpts").check()
    expect(page.locator("#result-count")).to_have_text("5")
    expect(page).to_have_url(f"{page.url.split('?')[0]}?president=obama")
    expect(page).to_have_title("Obama: 5 excerpts · Atrocity Policy")
    assert page.evaluate("window.kept") == "the same page"
    assert page.evaluate("document.activeElement.value") == "obama", "focus stays where it was"
    expect(page.locator("#announcement")).to_have_text("5 of 12 excerpts")


def test_back_and_forward_go_through_the_filters(open_page: Open) -> None:
    page = open_page("/statements/")
    page.get_by_label("Obama 5 excerpts").check()
    expect(page.locator("#result-count")).to_have_text("5")
    page.get_by_label("Trump 3 excerpts").check()
    expect(page.locator("#result-count")).to_have_text("8")
    page.go_back()
    expect(page.locator("#result-count")).to_have_text("5")
    assert ticked(page) == ["obama"]
    page.go_back()
    expect(page.locator("#result-count")).to_have_text("12")
    assert ticked(page) == []
    page.go_forward()
    expect(page.locator("#result-count")).to_have_text("5")
    page.get_by_role("link", name="Obama, National Security Strategy").first.click()
    expect(page.locator("h1")).to_contain_text("Obama, National Security Strategy")
    page.go_back()
    expect(page.locator("#result-count")).to_have_text("5")
    assert "<html" in page.content(), "the whole page, not the part a cache kept"
    expect(page.locator(".masthead")).to_be_visible()


def test_what_was_folded_open_stays_open(open_page: Open) -> None:
    page = open_page("/statements/", width=320)
    page.locator("#fold > summary").click()
    page.get_by_label("Obama 5 excerpts").check()
    expect(page.locator("#result-count")).to_have_text("5")
    expect(page.get_by_label("Obama 5 excerpts")).to_be_visible()


def test_a_chip_takes_its_filter_away_in_place(open_page: Open) -> None:
    page = open_page("/statements/?president=obama&topic=icc")
    page.evaluate("window.kept = 'the same page'")
    page.get_by_role("link", name="Remove topic").click()
    expect(page.locator("#result-count")).to_have_text("5")
    assert page.url.endswith("/statements/?president=obama")
    assert page.evaluate("window.kept") == "the same page"


def test_a_page_of_results_brings_focus_to_the_count(open_page: Open) -> None:
    page = open_page("/documents/?sort=oldest")
    page.get_by_role("link", name="Later").click()
    expect(page.get_by_role("link", name="Page 2")).to_have_attribute("aria-current", "page")
    expect(page.locator("#found")).to_be_focused()
    assert page.url.endswith("/documents/?sort=oldest&page=2")


def test_the_order_changes_at_once(open_page: Open) -> None:
    page = open_page("/statements/?president=obama")
    page.get_by_label("Sort").select_option("oldest")
    first = page.locator("article").first
    expect(first).to_have_attribute("id", "statement-nss-2010-a")
    assert page.url.endswith("?president=obama&sort=oldest")


def test_years_and_words_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("/statements/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.get_by_label("From year").focus()
    page.keyboard.type("2015")
    page.keyboard.press("Enter")
    expect(page.locator("#result-count")).to_have_text("5")
    page.get_by_label("Words to find in statements").focus()
    page.keyboard.type("accountable")
    page.keyboard.press("Enter")
    expect(page.locator("#result-count")).to_have_text("4")
    assert page.url.endswith("?q=accountable&year_min=2015")


def test_a_bad_value_is_told_at_once_with_the_way_out(open_page: Open) -> None:
    page = open_page("/statements/?president=obama&topic=imunity")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("topic knows no such value: “imunity”.")
    expect(alert).to_contain_text("It was left out; the rest of your filter stands.")
    alert.get_by_role("link", name="Impunity").click()
    assert (count(page), sorted(ticked(page))) == ("1", ["impunity", "obama"])


def test_on_paper_the_results_stand_without_furniture(open_page: Open) -> None:
    page = open_page("/statements/?president=trump")
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("#statement-nss-2017-box")).to_be_visible()


def test_two_quick_ticks_both_count(open_page: Open) -> None:
    page = open_page("/statements/")
    page.evaluate(
        "for (const name of ['obama', 'trump'])"
        " document.querySelector(`#filters [name=president][value=${name}]`).click()"
    )
    expect(page.locator("#result-count")).to_have_text("8")
    assert ticked(page) == ["obama", "trump"]
