"""MLA style: docs/reference/citations-mla.md says which rules are followed."""

from __future__ import annotations

import re

from statements.citations import lacks
from statements.citations.dates import PartialDate
from statements.citations.forms import (
    REPORTS,
    bodies_of,
    day_first,
    directive_name,
    family_first,
    is_remarks,
    law_of,
    name_of,
    names_of,
    own_title,
    parts_of,
    several,
    to_the_month,
    with_and,
    year_of,
)
from statements.citations.law_numbers import is_run
from statements.citations.runs import (
    Citation,
    Run,
    commas,
    in_quotes,
    italic,
    line,
    sentence,
    stop_after,
    text_of,
)
from statements.citations.works import (
    CodePlace,
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Quoting,
    Reporter,
    Section,
    Work,
)

_PUBLISHER = "Office of the Law Revision Counsel of the U.S. House of Representatives"
_NO_ISSUE = "The number of the issue of the Federal Register is not held."
_SERIES = {"Fed. Reg.": "Federal Register", "U.N.T.S.": "United Nations Treaty Series"}


def cite(work: Work) -> Citation:
    """The entry of the list of works cited, and what stands in the text."""
    if isinstance(work, CodeSection):
        return _code(work)
    if isinstance(work, Law | Section):
        return _law(work)
    if isinstance(work, Document):
        return _document(work, "")
    if not work.document:
        return _unknown(work)
    found = _document(work.document, work.page)
    return Citation(found.runs, found.in_text, (*lacks.of_page(work), *found.missing))


def _document(document: Document, page: str) -> Citation:
    if not document.located:
        return Citation((), missing=(lacks.NOT_FOUND,))
    said = lacks.of_document(document, with_url=not document.reporter and not document.code)
    if document.kind in REPORTS:
        runs, name = _report(document), italic(_short(document.title))
    elif document.kind == Kind.STATEMENT:
        runs, name = _statement(document)
    elif document.kind == Kind.TREATY:
        runs, name = _treaty(document), italic(document.title)
        said += lacks.of_treaty(document)
    elif document.kind == Kind.LAW_REVIEW_ARTICLE:
        runs = _article(document)
        name = Run(names_of(document.author)[1] or in_quotes(_short(document.title)))
        said += [lacks.NO_LAST_PAGE] if document.reporter else []
    else:
        runs, name = _presidential(document)
        said += _register_lacks(document)
    at = page.replace("–", "-")
    # After a number a bare page would be taken for a part of it.
    at = f", {_pages(at)}" if name.text[-1:].isdigit() else f" {at}"
    return Citation(sentence(*runs), line("(", name, at if page else "", ")"), tuple(said))


def _register_lacks(document: Document) -> list[str]:
    if document.kind == Kind.PRESIDENTIAL_STUDY_DIRECTIVE or document.code:
        return []
    if not document.reporter:
        return ["Its place in the Federal Register is not held."]
    said = [] if document.reporter.published else ["The day of that issue is not held."]
    return [_NO_ISSUE, *said]


def body(document: Document) -> str:
    """``White House``, ``U.S. Department of State and USAID``: no article at the beginning."""
    others = " et al." if ", with " in document.body else ""
    return with_and(bodies_of(document)).removeprefix("The ") + others


def _when(document: Document) -> str:
    date = document.date
    if date is None:
        return ""
    is_strategy = document.kind == Kind.NATIONAL_SECURITY_STRATEGY
    return day_first(to_the_month(date) if is_strategy and date.month else date)


def _url(document: Document) -> str:
    return document.url or document.archived_url


def _report(document: Document) -> list[str | Run]:
    """A body that both wrote and issued it stands as the publisher alone."""
    rest = commas(body(document), _when(document) or "n.d.", _url(document))
    return [italic(document.title), f"{stop_after(document.title)} ", *rest]


def _statement(document: Document) -> tuple[list[str | Run], Run]:
    title = in_quotes(document.title, ".")
    rest = commas(body(document), _when(document) or "n.d.", _url(document))
    if is_remarks(document):
        family = family_first(document.president)
        return [*sentence(family), f" {title} ", *rest], Run(family.partition(",")[0])
    return [f"{title} ", *rest], Run(in_quotes(_short(document.title)))


def _short(title: str) -> str:
    """The noun with which a title begins: as far as its first preposition, verb or colon."""
    bare = re.sub(r"^(?:The|A|An) ", "", title)
    return re.split(r":| \(| (?:by|for|in|of|on|to(?! Congress)|Pursuant|Through|Under)\b", bare)[0]


def _presidential(document: Document) -> tuple[list[str | Run], Run]:
    """An order, memorandum or directive: the office, the President in brackets, the title."""
    by = "United States, Executive Office of the President"
    if document.president:
        by += f" [{document.president}]"
    title = document.title
    if document.kind == Kind.EXECUTIVE_ORDER:
        order = f"Executive Order {document.number}".strip()
        is_bare = document.title == order
        title = order if is_bare else f"{order}: {own_title(document)}"
        name = f"United States, {order}"
    elif document.number:
        name = f"United States, {document.number}"
        if document.number not in title:
            title = f"{directive_name(document.number)}: {title}"
    else:
        name = f"United States, Executive Office, {title}"  # of several, the one that is meant
    date = _when(document) or "n.d."
    start: list[str | Run] = [f"{by}. {title}{stop_after(title)} "]
    if not document.reporter and not document.code:
        return [*start, *commas(date, _url(document))], Run(name)
    where = _in_series(document.reporter) if document.reporter else _in_regulations(document.code)
    return [*start, *sentence(date), " ", *where], Run(name)


