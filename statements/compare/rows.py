"""Records and their comparison -> rows of a table: what a page prints and a reader takes away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from statements.compare.comparison import Comparison
from statements.compare.summary import Summary

LETTERS = "ABCDEF"  # of the columns, in their order
NO_CITATION = "nothing that can be cited is held"
NOT_KNOWN = "not identified"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known of one text, as it is printed."""

    slug: str
    label: str  # Obama 2010, p. 48
    president: str
    presidency: str
    document: str
    date: str
    page: str
    verdict: str
    citation: str
    topics: tuple[str, ...]
    institutions: tuple[str, ...]
    laws: tuple[str, ...]
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison with what is known of each text, its address and the day it was made."""

    statements: tuple[Statement, ...]
    comparison: Comparison
    summary: Summary
    address: str
    made: str
    left_out: tuple[str, ...] = ()  # sentences: what of the address could not be used

    @property
    def letters(self) -> str:
        return LETTERS[: len(self.statements)]

    @property
    def title(self) -> str:
        """``Compared: Obama 2010, p. 48; Obama 2015, p. 22``."""
        return f"Compared: {'; '.join(each.label for each in self.statements)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact across the columns."""

    name: str
    cells: tuple[str, ...]


def rows(sheet: Sheet) -> list[Row]:
    """Every fact in the order in which the page has them."""
    each = sheet.statements
    return [
        Row("President", tuple(one.president for one in each)),
        Row("Presidency", tuple(one.presidency for one in each)),
        Row("Document", tuple(one.document for one in each)),
        Row("Date", tuple(one.date for one in each)),
        Row("Page", tuple(one.page for one in each)),
        Row("Verdict", tuple(one.verdict for one in each)),
        Row("Wording", tuple(wording(sheet, number) for number in range(len(each)))),
        Row("Topics", _named([one.topics for one in each])),
        Row("Institutions", _named([one.institutions for one in each])),
        Row("Laws", _named([one.laws for one in each])),
        Row("Citation", tuple(one.citation for one in each)),
        Row("Record", tuple(one.slug for one in each)),
        Row("Address", tuple(one.address for one in each)),
    ]


def wording(sheet: Sheet, number: int) -> str:
    """A column in numbers of words; what is dropped is counted in words of the base."""
    counted = sheet.summary.columns[number]
    base = sheet.comparison.columns[number].base
    if base is None:
        return f"{counted.words} words, {standing(sheet.comparison, number)}"
    return (
        f"{counted.words} words against {LETTERS[base]}: {counted.kept} kept, "
        f"{counted.altered} kept but written otherwise, {counted.moved} moved, {counted.new} new, "
        f"{counted.unmarked} unmarked; {counted.dropped} words of {LETTERS[base]} dropped"
    )


def standing(comparison: Comparison, number: int) -> str:
    """Why a column is measured against nothing."""
    return "the base" if comparison.base == number else "the first column"


def sharing(columns: Sequence[Iterable[str]]) -> list[Mapping[str, str]]:
    """For each column: its terms, and which other columns have them: “all”, “A, C” or nothing."""
    held = [dict.fromkeys(terms) for terms in columns]
    times = Counter(term for terms in held for term in terms)

    def others(term: str, own: int) -> str:
        if times[term] == len(held) > 1:
            return "all"
        return ", ".join(LETTERS[n] for n, terms in enumerate(held) if term in terms and n != own)

    return [{term: others(term, own) for term in terms} for own, terms in enumerate(held)]


def _named(columns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Names in a cell, those that other columns have too marked as such."""
    return tuple(
        "; ".join(f"{term} ({shared})" if shared else term for term, shared in terms.items())
        or "none named"
        for terms in sharing(columns)
    )
