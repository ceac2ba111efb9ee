"""The editors' desk in a real browser: by keyboard alone, under its policy, in light and dark."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from statements.models import Excerpt, State, StrategyDocument

OpenPage = Callable[..., Page]
WORDS = "We must not allow “never again” to be a slogan […] —\nit is a promise."
DESK = "/admin/statements/"


@pytest.fixture
def editor(db: None) -> User:
    """An account that may do everything."""
    return get_user_model().objects.create_superuser("editor", password="a long enough password")


class Keys:
    """A keyboard that counts what is pressed; pasting is two presses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.pressed += times

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def paste(self, text: str) -> None:
        self.page.keyboard.insert_text(text)
        self.pressed += 2

    def tab_to(self, name: str) -> None:
        """Press Tab until the box with this name has the focus."""
        for _ in range(40):
            self.press("Tab")
            focused = self.page.locator(":focus")
            if focused.count() and name in (focused.get_attribute("aria-labelledby") or "").split():
                return
            if focused.count() and focused.get_attribute("id") == name:
                return
        raise AssertionError(f"Tab never reached {name}")

    def choose(self, typed: str, shown: str) -> None:
        """Type part of a related record's name and take the first that is found."""
        self.type(typed)
        highlighted = self.page.locator(".select2-results__option--highlighted")
        expect(highlighted).to_have_text(shown)
        self.press("Enter")


def test_an_excerpt_is_added_by_keyboard_alone(open_page: OpenPage, editor: User) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=editor)
    keys = Keys(page)
    expect(page.locator("#id_text")).to_be_focused()
    keys.paste(WORDS)
    keys.tab_to("id_document-label")
    keys.press("Enter")
    keys.choose("nss-2010", "National Security Strategy (2010)")
    keys.tab_to("id_printed_page")
    keys.type("48")
    keys.tab_to("id_topics-label")
    keys.choose("responsib", "Responsibility to protect")
    keys.tab_to("id_slug")
    keys.press("Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")
    added = Excerpt.objects.get(slug="nss-2010-c")
    assert (added.text, added.printed_page, added.state) == (WORDS, "48", State.DRAFT)
    assert [topic.slug for topic in added.topics.all()] == ["r2p"]
    assert keys.pressed < 60, keys.pressed


def test_a_related_record_is_chosen_and_taken_away(open_page: OpenPage, editor: User) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=editor)
    box = page.get_by_role("combobox", name="Document:", exact=False).first
    box.click()
    search = page.locator(".select2-dropdown .select2-search__field")
    expect(search).to_be_focused()
    search.fill("obama 2015")
    page.get_by_role("option", name="National Security Strategy (2015)").click()
    held = StrategyDocument.objects.get(slug="nss-2015")
    expect(page.locator("#id_document")).to_have_value(str(held.pk))
    expect(box).to_have_accessible_name(
        re.compile("Document: × ?National Security Strategy \\(2015\\)")
    )
    page.locator(".field-document .select2-selection__clear").click()
    expect(page.locator("#id_document")).to_have_value("")


def test_a_section_is_added_within_a_law(open_page: OpenPage, editor: User) -> None:
    page = open_page(f"{DESK}legislation/1/change/", user=editor)
    page.locator("#provisions-group summary").click()
    page.get_by_role("button", name="Add another Section").click()
    number = page.locator("#provisions-group .dynamic-provisions").count() - 1
    for box, typed in {"position": "99", "number": "99", "heading": "H", "summary": "S"}.items():
        page.locator(f"#id_provisions-{number}-{box}").fill(typed)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("was changed successfully")


def test_a_problem_is_a_way_to_its_box(open_page: OpenPage, editor: User) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=editor)
    page.locator("#id_text").fill(WORDS)
    page.locator("#id_printed_page").fill("p. 48")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".problems").get_by_role("link", name="Printed page").click()
    expect(page.locator("#id_printed_page")).to_be_focused()
    expect(page.locator("#id_text")).to_have_value(WORDS)


def test_an_editor_logs_in_and_out(open_page: OpenPage, editor: User) -> None:
    page = open_page("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a long enough password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The editors’ desk")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_desk_turns_dark_and_light(open_page: OpenPage, editor: User) -> None:
    page = open_page("/admin/", user=editor)
    paper = {"auto": "rgb(255, 255, 255)", "light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 20)"}
    toggle = page.locator("#header .theme-toggle")
    for _ in paper:
        theme = page.locator("html").get_attribute("data-theme") or ""
        expect(page.locator("body")).to_have_css("background-color", paper[theme])
        toggle.click()


PAGES = {
    "login": "/admin/login/",
    "index": "/admin/",
    "list": f"{DESK}excerpt/?q=genocide&state__exact=published",
    "empty list": f"{DESK}source/",
    "add": f"{DESK}excerpt/add/",
    "law": f"{DESK}legislation/1/change/",
    "document": f"{DESK}strategydocument/20/change/",
    "presidency": f"{DESK}administration/add/",
    "history": f"{DESK}excerpt/1/history/",
    "review": "/admin/review/",
    "incomplete": "/admin/review/incomplete/",
    "taken out": "/admin/deleted/",
    "merge": f"{DESK}topic/1/merge/",
    "changes": f"{DESK}revision/",
    "second factor": "/admin/second-factor/",
    "audit log": f"{DESK}auditentry/",
    "accounts": "/admin/auth/user/",
    "account": "/admin/auth/user/add/",
    "delete": f"{DESK}excerpt/1/delete/",
    "protected": f"{DESK}topic/1/delete/",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_everyone_can_use_the_page(
    open_page: OpenPage,
    editor: User,
    axe: Callable[[Page], list[str]],
    *,
    address: str,
    width: int,
    dark: bool,
) -> None:
    user = None if "login" in address else editor
    page = open_page(address, user=user, width=width, dark=dark)
    folded = page.locator("main details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    assert axe(page) == []
    if width == 320:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everyone_can_choose_a_related_record(
    open_page: OpenPage, editor: User, axe: Callable[[Page], list[str]], *, dark: bool
) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=editor, dark=dark)
    page.locator(".field-document .select2-selection").press("Enter")
    expect(page.locator(".select2-results__option").first).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everyone_can_mend_a_form(
    open_page: OpenPage, editor: User, axe: Callable[[Page], list[str]], *, dark: bool
) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=editor, dark=dark)
    page.locator("#id_printed_page").fill("p. 48")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".problems")).to_be_visible()
    assert axe(page) == []
