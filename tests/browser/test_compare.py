"""Basket and comparison in a real browser: scripts or none, phone and paper, bare words to copy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from statements.models import Excerpt

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
THREE = "/compare/?s=nss-2010-b&s=nss-2015-full&s=nss-2017-box"
PAGES = {
    "three": THREE,
    "a base and problems": f"{THREE}&s=no-such&base=nss-2015-full",
    "shared phrases": "/compare/?s=nss-2015-short&s=nss-2015-full&s=apb-2011",
    "choosing": "/compare/?s=no-such",
    "a topic": "/compare/topics/accountability/",
}
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
SELECT = """id => {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(id));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return getSelection().toString();
}"""


def button(page: Page, slug: str) -> Locator:
    return page.locator(f".toggle[value='{slug}']")


def wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_read_it(
    open_page: Open, axe: Axe, path: str, *, dark: bool, width: int
) -> None:
    page = open_page(path, width=width, dark=dark)
    page.evaluate(OPEN_ALL)
    assert axe(page) == []
    assert not wide(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_a_list_to_a_comparison(open_page: Open, *, scripts: bool) -> None:
    page = open_page("/statements/?president=obama", scripts=scripts)
    button(page, "nss-2010-b").click()
    expect(page.locator("#basket-link .count")).to_contain_text("1")
    pressed = button(page, "nss-2010-b")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_contain_text("In basket")
    assert page.url.endswith("/statements/?president=obama") or (
        not scripts and page.url.endswith("#statement-nss-2010-b")
    )
    button(page, "nss-2015-full").click()
    page.locator("#basket").get_by_role("link", name="Compare 2").click()
    expect(page).to_have_url("/compare/?s=nss-2010-b&s=nss-2015-full")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two statements compared")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_seventh_finds_no_place(open_page: Open, *, scripts: bool) -> None:
    page = open_page("/statements/", scripts=scripts)
    slugs = list(Excerpt.objects.values_list("slug", flat=True)[:7])
    for number, slug in enumerate(slugs[:6], start=1):
        button(page, slug).click()
        expect(page.locator("#basket-link .count")).to_contain_text(str(number))
    seventh = button(page, slugs[6])
    expect(seventh).to_be_disabled()
    expect(seventh).to_contain_text("6 of 6 places; remove one first")
    page.locator("#basket .chip").first.click()
    expect(seventh).to_be_enabled()
    expect(seventh).to_contain_text("Compare")
    expect(button(page, slugs[0])).to_have_attribute("aria-pressed", "false")


def test_with_scripts_the_page_stays_and_the_change_is_heard(open_page: Open) -> None:
    page = open_page("/statements/")
    page.evaluate("window.kept = 'the same page'")
    pressed = button(page, "nss-2010-b")
    pressed.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text(
        "In the basket: Obama 2010, p. 48 (nss-2010-b). 1 of 6 places."
    )
    expect(pressed).to_be_focused()
    assert page.evaluate("window.kept") == "the same page"
    chip = page.locator("#basket .chip").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#basket-link")).to_have_text("Compare")
    expect(page.locator("#basket-link")).to_be_focused()


def test_after_a_filter_is_swapped_in_the_buttons_still_know(open_page: Open) -> None:
    page = open_page("/statements/")
    button(page, "nss-2010-b").click()
    expect(page.locator("#basket-link .count")).to_contain_text("1")
    page.get_by_label("Obama 5 excerpts").check()
    expect(page.locator("#result-count")).to_have_text("5")
    expect(button(page, "nss-2010-b")).to_have_attribute("aria-pressed", "true")
    button(page, "nss-2010-a").click()
    expect(page.locator("#basket-link .count")).to_contain_text("2")
    expect(page.locator("#result-count")).to_have_text("5")


@pytest.mark.parametrize("base", ["left", "nss-2015-full"])
def test_copying_a_marked_text_gives_the_bare_quotation(open_page: Open, base: str) -> None:
    page = open_page(
        f"{THREE}&s=nss-2015-short&base={base}",
        permissions=["clipboard-read", "clipboard-write"],
    )
    slugs = ["nss-2010-b", "nss-2015-full", "nss-2017-box", "nss-2015-short"]
    for letter, slug in zip("abcd", slugs, strict=True):
        text = Excerpt.objects.get(slug=slug).text
        page.locator(f"#{letter}-words").scroll_into_view_if_needed()
        assert page.evaluate(SELECT, f"{letter}-words") == text
        page.keyboard.press("Control+c")
        assert page.evaluate("navigator.clipboard.readText()") == text


def test_columns_stand_side_by_side_with_their_rows_in_line(open_page: Open) -> None:
    page = open_page(THREE)
    tops = page.locator(".col blockquote").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().top))"
    )
    assert len(tops) == 3
    assert len(set(tops)) == 1
    expect(page.locator(".again").first).to_be_hidden()


def test_on_a_phone_they_stand_below_each_other_after_the_base(open_page: Open) -> None:
    page = open_page(THREE, width=320)
    lefts = page.locator(".col").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == 1
    again = page.locator("#b .again")
    again.locator("summary").click()
    expect(again).to_contain_text("From Nuremberg to Yugoslavia to Liberia")


def test_six_columns_scroll_in_their_region(open_page: Open) -> None:
    slugs = Excerpt.objects.values_list("slug", flat=True)[:6]
    page = open_page("/compare/?" + "&".join(f"s={slug}" for slug in slugs), width=1000)
    region = page.get_by_role("region", name="The statements side by side")
    sizes = region.evaluate("each => [each.scrollWidth, each.clientWidth]")
    assert sizes[0] > sizes[1]
    assert not wide(page)
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).to_be_focused()


def test_a_keyboard_moves_a_column_and_back_undoes_it(open_page: Open) -> None:
    page = open_page(THREE)
    page.get_by_role("link", name="Move C left").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/compare/?s=nss-2010-b&s=nss-2017-box&s=nss-2015-full")
    page.go_back()
    expect(page).to_have_url(THREE)


def test_the_base_is_picked_with_a_form(open_page: Open) -> None:
    page = open_page(THREE, scripts=False)
    page.get_by_label("Measure against").select_option("nss-2015-full")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{THREE}&base=nss-2015-full")
    expect(page.locator("#b")).to_contain_text("206; the base")


def test_a_number_leads_to_its_phrase_and_back(open_page: Open) -> None:
    page = open_page(THREE)
    page.get_by_role("link", name="shared phrase 2").first.click()
    expect(page.locator("#phrase-2")).to_be_in_viewport()
    page.locator("#phrase-2").get_by_role("link", name="B").click()
    expect(page.locator("#b-2")).to_be_in_viewport()


def test_the_link_can_be_copied(open_page: Open) -> None:
    page = open_page(THREE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#announcement")).to_contain_text("Copied: http")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_file_is_downloaded(open_page: Open) -> None:
    page = open_page(THREE)
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()
    assert download.value.suggested_filename == (
        "compare-nss-2010-b-nss-2015-full-nss-2017-box.docx"
    )


def test_on_paper_marks_stay_and_furniture_leaves(open_page: Open) -> None:
    page = open_page(THREE)
    page.emulate_media(media="print")
    for gone in (".tools", ".moves", ".again", "#basket"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text("printed on")).to_be_visible()
    expect(page.locator("#b-dropped li").first).to_be_visible()
    expect(page.get_by_role("heading", name="Citations")).to_be_visible()
    sign = "each => getComputedStyle(each, '::before').content"
    assert page.locator("#b-words .n").first.evaluate(sign).startswith('"+"')
    style = "each => getComputedStyle(each).textDecorationStyle"
    assert page.locator("#b-words .k").first.evaluate(style) == "solid"
    assert page.locator("#b-words .m").first.evaluate(style) == "dashed"