def _in_regulations(place: Reporter | None) -> tuple[Run, ...]:
    """``Code of Federal Regulations, title 3, 2014, p. 294``."""
    if not place:
        return ()
    series = (italic("Code of Federal Regulations"),)
    return commas(series, f"title {place.volume}", f"{place.year}", _pages(place.page))


def _in_series(place: Reporter) -> tuple[Run, ...]:
    """``Federal Register, vol. 81, 23 May 2016, pp. 32611-15``."""
    date = day_first(place.published) if place.published else ""
    number = f"no. {place.number}" if place.number else ""
    pages = _pages(place.page, place.last)
    series = _SERIES.get(place.name, place.name)
    return commas((italic(series),), f"vol. {place.volume}", number, date, pages)


def _pages(first: str, last: str = "") -> str:
    """``p. 163``, ``pp. 32611-15``: of the last page its two last figures, if they do."""
    if not first:
        return ""
    if not last or last == first:
        return f"{'pp' if several(first) else 'p'}. {first}"
    shared = len(last) == len(first) and len(last) > 2 and last[:-2] == first[:-2]
    return f"pp. {first}-{last[-2:] if shared else last}"


def _treaty(document: Document) -> list[str | Run]:
    date = _when(document) or "n.d."
    stop = stop_after(document.title)
    start: list[str | Run] = [italic(document.title), f"{stop} ", *sentence(date)]
    return [*start, " ", *_in_series(document.reporter)] if document.reporter else start


def _article(document: Document) -> list[str | Run]:
    place = document.reporter
    by = f"{text_of(sentence(family_first(document.author)))} " if document.author else ""
    start = f"{by}{in_quotes(document.title, '.')} "
    journal = italic(document.body or (place.name if place else ""))
    year = year_of(document.date) or "n.d."
    if not place:
        return [start, *commas((journal,), year, _url(document))]
    pages = _pages(place.page, place.last)
    return [start, *commas((journal,), f"vol. {place.volume}", year, pages)]


def _law(work: Law | Section) -> Citation:
    law = work.law if isinstance(work, Section) else work
    number = work.number if isinstance(work, Section) else ""
    named = ", ".join([f"Public Law {law.number}", name_of(law), *parts_of(law, number)])
    runs: list[str | Run] = [f"United States, Congress. {named}. "]
    statutes = law.statutes
    own = work.statutes if isinstance(work, Section) else None
    year = year_of(law.enacted)
    if statutes:
        page = own.page if own else statutes.pin or statutes.page
        rest = commas(
            (italic("United States Statutes at Large"),),
            f"vol. {statutes.volume}",
            year,
            f"p. {page}",
        )
        runs += rest
        said = ["Its last page in the Statutes at Large is not held."]
    else:
        runs += [day_first(law.enacted)] if law.enacted else []
        said = []
    where = f", {_in_text_part(number)})" if number else ")"
    text = line(f"(United States, Congress, Public Law {law.number}", where)
    return Citation(sentence(*runs), text, tuple(lacks.of_law(work) + said))


def _in_text_part(number: str) -> str:
    return f"sec. {number}" if number[:1].isdigit() else number


def _code(work: CodeSection) -> Citation:
    runs = sentence(italic("United States Code"), f". {_place(work.place)}, {_PUBLISHER}")
    law = law_of(work)
    missing = ["The year of the edition of the Code is not held."]
    said = f", {name_of(law)}" if law else ""
    place = _place(work.place).replace("Title", "title", 1)
    text = line("(", italic("United States Code"), f", {place}{said})")
    return Citation(runs, text, tuple(missing))


def _place(place: CodePlace) -> str:
    """``Title 22, sections 9801-9810``; ``Title 22, section 2656 note``."""
    many = "s" if is_run(place.sections) else ""
    note = " note" if place.is_note else ""
    return f"Title {place.title}, section{many} {place.sections}{note}"


def _unknown(excerpt: Excerpt) -> Citation:
    work = excerpt.quoted_in
    if not work:
        return Citation((), missing=(lacks.NO_DOCUMENT,))
    title = in_quotes(_short(work.title))
    text = line(f"(author not identified; qtd. in {title})")
    return Citation(sentence(*_quoting(work)), text, (lacks.NO_DOCUMENT,))


def _quoting(work: Quoting) -> list[str | Run]:
    date: PartialDate | None = work.date
    pages = _pages(work.pages.replace("–", "-"))
    container = (italic(work.container),) if work.container else ()
    when = day_first(date) if date else "n.d."
    return [
        in_quotes(work.title, "."),
        " ",
        *commas(container, work.publisher, when, pages, work.url),
    ]
