"""What can be cited, as plain values: documents, laws and their sections, the Code, words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from statements.citations.dates import PartialDate


class Kind(StrEnum):
    """What sort of document it is. A style has a form for each."""

    NATIONAL_SECURITY_STRATEGY = "national-security-strategy"
    INTERIM_STRATEGIC_GUIDANCE = "interim-strategic-guidance"
    PRESIDENTIAL_STUDY_DIRECTIVE = "presidential-study-directive"
    EXECUTIVE_ORDER = "executive-order"
    PRESIDENTIAL_MEMORANDUM = "presidential-memorandum"
    STRATEGY = "strategy"
    FRAMEWORK = "framework"
    REVIEW = "review"
    REPORT_TO_CONGRESS = "report-to-congress"
    STATEMENT = "statement"
    TREATY = "treaty"
    LAW_REVIEW_ARTICLE = "law-review-article"


@dataclass(frozen=True, slots=True)
class Reporter:
    """A place in a numbered series: 81 Fed. Reg. 32611, 2187 U.N.T.S. No. 38544."""

    volume: int
    name: str
    page: str = ""
    last: str = ""  # the last page, where held
    number: str = ""  # in place of a page: a registration number
    published: PartialDate | None = None
    year: int | None = None  # of the volume: 3 C.F.R. 494 (2017)


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `body` is who issued it; `president` is the name in sentences, or empty.

    `number` is the order's or directive's: 13729, PSD-10. `doubts` are facts of the citation that
    were not checked, in the record's words; `gloss` is what the record adds to the title,
    `date_note` how the date is known, `status` such as “revoked by …”. `slug` and `address` are
    ours.
    """

    kind: Kind
    title: str
    body: str = ""
    president: str = ""
    author: str = ""  # a person, of an article
    date: PartialDate | None = None
    number: str = ""
    reporter: Reporter | None = None
    code: Reporter | None = None  # the order's page in title 3 of the C.F.R.
    url: str = ""
    archived_url: str = ""
    url_doubt: str = ""
    located: bool = True
    doubts: tuple[str, ...] = ()
    gloss: str = ""
    date_note: str = ""
    status: str = ""
    slug: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A place in the U.S. Code: title 22, sections 9801-9810; or the note under one."""

    title: int
    sections: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class StatPlace:
    """A place in the Statutes at Large. `pin` is a page within, `page` then the first."""

    volume: int
    page: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """An Act, or a part of one. `number` is 116-94, `parts` are (“division J”, “title V”)."""

    name: str
    number: str
    parts: tuple[str, ...] = ()
    act: str = ""  # the larger Act that it is part of
    statutes: StatPlace | None = None
    code: tuple[CodePlace, ...] = ()
    is_amended: bool = False
    repealed: int | None = None  # the year
    enacted: PartialDate | None = None
    url: str = ""
    archived_url: str = ""
    doubts: tuple[str, ...] = ()
    slug: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a law, cited as enacted. `statutes` is its own page, where held."""

    law: Law
    number: str
    heading: str = ""
    code: tuple[CodePlace, ...] = ()
    statutes: StatPlace | None = None
    doubt: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class CodeSection:
    """A section of the U.S. Code, cited as it stands there; with the law it comes from."""

    place: CodePlace
    law: Law | None = None
    number: str = ""  # of the section in that law


@dataclass(frozen=True, slots=True)
class Quoting:
    """A work that quotes words whose own source is not known."""

    title: str
    container: str = ""
    publisher: str = ""
    pages: str = ""
    date: PartialDate | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document, with the page they stand on as it is printed: 48, 47–48, iv.

    `page_doubt` is a sentence. Without a document, `quoted_in` is all that can be cited.
    """

    document: Document | None
    words: str = ""
    page: str = ""
    heading: str = ""
    page_doubt: str = ""
    document_doubt: str = ""
    quoted_in: Quoting | None = None
    slug: str = ""
    address: str = ""


Work: TypeAlias = Document | Law | Section | CodeSection | Excerpt
