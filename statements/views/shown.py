"""A hit as a page shows it: where it leads, where it stands, and why it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from statements.filters.listing import Result
from statements.models import (
    DocumentKind,
    Excerpt,
    Institution,
    Legislation,
    Provision,
    StrategyDocument,
    Topic,
)
from statements.models.document import author_of, byline_of
from statements.models.page_address import address_of
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
    Snippet,
)
from statements.views.check import verdict_in_words


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit. `year` and `place` stand beside it: a page, or a section's number."""

    id: str
    title: str
    url: str
    year: str
    place: str
    about: str
    is_quotation: bool
    snippet: Snippet | None
    where: str
    elsewhere: Snippet | None
    text: str


def show(family: str, result: Result) -> Shown:
    """What a page shows of a hit of this family."""
    title, url, year, place, about = _FACTS[family](result.record)
    return Shown(
        id=_id(family, result.record),
        title=title,
        url=url,
        year=str(year),
        place=place,
        about=str(about),
        is_quotation=family in {EXCERPT, PASSAGE},
        snippet=result.snippet,
        where=result.where,
        elsewhere=result.elsewhere,
        text="" if result.snippet else _TEXTS[family](result.record),
    )


def _id(family: str, record: Any) -> str:
    """As in the lists, so that a statement has one name on every page."""
    name = "statement" if family == EXCERPT else family
    return f"{name}-{getattr(record, 'slug', record.pk)}"


_Facts = tuple[str, str, int | str, str, str | Promise]


def _excerpt(excerpt: Excerpt) -> _Facts:
    document = excerpt.document
    year = document.date.year if document and document.date else "no date"
    place = excerpt.page_label or "no page"
    return excerpt.byline, excerpt.get_absolute_url(), year, place, verdict_in_words(excerpt)


def _document(document: StrategyDocument) -> _Facts:
    year = document.date.year if document.date else "no date"
    about = f"{document.get_kind_display()} · {document.issuing_body}"
    return document.title, document.get_absolute_url(), year, "", about


def _law(law: Legislation) -> _Facts:
    return law.short_title, law.get_absolute_url(), law.enacted.year, "", law.public_law


def _section(section: Provision) -> _Facts:
    law = section.legislation
    about = f"{law.popular_name}, {law.public_law}" + (f" · {section.usc}" if section.usc else "")
    return (
        f"{section.designation} {section.heading}",
        section.get_absolute_url(),
        law.enacted.year,
        section.designation,
        about,
    )


def _institution(institution: Institution) -> _Facts:
    year = institution.established.year if institution.established else ""
    return (
        str(institution),
        institution.get_absolute_url(),
        year,
        "",
        institution.get_kind_display(),
    )


def _topic(topic: Topic) -> _Facts:
    return topic.label, topic.get_absolute_url(), "", "", ""


def _passage(passage: Any) -> _Facts:
    """Of a row with the columns that views.search names, not of a model."""
    place = page_of(passage)
    if slug := passage.source__document__slug:
        date = passage.source__document__date
        author = author_of(
            passage.source__document__administration__president__short_name,
            passage.source__document__issuing_body,
        )
        title = byline_of(author, passage.source__document__short_title)
        about = DocumentKind(passage.source__document__kind).label
        year = date.year if date else "no date"
        return (
            title or passage.source__document__title,
            _in_text(address_of("document_text", slug), passage),
            year,
            place,
            about,
        )
    return (
        passage.source__legislation__popular_name,
        _in_text(address_of("legislation_text", passage.source__legislation__slug), passage),
        passage.source__legislation__enacted.year,
        place,
        passage.source__legislation__public_law,
    )


def _in_text(address: str, passage: Any) -> str:
    """The way to a passage; a law may hold several texts, so the text is named too."""
    return f"{address}?version={passage.source_id}&passage={passage.position}"


def page_of(passage: Any) -> str:
    """``p. 17``; the page of the file where no page is printed, and said to be that."""
    if passage.printed_page:
        return f"p.\N{NO-BREAK SPACE}{passage.printed_page}"
    return f"page {passage.file_page} of the file" if passage.file_page else "page not known"


_FACTS: Mapping[str, Callable[[Any], _Facts]] = {
    EXCERPT: _excerpt,
    DOCUMENT: _document,
    LEGISLATION: _law,
    PROVISION: _section,
    INSTITUTION: _institution,
    TOPIC: _topic,
    PASSAGE: _passage,
}
_TEXTS: Mapping[str, Callable[[Any], str]] = {
    EXCERPT: lambda record: str(record.text),
    DOCUMENT: lambda record: str(record.summary),
    LEGISLATION: lambda record: str(record.summary),
    PROVISION: lambda record: str(record.summary),
    INSTITUTION: lambda record: str(record.summary),
    TOPIC: lambda record: str(record.scope_note),
    PASSAGE: lambda record: str(record.text),
}
