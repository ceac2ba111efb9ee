"""Whole walks at the desk: add from a real strategy, two on one record, from draft to public."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from statements.models import Excerpt, State, StrategyDocument, Topic
from tests.admin.accounts import one_of
from tests.browser.test_admin import DESK, Keys
from tests.sources.files import strategy

OpenPage = Callable[..., Page]
REAL = (
    Path(__file__).resolve().parents[3]
    / "shared/data/sources/strategies/2015_national_security_strategy.txt"
)
PASTED = (
    "We affirm our support for the international consensus that\ngovernments have the "
    "responsibility to protect civilians from\nmass atrocities"
)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def held(data: bytes | Path, slug: str, tmp_path: Path) -> StrategyDocument:
    path = data if isinstance(data, Path) else tmp_path / "text.txt"
    if isinstance(data, bytes):
        path.write_bytes(data)
    call_command("import_source", str(path), document=slug, verbosity=0)
    return StrategyDocument.objects.get(slug=slug)


def test_an_excerpt_of_a_real_strategy(
    open_page: OpenPage, db: None, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if not REAL.exists():
        pytest.skip("not beside the checkout (../shared/data)")
    held(REAL, "nss-2015", tmp_path)
    page = open_page(f"{DESK}excerpt/add/", user=one_of("contributor", "ada"))
    keys, begun = Keys(page), time.monotonic()
    keys.paste(PASTED)
    keys.tab_to("id_document-label")
    keys.press("Enter")
    keys.choose("nss-2015", "National Security Strategy (2015)")
    found = page.locator("#check-result .found")
    expect(found).to_contain_text("the same")
    expect(page.locator("#id_printed_page")).not_to_have_value("")
    expect(page.locator("#id_printed_page-found")).to_contain_text("found by the checker")
    expect(found.get_by_label("Responsibility to protect")).to_be_visible()
    topic = found.get_by_label("Responsibility to protect")
    for _ in range(30):
        keys.press("Tab")
        if topic.evaluate("box => box === document.activeElement"):
            break
    keys.press("Space")
    keys.tab_to("id_printed_page")
    keys.press("Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")
    seconds = time.monotonic() - begun
    added = Excerpt.objects.get(document__slug="nss-2015", text=PASTED)
    assert added.verdict in {"exact", "normalised"}
    assert [each.slug for each in added.topics.all()] == ["r2p"]
    assert added.printed_page
    record_property("keystrokes", keys.pressed)
    record_property("seconds", round(seconds, 1))
    print(f"add an excerpt of a real strategy: {keys.pressed} keys, {seconds:.1f} s")  # noqa: T201
    assert keys.pressed < 60


def test_the_same_without_scripts(open_page: OpenPage, db: None, tmp_path: Path) -> None:
    document = held(strategy(), "nss-2010", tmp_path)
    page = open_page(
        f"{DESK}excerpt/add/?document={document.pk}", user=one_of("contributor"), scripts=False
    )
    page.locator("#id_text").fill("The United States is committed\nto working with our allies")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#check-result")).to_contain_text("the same")
    page.get_by_label("Take the mended words").check()
    page.get_by_role("button", name="Save", exact=True).click()
    added = Excerpt.objects.get(slug="nss-2010-c")
    assert added.text == "The United States is committed to working with our allies"
    assert "committed\nto" in added.as_pasted


def test_two_editors_on_one_record(
    open_page: OpenPage, db: None, axe: Callable[[Page], list[str]]
) -> None:
    topic = Topic.objects.get(slug="icc")
    address = f"{DESK}topic/{topic.pk}/change/"
    ours = open_page(address, user=one_of("reviewer", "eve"))
    theirs = open_page(address, user=one_of("reviewer", "max"))
    theirs.locator("#id_scope_note").fill("What Max wrote.")
    theirs.get_by_role("button", name="Save", exact=True).click()
    ours.locator("#id_scope_note").fill("What Eve wrote.")
    ours.get_by_role("button", name="Save", exact=True).click()
    both = ours.get_by_role("region", name="Both versions")
    expect(both).to_contain_text("What Max wrote.")
    expect(both).to_contain_text("What Eve wrote.")
    expect(ours.get_by_role("heading", name="Saved meanwhile by Max")).to_be_visible()
    expect(ours.locator("#id_scope_note")).to_have_value("What Eve wrote.")
    assert axe(ours) == []
    ours.get_by_role("button", name="Save", exact=True).click()
    topic.refresh_from_db()
    assert topic.scope_note == "What Eve wrote."


def test_contributor_reviewer_public(
    open_page: OpenPage, db: None, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=one_of("contributor", "ada"))
    page.locator("#id_text").fill("We must not allow “never again” to be a slogan.")
    page.locator("#id_slug").fill("never-again")
    page.get_by_role("button", name="Save and send to review").click()
    expect(page.locator(".messagelist")).to_contain_text("It is in review now.")
    assert Excerpt.objects.get(slug="never-again").state == State.IN_REVIEW
    page = open_page("/admin/review/", user=one_of("reviewer", "eve"))
    page.get_by_role("link", name="never-again").click()
    expect(page.get_by_role("button", name="Save and publish")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist")).to_contain_text("It is published now.")
    page.goto("/statements/never-again/")
    expect(page.locator("blockquote").first).to_contain_text("never again")


def test_unsaved_words_are_offered_again(
    open_page: OpenPage, db: None, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{DESK}excerpt/add/", user=one_of("contributor", "ada"))
    words = page.locator("#id_text")
    words.fill("We must not allow “never again” to be a slogan.")
    page.locator("#id_heading").fill("Never again")
    page.wait_for_timeout(500)
    page.goto("about:blank")
    page.goto(f"{DESK}excerpt/add/")
    expect(words).to_have_value("")
    assert axe(page) == []
    page.get_by_role("button", name="Put it back").click()
    expect(words).to_have_value("We must not allow “never again” to be a slogan.")
    expect(page.locator("#id_heading")).to_have_value("Never again")
    page.locator("#id_slug").fill("never-again")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(f"{DESK}excerpt/add/")
    expect(page.get_by_label("Unsaved words")).to_have_count(0)


def test_a_login_that_ran_out_loses_no_words(open_page: OpenPage, db: None) -> None:
    ada: User = one_of("contributor", "ada")
    ada.set_password("a long enough password")
    ada.save()
    page = open_page(f"{DESK}excerpt/add/", user=None)
    login = page.url
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("a long enough password")
    page.keyboard.press("Enter")
    page.locator("#id_text").fill("Never again.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save", exact=True).click()
    assert "login" in login
    page.goto(f"{DESK}excerpt/add/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("a long enough password")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_text")).to_have_value("Never again.")
