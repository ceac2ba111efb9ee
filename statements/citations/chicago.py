"""Chicago style, notes: docs/reference/citations-chicago.md says which rules are followed."""

from __future__ import annotations

from statements.citations import bluebook, lacks
from statements.citations.forms import (
    REPORTS,
    bodies_of,
    directive_name,
    is_remarks,
    month_first,
    own_title,
    to_the_month,
    with_and,
    year_of,
)
from statements.citations.runs import Citation, Run, commas, in_quotes, italic, line, sentence
from statements.citations.works import (
    CodeSection,
    Document,
    Kind,
    Law,
    Quoting,
    Section,
    Work,
)

# Chicago sends the writer of notes to the Bluebook for these.
_LEGAL = frozenset({Kind.EXECUTIVE_ORDER, Kind.TREATY})


def cite(work: Work) -> Citation:
    """The citation as it stands in a note."""
    if isinstance(work, CodeSection | Law | Section):
        return bluebook.cite(work)
    if isinstance(work, Document):
        return _document(work, "", "")
    if not work.document:
        runs = sentence(*_quoting(work.quoted_in)) if work.quoted_in else ()
        return Citation(runs, missing=(lacks.NO_DOCUMENT,))
    found = _document(work.document, work.page, "" if work.page else work.heading)
    return Citation(found.runs, missing=(*lacks.of_page(work), *found.missing))


def _document(document: Document, page: str, heading: str) -> Citation:
    in_series = bluebook.is_in_series(document)
    if not document.located or document.kind in _LEGAL or is_printed_memorandum(document):
        return bluebook.document_with_page(document, page)
    if document.kind == Kind.LAW_REVIEW_ARTICLE:
        with_url = not in_series
        runs = sentence(*_article(document, page))
    else:
        with_url = True
        where = page or (f"under {in_quotes(heading)}" if heading else "")
        runs = sentence(*commas(*_start(document), where, _url(document)))
    # A comma after a heading in quotation marks stands inside them.
    runs = tuple(Run(run.text.replace("”, http", ",” http"), run.face) for run in runs)
    said = lacks.of_document(document, with_url=with_url)
    if document.kind == Kind.PRESIDENTIAL_MEMORANDUM:
        said += lacks.of_register(document)
    if in_series and not page:
        said.append(lacks.NO_LAST_PAGE)
    return Citation(runs, missing=tuple(said))


def is_printed_memorandum(document: Document) -> bool:
    return document.kind == Kind.PRESIDENTIAL_MEMORANDUM and bluebook.is_in_series(document)


def body(document: Document) -> str:
    """``U.S. Department of State and USAID``; initial articles go."""
    others = " and others" if ", with " in document.body else ""
    return with_and(bodies_of(document)).removeprefix("The ") + others


def _start(document: Document) -> list[str | tuple[str | Run, ...]]:
    """Who, what and when, to be joined by commas."""
    if document.kind in REPORTS:
        said = month_first(to_the_month(document.date), short=False) if document.date else "n.d."
        return [body(document), (italic(document.title), f" ({said})")]
    date = month_first(document.date, short=False) if document.date else "n.d."
    title = in_quotes(own_title(document), ",")
    by = document.president if is_remarks(document) else body(document)
    number = f"{directive_name(document.number)}, " if document.number else ""
    # The comma after a title in quotation marks stands inside them.
    return [by, (f"{title} {number}{date}",)]


def _url(document: Document) -> str:
    return document.url or document.archived_url


def _article(document: Document, page: str) -> tuple[Run, ...]:
    place, year = document.reporter, year_of(document.date) or "n.d."
    start = commas(document.author, in_quotes(document.title, ","))
    journal = italic(document.body or (place.name if place else ""))
    volume = f" {place.volume}" if place else ""
    at = page or (place.page if place else "")
    return line(*start, " ", journal, f"{volume} ({year})", f": {at}" if at else "")


def _quoting(work: Quoting) -> tuple[Run, ...]:
    published = ", ".join(part for part in (work.publisher, year_of(work.date)) if part)
    start = commas("Author not identified", f"quoted in {in_quotes(work.title, ',')}")
    where = line(" in ", italic(work.container)) if work.container else ()
    pages = f", {work.pages}" if work.pages else ""
    return line(*start, *where, f" ({published}){pages}", f", {work.url}" if work.url else "")
