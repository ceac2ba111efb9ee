"""Every sort of work in every style, against a table that was read against the styles' rules."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.dates import PartialDate
from statements.citations.styles import Style, cite, in_every_style
from statements.citations.works import (
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Reporter,
    Section,
)
from tests.citations.golden import cases, marked, work_of

CASES = cases()
STYLES = pytest.mark.parametrize("style", Style)
EVERY = pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])


@STYLES
@EVERY
def test_the_citation_is_that_of_the_table(case: dict[str, Any], style: Style) -> None:
    citation = cite(work_of(case), style)
    assert marked(citation.runs) == case[style]
    assert marked(citation.in_text) == case.get(f"{style}_in_text", "")
    assert list(citation.missing) == case.get(f"{style}_missing", [])


def test_at_least_sixty_are_checked_and_none_twice() -> None:
    checked = [(case["name"], style) for case in CASES for style in Style if case[style]]
    assert len(checked) == len(set(checked)) >= 60


def test_every_kind_is_in_the_table() -> None:
    works = [work_of(case) for case in CASES]
    kinds = {work.kind for work in works if isinstance(work, Document)}
    kinds |= {w.document.kind for w in works if isinstance(w, Excerpt) and w.document}
    assert kinds == set(Kind)
    assert {type(work) for work in works} == {Document, Excerpt, Law, Section, CodeSection}


@STYLES
def test_what_is_not_known_is_said_and_not_made_up(style: Style) -> None:
    citation = cite(
        Document(Kind.REPORT_TO_CONGRESS, "A Report", "U.S. Department of State"), style
    )
    assert "n.d." in citation.text
    assert {"No date is held.", "No address on the web is held."} <= set(citation.missing)


@STYLES
def test_words_of_no_known_source_name_no_author(style: Style) -> None:
    citation = cite(Excerpt(None, words="Never again.", page="5"), style)
    assert citation.runs == ()
    assert "Neither the author nor the document is identified" in citation.missing[0]


WORDS = st.text(max_size=12)
DATES = st.none() | st.builds(PartialDate, st.integers(1900, 2026), st.none() | st.integers(1, 12))


@given(
    st.builds(
        Document,
        st.sampled_from(Kind),
        title=WORDS,
        body=WORDS | st.sampled_from(["The White House", "A, with B", "A, Bureau of C"]),
        president=WORDS,
        author=WORDS,
        date=DATES,
        number=WORDS,
        url=WORDS,
        reporter=st.none() | st.builds(Reporter, st.integers(1, 99), WORDS, WORDS, published=DATES),
    ),
    WORDS,
    WORDS,
)
def test_whatever_is_held_can_be_cited(document: Document, page: str, heading: str) -> None:
    for citation in in_every_style(Excerpt(document, page=page, heading=heading)).values():
        assert document.title.strip() in citation.text or document.number in citation.text
        assert not any(run.text == "" for run in citation.runs)


@STYLES
def test_a_doubtful_page_and_document_are_said_first(style: Style) -> None:
    document = Document(Kind.STRATEGY, "A Strategy", "The White House")
    words = Excerpt(
        document, page="9", page_doubt="The page is not confirmed.", document_doubt="recalled"
    )
    first, second, *_ = cite(words, style).missing
    assert (first, second) == (
        "The page is not confirmed.",
        "The document is not certain: recalled.",
    )
