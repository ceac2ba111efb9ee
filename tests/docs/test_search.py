"""The reference of the search language says what the code does."""

import re
from pathlib import Path

import pytest

from statements.citations import references
from statements.search import lexemes, parse
from statements.search.query import FIELDS, Reference, Understood, Vocabulary, understand

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/search.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| `")
]
REPAIRS = {row[0].strip("`"): row[1:] for row in ROWS if len(row) == 3 and row[2].endswith(".")}
SPELLINGS = [
    (row[0].strip("`"), other)
    for row in ROWS
    if re.search(r"\d", row[0]) and row[1].startswith("`")
    for other in re.findall("`([^`]+)`", row[1])
    if row[0].strip("`") not in REPAIRS
]
VOCABULARY: Vocabulary = {
    "president": {"obama": "Obama", "trump": "Trump", "gw-bush": "G. W. Bush"},
    "administration": {"44": "Obama (44)"},
    "kind": {"executive-order": "Executive order"},
    "document": {"nss-2006": "NSS (2006)"},
    "topic": {"icc": "International Criminal Court"},
    "institution": {"apb": "Atrocities Prevention Board"},
    "legislation": {"ewgapa-2018": "Elie Wiesel Act"},
    "verdict": {"exact": "Exact"},
}


def read(text: str) -> Understood:
    return understand(text, VOCABULARY)


@pytest.mark.parametrize(
    "query", [row[0].strip("`") for row in ROWS if row[0].strip("`") not in REPAIRS]
)
def test_every_example_is_in_order(query: str) -> None:
    understood = read(query)
    assert understood.node
    assert not understood.differs


@pytest.mark.parametrize(("query", "said"), REPAIRS.items())
def test_every_repair_is_as_written(query: str, said: list[str]) -> None:
    understood = read(query)
    assert understood.text == said[0].strip("`")
    assert understood.repairs == (said[1],)


def test_every_sentence_of_a_repair_is_written_down() -> None:
    """Those about limits are written as limits, and one is of each operator."""
    sentences = {
        value
        for module in (lexemes, parse)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }
    limits = {lexemes.CUT, lexemes.STARS, parse.TOO_DEEP}
    operators = {parse.ALONE, parse.NOT_ALONE}
    written = {said for _, said in REPAIRS.values()}
    assert sentences - limits - operators <= written
    for sentence in operators:
        assert {sentence.format("OR"), sentence.format("NOT")} & written


def test_the_limits_are_written_down() -> None:
    for limit in (
        f"{lexemes.MOST_WORDS} words and {lexemes.MOST_LETTERS} letters",
        f"to {lexemes.MOST_PREFIXES} words",
        f"up to {parse.DEEPEST} deep",
        f"At most {lexemes.MOST_SLOP} other words",
    ):
        assert limit in PAGE.replace("\n", " ")


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_every_spelling_of_a_citation_is_the_same(one: str, other: str) -> None:
    assert references.find(one)[0].key == references.find(other)[0].key


def test_citations_are_tried() -> None:
    assert len(SPELLINGS) > 12
    assert isinstance(read("§ 1210D").node, Reference)


def test_every_field_word_is_written_down_with_an_example() -> None:
    rows = {row[0].strip("`"): row[2] for row in ROWS if len(row) == 3 and ":" in row[2]}
    assert {name for name in rows if name not in REPAIRS} == {*FIELDS, "year", "like", "cites"}
    for name, examples in rows.items():
        if name not in REPAIRS:
            for example in re.findall("`([^`]+)`", examples):
                assert example.startswith(f"{name}:")
                assert read(example).node
                assert not read(example).differs
