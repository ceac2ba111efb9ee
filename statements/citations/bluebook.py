"""Bluebook style: docs/reference/citations-bluebook.md says which rules are followed."""

from __future__ import annotations

import re

from statements.citations import lacks
from statements.citations.forms import (
    REPORTS,
    abbreviated,
    bodies_of,
    codified,
    directive_name,
    in_code,
    is_remarks,
    is_spoken,
    month_first,
    name_of,
    order_name,
    own_title,
    parts_of,
    sort_of_statement,
    to_the_month,
    with_commas,
    year_in_name,
    year_of,
)
from statements.citations.runs import Citation, Run, italic, line, sentence, small_caps
from statements.citations.works import (
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Quoting,
    Section,
    StatPlace,
    Work,
)

_SHORTENED = (
    ("Department", "Dep’t"),
    ("Government", "Gov’t"),
    ("of Defense", "of Def."),
    (" and ", " & "),
)


def cite(work: Work) -> Citation:
    """The citation as it stands in a footnote."""
    if isinstance(work, Excerpt):
        return _excerpt(work)
    if isinstance(work, Document):
        return document_with_page(work, "")
    if isinstance(work, CodeSection):
        return Citation(sentence(*code_section(work)))
    return Citation(sentence(*law(work)), missing=tuple(lacks.of_law(work)))


def _excerpt(excerpt: Excerpt) -> Citation:
    if not excerpt.document:
        runs = sentence(*_quoting(excerpt.quoted_in)) if excerpt.quoted_in else ()
        return Citation(runs, missing=(lacks.NO_DOCUMENT,))
    found = document_with_page(excerpt.document, excerpt.page)
    return Citation(found.runs, missing=(*lacks.of_page(excerpt), *found.missing))


def document_with_page(document: Document, page: str) -> Citation:
    if not document.located:
        return Citation((), missing=(lacks.NOT_FOUND,))
    if document.kind in REPORTS:
        parts, official = _report(document, page), False
    else:
        form = _FORMS[document.kind]
        parts, official = form(document, page), is_in_series(document)
    url = [] if official else _url(document)
    return Citation(sentence(*parts, *url), missing=(*_lacks(document, with_url=not official),))


def is_in_series(document: Document) -> bool:
    """Does it stand in an official series, by which it is found without an address?"""
    return document.reporter is not None or document.code is not None


def _lacks(document: Document, *, with_url: bool) -> list[str]:
    is_order = document.kind == Kind.EXECUTIVE_ORDER
    said = lacks.of_document(document, with_url=with_url, with_title=not is_order)
    if document.kind in {Kind.EXECUTIVE_ORDER, Kind.PRESIDENTIAL_MEMORANDUM}:
        said += lacks.of_register(document, wants_code=True)
    if document.kind == Kind.TREATY:
        said += lacks.of_treaty(document)
    return said + lacks.of_papers(document)


def body_in_short(document: Document) -> str:
    """``U.S. Dep’t of State & USAID``; a bureau stands before its department."""
    bodies = []
    for body in bodies_of(document):
        department, _, bureau = body.partition(", ")
        bodies.append(f"{bureau}, {department}" if bureau else body)
    *first, last = bodies
    said = f"{', '.join(first)} & {last}" if first else last
    if ", with " in document.body:
        said += " et al."
    for word, short in _SHORTENED:
        said = said.replace(word, short)
    return said


def _report(document: Document, page: str) -> list[str | Run]:
    at = f" {page_after(document.title, page)}" if page else ""
    by_month = document.kind in {
        Kind.NATIONAL_SECURITY_STRATEGY,
        Kind.INTERIM_STRATEGIC_GUIDANCE,
    }
    date = document.date
    said = month_first(to_the_month(date), short=True) if date and by_month else year_of(date)
    title = small_caps(document.title)
    return [small_caps(body_in_short(document)), ", ", title, at, f" ({said or 'n.d.'})"]


def page_after(words: str, page: str) -> str:
    """``48``; ``at 48`` after a figure or a bracket, with which it would be confused."""
    return f"at {page}" if re.search(r"[\d)\]]$", words) else page


def _dated(document: Document) -> str:
    return f" ({month_first(document.date, short=True) if document.date else 'n.d.'})"


def _directive(document: Document, page: str) -> list[str | Run]:
    at = f", at {page}" if page else ""
    named = f"{directive_name(document.number)}, " if document.number else ""
    return [f"{named}{own_title(document)}{at}{_dated(document)}"]


def _order(document: Document, page: str) -> list[str | Run]:
    return [order_name(document), *in_register(document, page)]


def _memorandum(document: Document, page: str) -> list[str | Run]:
    return [document.title, *in_register(document, page)]


