"""What a citation could not say, in sentences: facts not held, and facts held but not checked."""

from __future__ import annotations

import re
from typing import Final

from statements.citations.forms import has_name, is_remarks, is_spoken, law_of, parts_of
from statements.citations.works import Document, Excerpt, Kind, Law, Section, Work

NOT_FOUND: Final = "The report fell due and was not found, so there is nothing to cite."
AS_PRINTED: Final = (
    "The title keeps its printed capitals, for not every word in it can be told from a name."
)
NO_LAST_PAGE: Final = "Its last page is not held."
NO_DOCUMENT: Final = (
    "Neither the author nor the document is identified; what quotes the words is cited."
)
# Facts of a citation, as the record names those it has from memory; its other facts are not cited.
_CITED: Final = re.compile(
    r"^(?!detail).*\b(?:titles?|date|day|month|year|Stat|citation|Register|issuing|names?)\b",
    re.IGNORECASE,
)


def are_cited(facts: list[str]) -> tuple[str, ...]:
    """Those of the unchecked facts that a citation prints."""
    return tuple(fact for fact in facts if _CITED.search(fact))


def of_document(document: Document, *, with_url: bool, with_title: bool = True) -> list[str]:
    """Facts that every style asks for; what it does not print, its title or address, is no lack."""
    said = [] if document.date else ["No date is held."]
    if document.date and document.date_note:
        said.append(f"On the date: {document.date_note}")
    if is_spoken(document) and not is_remarks(document):
        said.append("Who spoke is not held; the body that issued the words is named.")
    if document.gloss:
        said.append(f"The record adds to the title: {document.gloss}.")
    if document.status:
        said.append(f"{document.status[0].upper()}{document.status[1:]}.")
    doubts = [each for each in document.doubts if with_title or not each.endswith("title")]
    if doubts:
        said.append(f"Not checked, from memory: {'; '.join(doubts)}.")
    if not with_url:
        return said
    if not (document.url or document.archived_url):
        said.append("No address on the web is held.")
    elif document.url_doubt:
        said.append(f"How the addresses are known: {document.url_doubt}.")
    return said


def of_register(document: Document, *, wants_code: bool = False) -> list[str]:
    """What is not known of its place in the Federal Register, or in title 3 of the C.F.R."""
    is_order = document.kind == Kind.EXECUTIVE_ORDER
    said = ["The number of the order is not held."] if is_order and not document.number else []
    if document.code:
        return said
    if not document.reporter:
        said.append("Its place in the Federal Register is not held.")
    elif not document.reporter.published:
        said.append(
            "The day it was printed in the Federal Register is not held; "
            "the date is that of signing."
        )
    if is_order and wants_code:
        said.append("Its page in title 3 of the C.F.R., which the style prefers, is not held.")
    return said


def of_papers(document: Document) -> list[str]:
    """Presidential papers are cited by their number in the compilation, which nobody has seen."""
    spoken = document.kind in {Kind.STATEMENT, Kind.PRESIDENTIAL_STUDY_DIRECTIVE}
    by_president = document.body.startswith("The White House")
    if spoken and by_president:
        return ["Its number in the Daily Compilation of Presidential Documents is not held."]
    return []


def of_treaty(document: Document) -> list[str]:
    if document.reporter and document.reporter.page:
        return []
    if document.reporter:
        return ["Its first page in the treaty series is not held; its number there is given."]
    return ["Its place in a treaty series is not held."]


def of_law(work: Work) -> list[str]:
    """What is not known of a law, or of a section of one."""
    law = law_of(work)
    if law is None:
        return ["The law it comes from is not named."]
    said = []
    if not law.enacted:
        said.append("The day of enactment is not held.")
    if not has_name(law):
        said.append("The name of the whole Act is not held; what the part is about is given.")
    said += _of_statutes(law, work)
    if isinstance(work, Section) and work.doubt:
        said.append(f"On the section: {work.doubt}.")
    if law.doubts:
        said.append(f"Not checked, from memory: {'; '.join(law.doubts)}.")
    return said


def _of_statutes(law: Law, work: Work) -> list[str]:
    if not law.statutes:
        return ["Its page in the Statutes at Large is not held."]
    said = []
    if law.parts and not law.statutes.pin:
        said.append(
            "The first page of the whole Act in the Statutes at Large is not held; "
            "the page is that of the part."
        )
    is_section = isinstance(work, Section) and parts_of(law, work.number) != list(law.parts)
    if is_section and isinstance(work, Section) and not work.statutes:
        said.append("The section’s own page in the Statutes at Large is not held.")
    return said


def of_page(excerpt: Excerpt) -> list[str]:
    """What is not known of where in the document the words stand."""
    said = [excerpt.page_doubt] if excerpt.page_doubt else []
    if not excerpt.page:
        said.append("No printed page is held for these words.")
    if excerpt.document_doubt:
        said.append(f"The document is not certain: {excerpt.document_doubt}.")
    return said
