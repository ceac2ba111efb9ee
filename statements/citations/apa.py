"""APA style: docs/reference/citations-apa.md says which rules are followed."""

from __future__ import annotations

from statements.citations import bluebook, chicago, lacks
from statements.citations.dates import MONTHS, PartialDate
from statements.citations.forms import (
    REPORTS,
    abbreviated,
    bodies_of,
    directive_name,
    in_code,
    initials_of,
    is_remarks,
    law_of,
    month_first,
    name_of,
    names_of,
    order_name,
    own_title,
    parts_of,
    several,
    sort_of_statement,
    year_of,
)
from statements.citations.runs import Citation, Run, italic, line, sentence, stop_after
from statements.citations.sentence_case import sentence_case
from statements.citations.works import (
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Quoting,
    Section,
    Work,
)


def cite(work: Work) -> Citation:
    """The entry of the reference list, and what stands in the text."""
    if isinstance(work, CodeSection | Law | Section):
        return _law(work)
    if isinstance(work, Document):
        return _document(work, "")
    if not work.document:
        return _unknown(work)
    found = _document(work.document, _place(work))
    return Citation(found.runs, found.in_text, (*lacks.of_page(work), *found.missing))


def _place(excerpt: Excerpt) -> str:
    """``p. 48``, ``pp. 47–48``; without a page, the section by its heading."""
    if excerpt.page:
        return f"{'pp' if several(excerpt.page) else 'p'}.\N{NO-BREAK SPACE}{excerpt.page}"
    return f"{excerpt.heading} section" if excerpt.heading else ""


def _document(document: Document, place: str) -> Citation:
    if not document.located:
        return Citation((), missing=(lacks.NOT_FOUND,))
    year = year_of(document.date) or "n.d."
    kind, in_series = document.kind, bluebook.is_in_series(document)
    said: list[str] = []
    url = _url(document)
    if kind == Kind.EXECUTIVE_ORDER:
        name, url = order_name(document), ""
        said = _order_lacks(document)
        runs = sentence(*_in_register(document, name, year))
    elif chicago.is_printed_memorandum(document):
        name, url = document.title, ""
        runs = sentence(*_in_register(document, name, year))
    elif kind == Kind.TREATY:
        name = document.title
        date = month_first(document.date, short=False) if document.date else "n.d."
        runs = line(f"{name}, {date}", "," if url else ".")
    elif kind == Kind.LAW_REVIEW_ARTICLE:
        name = names_of(document.author)[1] or document.title
        url, said = ("", [lacks.NO_LAST_PAGE]) if in_series else (url, [])
        runs = sentence(*_article(document, year))
    else:
        name, runs = _in_text_name(document), sentence(*_report(document))
    is_order = kind == Kind.EXECUTIVE_ORDER
    is_found_by_url = not in_series or kind == Kind.TREATY
    said = lacks.of_document(document, with_url=is_found_by_url, with_title=not is_order) + said
    if _is_titled(document) and not _sentence_case(document):
        said.append(lacks.AS_PRINTED)
    # No full stop after an address.
    return Citation(line(*runs, f" {url}" if url else ""), _in_text(name, year, place), tuple(said))


def _is_titled(document: Document) -> bool:
    """Has it a title of its own? Orders, treaties and printed memoranda keep their legal names."""
    is_legal = document.kind in {Kind.EXECUTIVE_ORDER, Kind.TREATY}
    return not is_legal and not chicago.is_printed_memorandum(document)


def _order_lacks(document: Document) -> list[str]:
    if not bluebook.is_in_series(document):
        return ["Its place in the Federal Register is not held."]
    wanted = "Its page in title 3 of the C.F.R., which the style prefers, is not held."
    return [] if document.code else [wanted]


def _in_text(name: str, year: str, place: str) -> tuple[Run, ...]:
    return line(f"({', '.join(part for part in (name, year, place) if part)})")


def _in_text_name(document: Document) -> str:
    if is_remarks(document):
        return initials_of(document.president).partition(",")[0]
    return body(document)


def body(document: Document) -> str:
    """``U.S. Department of State & USAID``."""
    *first, last = bodies_of(document)
    return f"{', '.join(first)}, & {last}" if len(first) > 1 else " & ".join([*first, last])


