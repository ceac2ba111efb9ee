"""A table at the desk in a real browser, with and without scripts: seen, written, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from statements.models import Topic
from tests.admin.accounts import one_of

OpenPage = Callable[..., Page]
Axe = Callable[[Page], list[str]]
GOOD = "slug,label,scope_note\nicc,The Court at The Hague,x\nhybrid-courts,Hybrid courts,y\n"
WRONG = "slug,label,parent\nicc,,r2q\nno slug,Something,\n"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def upload(page: Page, text: str) -> None:
    page.get_by_label("What the table holds").select_option("topics")
    file = FilePayload(name="topics.csv", mimeType="text/csv", buffer=text.encode())
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Show what it would do").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_table_is_seen_written_and_taken_back(
    open_page: OpenPage, axe: Axe, db: None, *, scripts: bool
) -> None:
    def no_breach() -> None:
        assert not scripts or axe(page) == []

    before = Topic.objects.get(slug="icc").label
    page = open_page("/admin/import/", user=one_of("reviewer", "eve"), scripts=scripts)
    no_breach()
    upload(page, GOOD)
    expect(page.locator(".counts")).to_contain_text("New")
    expect(page.get_by_role("article", name="Row 2: icc")).to_contain_text("The Court at The Hague")
    assert Topic.objects.get(slug="icc").label == before
    no_breach()
    page.get_by_label("Why (kept in the history)").fill("From the new vocabulary.")
    page.get_by_role("button", name="Write all of it").click()
    expect(page.get_by_role("log")).to_contain_text("2 of 2 rows")
    assert Topic.objects.get(slug="icc").label == "The Court at The Hague"
    no_breach()
    page.get_by_role("link", name="To the imports, and the way back").click()
    earlier = page.get_by_role("region", name="Earlier imports")
    expect(earlier).to_contain_text("From the new vocabulary.")
    no_breach()
    earlier.get_by_role("button", name="Undo the import").click()
    expect(page.locator(".messagelist")).to_contain_text("Undone: 2 records are as they were")
    assert Topic.objects.get(slug="icc").label == before
    assert not Topic.objects.filter(slug="hybrid-courts").exists()
    no_breach()


@pytest.mark.parametrize("width", [320, 1280])
def test_faults_are_shown_with_their_cures(
    open_page: OpenPage, axe: Axe, db: None, width: int
) -> None:
    page = open_page("/admin/import/", user=one_of("reviewer", "eve"), width=width)
    upload(page, WRONG)
    faults = page.get_by_role("region", name="Faults")
    expect(faults.get_by_role("row", name="2 parent r2q")).to_contain_text("Did you mean “r2p”?")
    expect(faults).to_contain_text("no slug")
    expect(page.get_by_role("button", name="Write all of it")).to_have_count(0)
    assert axe(page) == []
    across = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(across)