def in_register(document: Document, page: str) -> list[str | Run]:
    """``, 81 Fed. Reg. 32,611 (May 23, 2016)``; of an unknown day of printing, the day signed."""
    pin = f", {with_commas(page)}" if page else ""
    if code := document.code:
        return [f", {code.volume} C.F.R. {code.page}{pin} ({code.year})"]
    place = document.reporter
    if not place:
        return [_dated(document)]
    if place.published:
        date = month_first(place.published, short=True)
    else:
        date = f"signed {month_first(document.date, short=True)}" if document.date else "n.d."
    return [f", {place.volume} {place.name} {with_commas(place.page)}{pin} ({date})"]


def _statement(document: Document, page: str) -> list[str | Run]:
    at = f", at {page}" if page else ""
    if is_remarks(document):
        by = f"{document.president}, U.S. President, "
        return [f"{by}{document.title}{at}{_dated(document)}"]
    if is_spoken(document):
        return [f"{body_in_short(document)}, {document.title}{at}{_dated(document)}"]
    sort = sort_of_statement(document)
    title = document.title.removeprefix(f"{sort}: ")
    return [f"{sort}, {body_in_short(document)}, {title}{at}{_dated(document)}"]


def treaty(document: Document, page: str) -> list[str | Run]:
    date = month_first(document.date, short=True) if document.date else "n.d."
    place = document.reporter
    if not place:
        return [f"{document.title}, {date}"]
    where = place.page or f"No. {place.number}"
    pin = (f", {page}" if place.page else f", at {page}") if page else ""
    return [f"{document.title}, {date}, {place.volume} {place.name} {where}{pin}"]


def _article(document: Document, page: str) -> list[str | Run]:
    place, year = document.reporter, f" ({year_of(document.date) or 'n.d.'})"
    start: list[str | Run] = [f"{document.author}, " if document.author else ""]
    start.append(italic(document.title))
    if not place:
        return [*start, year]
    pin = f", {page}" if page else ""
    return [*start, f", {place.volume} ", small_caps(place.name), f" {place.page}{pin}{year}"]


_FORMS = {
    Kind.PRESIDENTIAL_STUDY_DIRECTIVE: _directive,
    Kind.EXECUTIVE_ORDER: _order,
    Kind.PRESIDENTIAL_MEMORANDUM: _memorandum,
    Kind.STATEMENT: _statement,
    Kind.TREATY: treaty,
    Kind.LAW_REVIEW_ARTICLE: _article,
}


def _url(document: Document) -> list[str | Run]:
    """The official address, and the archived one in brackets; or the one that is held."""
    if document.url and document.archived_url:
        return [f", {document.url} [{document.archived_url}]"]
    url = document.url or document.archived_url
    return [f", {url}"] if url else []


def law(work: Law | Section) -> list[str | Run]:
    """A session law, whole or in part, and where it stands in the Code."""
    act = work.law if isinstance(work, Section) else work
    number = work.number if isinstance(work, Section) else ""
    where = [abbreviated(part) for part in parts_of(act, number)]
    own = work.statutes if isinstance(work, Section) else None
    said = ", ".join(
        [name_of(act), f"Pub. L. No. {act.number}", *where, *in_statutes(act.statutes, own)]
    )
    year = [f"({year_of(act.enacted)})"] if act.enacted and not year_in_name(act) else []
    return [" ".join([said, *year, *history(work)])]


def history(work: Law | Section) -> list[str]:
    """In brackets after the year: where it stands in the Code, and whether it is repealed."""
    act = work.law if isinstance(work, Section) else work
    place = codified(work.code, is_amended=act.is_amended, is_repealed=act.repealed is not None)
    repealed = [f"(repealed {act.repealed})"] if act.repealed else []
    return [*([f"({place})"] if place else []), *repealed]


def in_statutes(first: StatPlace | None, own: StatPlace | None) -> list[str]:
    """``134 Stat. 3388, 3916``."""
    if not first:
        return [f"{own.volume} Stat. {own.page}"] if own else []
    pin = own.page if own and own.page != first.page else first.pin
    return [f"{first.volume} Stat. {first.page}", *([pin] if pin else [])]


def code_section(work: CodeSection) -> list[str | Run]:
    place = in_code(work.place)
    if not work.law:
        return [place]
    section = f" §\N{NO-BREAK SPACE}{work.number}" if work.number[:1].isdigit() else ""
    return [f"{name_of(work.law)}{section}, {place}"]


def _quoting(work: Quoting) -> list[str | Run]:
    container = line(", ", italic("in"), " ") if work.container else ()
    pages = f" {page_after(work.container or work.title, work.pages)}" if work.pages else ""
    by = f" {work.publisher}, " if work.publisher else " "
    url = f", {work.url}" if work.url else ""
    return [
        *line("Author not identified, ", italic("quoted in"), by, italic(work.title)),
        *container,
        small_caps(work.container),
        f"{pages} ({year_of(work.date) or 'n.d.'}){url}",
    ]
