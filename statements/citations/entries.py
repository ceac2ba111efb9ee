"""A work as reference managers see it: one flat entry, for RIS, BibTeX and CSL-JSON to write."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from statements.citations.dates import PartialDate
from statements.citations.forms import (
    REPORTS,
    bodies_of,
    body_of,
    directive_name,
    in_code,
    is_remarks,
    name_of,
    names_of,
    own_title,
    parts_of,
    sort_of_statement,
)
from statements.citations.web_addresses import is_web_address
from statements.citations.works import (
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Reporter,
    Section,
    Work,
)


class Sort(StrEnum):
    """What sort of entry it is; each format has a word for it."""

    REPORT = "report"
    LAW = "law"
    SPEECH = "speech"
    PAGE = "page"
    TREATY = "treaty"
    ARTICLE = "article"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Person:
    """A person; without given names a body, which is not turned about."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Empty where a fact is not held. `note` are sentences: what is missing, and the verdict."""

    key: str
    sort: Sort
    title: str
    authors: tuple[Person, ...] = ()
    date: PartialDate | None = None
    genre: str = ""  # Executive Order, Fact Sheet
    number: str = ""  # 13729, Pub. L. No. 115-441
    container: str = ""  # journal, or series such as Fed. Reg.
    volume: str = ""
    first_page: str = ""
    last_page: str = ""
    publisher: str = ""
    section: str = ""
    pin: str = ""  # where the words stand
    quotation: str = ""
    url: str = ""
    archived_url: str = ""
    address: str = ""  # of our record
    note: str = ""


def entry_of(work: Work, note: str = "") -> Entry:
    """The work as one entry. `note` goes along with it."""
    if isinstance(work, Excerpt):
        return _excerpt(work, note)
    if isinstance(work, Document):
        return _document(work, note)
    if isinstance(work, CodeSection):
        return _code(work, note)
    return _law(work, note)


def _addresses(work: Document | Law) -> tuple[str, str]:
    """The official address, or else the archived one, and another; all of the web, or empty."""
    held = [url for url in (work.url, work.archived_url) if is_web_address(url)]
    first, second = [*held, "", ""][:2]
    return first, second


def _key(slug: str) -> str:
    """Letters, figures and hyphens alone, which every format takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", slug).strip("-") or "record"


def _document(work: Document, note: str) -> Entry:
    place = work.reporter or work.code or Reporter(0, "")
    sort = Sort.SPEECH if is_remarks(work) else _SORTS.get(work.kind, Sort.REPORT)
    return Entry(
        key=_key(work.slug),
        sort=sort,
        title=own_title(work),
        authors=_authors(work),
        date=work.date,
        genre=_genre(work),
        number=work.number or place.number,
        container=body_of(work) if sort == Sort.ARTICLE else place.name,
        volume=str(place.volume or ""),
        first_page=place.page,
        last_page=place.last,
        publisher="" if sort == Sort.ARTICLE else body_of(work),
        url=_addresses(work)[0],
        archived_url=_addresses(work)[1],
        address=work.address,
        note=note,
    )


_SORTS = {
    Kind.EXECUTIVE_ORDER: Sort.LAW,
    Kind.STATEMENT: Sort.PAGE,
    Kind.TREATY: Sort.TREATY,
    Kind.LAW_REVIEW_ARTICLE: Sort.ARTICLE,
} | dict.fromkeys(REPORTS, Sort.REPORT)


def _authors(work: Document) -> tuple[Person, ...]:
    person = work.author or (work.president if is_remarks(work) else "")
    if person:
        given, family, suffix = names_of(person)
        return (Person(family, given, suffix.strip(", ")),)
    if work.kind in {Kind.TREATY, Kind.LAW_REVIEW_ARTICLE}:
        return ()
    return tuple(Person(body) for body in bodies_of(work) if body)


def _genre(work: Document) -> str:
    if work.kind == Kind.STATEMENT:
        return sort_of_statement(work)
    if work.kind == Kind.PRESIDENTIAL_STUDY_DIRECTIVE and work.number:
        return directive_name(work.number).partition("/")[0]
    return {
        Kind.EXECUTIVE_ORDER: "Executive Order",
        Kind.PRESIDENTIAL_MEMORANDUM: "Presidential Memorandum",
        Kind.REPORT_TO_CONGRESS: "Report to Congress",
        Kind.TREATY: "Treaty",
    }.get(work.kind, "")


def _law(work: Law | Section, note: str) -> Entry:
    law = work.law if isinstance(work, Section) else work
    number = work.number if isinstance(work, Section) else ""
    own = (work.statutes if isinstance(work, Section) else None) or law.statutes
    parts = ", ".join(parts_of(law, number))
    heading = f": {work.heading}" if isinstance(work, Section) and work.heading else ""
    return Entry(
        key=_key(f"{law.slug}-{number}" if number else law.slug),
        sort=Sort.LAW,
        title=name_of(law) + (f", section {number}{heading}" if number[:1].isdigit() else heading),
        authors=(Person("United States Congress"),),
        date=law.enacted,
        genre="Public Law",
        number=f"Pub. L. No. {law.number}",
        container="Stat." if own else "",
        volume=str(own.volume) if own else "",
        first_page=own.page if own else "",
        section=parts,
        url=_addresses(law)[0],
        archived_url=_addresses(law)[1],
        address=work.address,
        note=note,
    )


def _code(work: CodeSection, note: str) -> Entry:
    law = f"{name_of(work.law)}, " if work.law else ""
    place = in_code(work.place).replace("\N{NO-BREAK SPACE}", " ")
    return Entry(
        key=_key(f"usc-{work.place.title}-{work.place.sections}"),
        sort=Sort.LAW,
        title=f"{law}{place}",
        authors=(Person("United States Congress"),),
        container="U.S.C.",
        volume=str(work.place.title),
        section=f"{work.place.sections}{' note' if work.place.is_note else ''}",
        note=note,
    )


def _excerpt(work: Excerpt, note: str) -> Entry:
    if work.document:
        entry = _document(work.document, note)
    elif quoted := work.quoted_in:
        entry = Entry(
            key="",
            sort=Sort.CHAPTER,
            title=quoted.title,
            date=quoted.date,
            container=quoted.container,
            publisher=quoted.publisher,
            first_page=quoted.pages.partition("–")[0],
            last_page=quoted.pages.partition("–")[2],
            url=quoted.url,
            note=" ".join(part for part in (f"{UNKNOWN} It quotes them.", note) if part),
        )
    else:
        entry = Entry("", Sort.PAGE, UNKNOWN, note=note)
    return replace(
        entry, key=_key(work.slug), pin=work.page, quotation=work.words, address=work.address
    )


UNKNOWN = "The author of the words is not identified."
