"""Words copied with their citation: marks turned, omissions marked, the style that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements.citations.runs import inner
from statements.models import Excerpt, StrategyDocument
from statements.sources.load_source import import_source
from tests.sources.files import strategy

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
    assert excerpt.text.endswith("peace.”")  # a stray mark of the work that quotes it
    assert words == f"“{inner(excerpt.display_text)}”"
    assert words.endswith("peace.”")
    assert "‘genocide’" in words
    citation, address, archived, verdict, doubts = rest.split("\n")
    assert citation.startswith("The White House, The National Security Strategy of the United")
    assert " 17 (Mar. 2006), " in citation
    assert address == f"Permanent address: {page.url}"
    assert archived.startswith("Archived copy: https://georgewbush-whitehouse.archives.gov/")
    assert verdict == "Verdict: No source"
    assert doubts.startswith("Missing or not checked: ")
    assert "georgewbush-whitehouse.archives.gov recalled" in doubts


def test_marks_of_a_selection_stand_in_pairs(statement: Callable[[str], Page]) -> None:
    page = statement("nss-2006-b")
    text = Excerpt.objects.get(slug="nss-2006-b").text
    after = text.index("genocide” to excuse")
    page.evaluate(SELECT, [after, after + len("genocide” to excuse")])
    assert quotation(page) == "“[…] ‘genocide’ to excuse […]”"
    page.evaluate(SELECT, [after - len("definition of “"), after + len("genocide")])
    assert quotation(page) == "“[…] definition of ‘genocide’ […]”"
    page.evaluate(SELECT, [text.index("prepared for peace"), len(text)])
    assert quotation(page) == "“[…] prepared for peace.”"


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
    assert "U.S. law” (The White House, 2010, p.\N{NO-BREAK SPACE}48).\n\nThe White" in text
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


@pytest.fixture
def held_text(open_page: OpenPage, tmp_path: Path, settings: Any) -> Page:
    """The text of a strategy on its pages 47 and 48."""
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "nss.txt"
    more = "\f48\n\nWords of the “next” page, at greater length than any heading is.\n"
    path.write_bytes(strategy(more))
    found = import_source(path=path, document=StrategyDocument.objects.get(slug="nss-2010"))
    assert found.source
    found.source.passages.filter(text__contains="committed").update(printed_page="47")
    found.source.passages.filter(text__contains="next").update(printed_page="48")
    return open_page("/documents/nss-2010/text/", permissions=CLIPBOARD)


REACH = """([from, start, to, end]) => {
  const find = (words) => {
    const text = document.querySelector(".held-text");
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(words);
      if (at >= 0) return [walk.currentNode, at];
    }
  };
  const [first, last] = [find(from), find(to)];
  getSelection().setBaseAndExtent(first[0], first[1] + start, last[0], last[1] + end);
}"""


def test_words_selected_in_a_held_text_are_copied_with_its_page(held_text: Page) -> None:
    bar = held_text.get_by_role("group", name="Selected words")
    expect(bar).to_be_hidden()
    held_text.evaluate(REACH, ["of the “next” page", 1, "of the “next” page", 18])
    expect(bar).to_be_visible()
    words, _, rest = copied(held_text).partition("\n\n")
    assert words == "“[…] of the ‘next’ page […]”"
    citation, address, archived, held = rest.split("\n")
    assert citation.startswith("The White House, National Security Strategy 48 (May 2010), https")
    assert "/documents/nss-2010/text/?version=" in address
    assert archived.startswith("Archived copy: https://obamawhitehouse")
    assert held.startswith("Copied from the held file, SHA-256 ")
    held_text.goto(address.removeprefix("Permanent address: "))
    expect(held_text.locator(":target")).to_contain_text("Words of the “next” page")


def test_words_that_reach_over_a_page_name_both(held_text: Page) -> None:
    held_text.evaluate(REACH, ["committed", 2, "Words of the “next”", 5])
    held_text.get_by_label("Cite in").select_option("apa")
    text = copied(held_text)
    assert "(The White House, 2010, pp.\N{NO-BREAK SPACE}47–48)" in text
    assert text.startswith("“[…] committed")
    assert "Link to passage" not in text
    assert "begins]" not in text


def test_no_selection_no_bar(held_text: Page) -> None:
    bar = held_text.get_by_role("group", name="Selected words")
    held_text.evaluate(REACH, ["committed", 0, "committed", 9])
    expect(bar).to_be_visible()
    held_text.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    expect(bar).to_be_hidden()
