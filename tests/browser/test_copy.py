"""Words copied with their citation: marks turned, omissions marked, the style that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements.citations.runs import inner
from statements.models import Excerpt

OpenPage = Callable[..., Page]
CLIPBOARD = ["clipboard-read", "clipboard-write"]
SELECT = """([start, end]) => {
  const words = document.getElementById("words").firstChild;
  getSelection().setBaseAndExtent(words, start, words, end);
}"""


@pytest.fixture
def statement(open_page: OpenPage) -> Callable[[str], Page]:
    return lambda slug: open_page(f"/statements/{slug}/", permissions=CLIPBOARD)


def copied(page: Page, name: str = "Copy with citation") -> str:
    page.get_by_role("button", name=name).first.click()
    expect(page.get_by_text("Copied with its citation").first).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def quotation(page: Page) -> str:
    return copied(page).partition("\n\n")[0]


def test_words_citation_address_archive_and_verdict(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2006-b")
    words, _, rest = copied(page).partition("\n\n")
    excerpt = Excerpt.objects.get(slug="nss-2006-b")
    assert words == f"“{inner(excerpt.text)}”"
    assert "‘genocide’" in words
    citation, address, archived, verdict = rest.split("\n")
    assert citation.startswith("The White House, The National Security Strategy of the United")
    assert " 17 (Mar. 2006), " in citation
    assert address == f"Permanent address: {page.url}"
    assert archived.startswith("Archived copy: https://georgewbush-whitehouse.archives.gov/")
    assert verdict == "Verdict: No source"


def test_selected_words_alone_are_copied_whole_and_omissions_marked(
    statement: Callable[[str], Page],
) -> None:
    page = statement("nss-2010-b")
    text = Excerpt.objects.get(slug="nss-2010-b").text
    start, end = text.index("the end of impunity"), text.index("and the promotion")
    page.evaluate(SELECT, [start + 5, end - 3])  # from within a word to within another
    assert quotation(page) == "“[…] end of impunity […]”"
    page.evaluate(SELECT, [0, text.index(" to Yugoslavia")])
    assert quotation(page) == "“From Nuremberg […]”"
    page.evaluate(SELECT, [text.index("requirements of U.S. law"), len(text)])
    assert quotation(page) == "“[…] requirements of U.S. law.”"
    page.evaluate(SELECT, [0, len(text)])
    assert quotation(page) == f"“{inner(text)}”"


def test_words_selected_elsewhere_are_not_copied(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2010-b")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#check'))")
    assert quotation(page) == f"“{inner(Excerpt.objects.get(slug='nss-2010-b').text)}”"


def test_a_selection_reaching_beyond_the_words_ends_with_them(
    statement: Callable[[str], Page],
) -> None:
    page = statement("nss-2010-b")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('main'))")
    assert quotation(page) == f"“{inner(Excerpt.objects.get(slug='nss-2010-b').text)}”"


@pytest.mark.parametrize(
    "words",
    [
        'He said "never again" (and "never"), then \'no\'.',
        "“outer ‘inner’ outer” and the nations’ duty",
        "definition of “genocide” to excuse; ‘no’ and '90s",
        "it's \"'nested'\" here",
        "“",
        "''\"\"’’“a”",
    ],
)
def test_marks_turn_as_the_server_turns_them(statement: Callable[[str], Page], words: str) -> None:
    page = statement("nss-2010-b")
    page.evaluate("words => { document.getElementById('words').textContent = words; }", words)
    assert quotation(page) == f"“{inner(words)}”"


def test_the_style_that_was_taken_is_kept(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2010-b")
    expect(page.get_by_text("Bluebook style: all the words")).to_be_visible()
    page.locator("#style-apa summary").click()
    text = copied(page, "With words in APA style")
    assert "” (The White House, 2010, p.\N{NO-BREAK SPACE}48)\n\nThe White House. (2010)." in text
    page.reload()
    expect(page.get_by_text("APA style: all the words")).to_be_visible()
    assert "The White House. (2010)." in copied(page)


def test_a_citation_alone_is_copied(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2010-b")
    page.get_by_role("button", name="Copy citation in Bluebook style").click()
    expect(page.get_by_text("Copied:")).to_be_visible()
    text: Any = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#cite-bluebook").inner_text()


def test_words_of_an_unknown_author_are_copied_with_what_quotes_them(
    statement: Callable[[str], Page],
) -> None:
    assert "Author not identified, quoted in" in copied(statement("prudential"))


def test_a_keyboard_copies_and_hears_of_it(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2010-b")
    page.get_by_role("button", name="Copy with citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#copied")).to_have_text("Copied with its citation, Bluebook style.")