def _report(document: Document) -> list[str | Run]:
    """A work that stands by itself: author, date, title in italics, what it is in brackets."""
    is_spoken = is_remarks(document)
    by = initials_of(document.president) if is_spoken else body(document)
    date = document.date
    if date and document.kind in REPORTS:
        date = PartialDate(date.year)
    kind = ""
    if document.kind == Kind.STATEMENT:
        kind = f" [{'Remarks' if is_spoken else sort_of_statement(document).capitalize()}]"
    elif document.kind == Kind.PRESIDENTIAL_MEMORANDUM:
        kind = " [Memorandum]"
    elif document.number:
        kind = f" ({directive_name(document.number)})"
    stop = "." if kind else stop_after(_title(document))
    site = f"{stop} {bodies_of(document)[0]}" if is_spoken else ""
    start = by if by.endswith(".") else f"{by}."
    return [f"{start} ({date_of(date)}). ", italic(_title(document)), kind, site]


def _title(document: Document) -> str:
    """In sentence case where no name can lose its capital; else as printed."""
    return _sentence_case(document) or own_title(document)


def _sentence_case(document: Document) -> str:
    return sentence_case(own_title(document), tuple(document.president.split()))


def date_of(date: PartialDate | None) -> str:
    """``2010, May 27``."""
    if date is None:
        return "n.d."
    if date.month is None:
        return str(date.year)
    day = f" {date.day}" if date.day else ""
    return f"{date.year}, {MONTHS[date.month - 1]}{day}"


def _in_register(document: Document, named: str, year: str) -> list[str | Run]:
    if code := document.code:
        return [f"{named}, {code.volume} C.F.R. {code.page} ({code.year})"]
    place = document.reporter
    where = f", {place.volume} F.R. {place.page}" if place else ""
    return [f"{named}{where} ({year})"]


def _article(document: Document, year: str) -> list[str | Run]:
    place = document.reporter
    title = _title(document)
    stop = stop_after(title)
    by = document.author and f"{initials_of(document.author)} ({year}). {title}{stop} "
    start = by or f"{title}{stop} ({year}). "
    journal = document.body or (place.name if place else "")
    if not place:
        return [start, italic(journal)]
    return [start, italic(f"{journal}, {place.volume}"), f", {place.page}"]


def _url(document: Document) -> str:
    return document.url or document.archived_url


def _law(work: Law | Section | CodeSection) -> Citation:
    law = law_of(work)
    if isinstance(work, CodeSection):
        year = year_of(law.enacted) if law else ""
        named = f"{name_of(law)}, " if law else ""
        ends = f" ({year})" if year else ""
        runs = sentence(f"{named}{in_code(work.place)}{ends}")
        name = name_of(law) if law else in_code(work.place)
        missing = [] if law else lacks.of_law(work)
        return Citation(runs, _in_text(name, year, ""), tuple(missing))
    law = work.law if isinstance(work, Section) else work
    parts = parts_of(law, work.number if isinstance(work, Section) else "")
    where = [abbreviated(part) for part in parts]
    own = work.statutes if isinstance(work, Section) else None
    numbers = [f"Pub. L. No. {law.number}", *where, *bluebook.in_statutes(law.statutes, own)]
    year = year_of(law.enacted)
    ends = f" ({year})" if year else ""
    history = "".join(f" {each}" for each in bluebook.history(work))
    section = where[-1] if isinstance(work, Section) and where else ""
    return Citation(
        sentence(f"{name_of(law)}, {', '.join(numbers)}{ends}{history}"),
        _in_text(name_of(law), year, section),
        tuple(lacks.of_law(work)),
    )


def _unknown(excerpt: Excerpt) -> Citation:
    work = excerpt.quoted_in
    if not work:
        return Citation((), missing=(lacks.NO_DOCUMENT,))
    year = year_of(work.date) or "n.d."
    text = line(f"(author not identified, as cited in {work.publisher}, {year})")
    return Citation(_quoting(work, year), text, (lacks.NO_DOCUMENT,))


def _quoting(work: Quoting, year: str) -> tuple[Run, ...]:
    pages = f" (pp. {work.pages})" if several(work.pages) else ""
    where = line("In ", italic(work.container), pages) if work.container else ()
    title = Run(f"{work.title}. ") if where else italic(work.title)
    whole = sentence(f"{work.publisher}. ({year}). ", title, *where)
    return line(*whole, f" {work.url}") if work.url else whole
