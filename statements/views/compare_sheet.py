"""Chosen excerpts -> a sheet: plain values, compared, for the page and for the files."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest
from django.utils import timezone

from statements.citations.dates import PartialDate
from statements.citations.styles import Style, cite
from statements.compare import compare
from statements.compare.rows import NO_CITATION, NOT_KNOWN, Sheet, Statement
from statements.compare.summary import summarise
from statements.filters.compare_address import Chosen
from statements.models import Excerpt, ExcerptQuerySet
from statements.models.cited import cited_excerpt
from statements.views.check import page_in_words, verdict_in_words


@contextmanager
def uncollected() -> Iterator[None]:
    """A comparison of long texts makes a hundred thousand small values and no cycles among them.

    Looking through them for garbage again and again would nearly double the time of a page.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def comparable() -> ExcerptQuerySet:
    """What may be compared, with all that a comparison says of it."""
    return (
        Excerpt.objects.published()
        .with_names()
        .cited()
        .prefetch_related("institutions", "legislation")
    )


def sheet_of(chosen: Chosen, request: HttpRequest) -> Sheet:
    """Compare them, and gather what is known of each."""
    root = request.build_absolute_uri("/")[:-1]
    comparison = compare([excerpt.text for excerpt in chosen.excerpts], chosen.base)
    topics = [{topic.label for topic in excerpt.topics.all()} for excerpt in chosen.excerpts]
    today = timezone.localdate()
    return Sheet(
        statements=tuple(statement_of(excerpt, root) for excerpt in chosen.excerpts),
        comparison=comparison,
        summary=summarise(comparison, topics),
        address=root + chosen.url,
        made=str(PartialDate(today.year, today.month, today.day)),
        left_out=tuple(map(str, chosen.problems)),
    )


def statement_of(excerpt: Excerpt, root: str) -> Statement:
    """What is known of an excerpt, in words; `root` is the site's address without a slash."""
    document = excerpt.document
    administration = document.administration if document else None
    none = "of no presidency" if document else NOT_KNOWN
    return Statement(
        slug=excerpt.slug,
        label=label_of(excerpt),
        president=administration.president.name if administration else none,
        presidency=f"{administration.ordinal}, {administration.years}" if administration else none,
        document=document.short_title if document else NOT_KNOWN,
        date=str((document and document.date) or "not dated"),
        page=page_of(excerpt),
        verdict=verdict_in_words(excerpt),
        citation=citation_of(excerpt),
        topics=tuple(topic.label for topic in excerpt.topics.all()),
        institutions=tuple(each.name for each in excerpt.institutions.all()),
        laws=tuple(each.popular_name for each in excerpt.legislation.all()),
        address=root + excerpt.get_absolute_url(),
        text=excerpt.text,
    )


def short_label_of(excerpt: Excerpt) -> str:
    """``Obama 2010``; a treaty by its name, ``Rome Statute 1998``."""
    document = excerpt.document
    if not document:
        return excerpt.byline
    year = str(document.date.year) if document.date else ""
    return " ".join(part for part in (document.author or document.short_title, year) if part)


def label_of(excerpt: Excerpt) -> str:
    """``Obama 2010, p. 48``."""
    return ", ".join(part for part in (short_label_of(excerpt), excerpt.page_label) if part)


def page_of(excerpt: Excerpt) -> str:
    """``p. 48, as quoted; not confirmed``; where the words were checked here, what that found."""
    if checked := getattr(excerpt, "verification", None):
        found = page_in_words(excerpt, checked).removeprefix("page ")
        return f"{excerpt.page_label}, {found}" if excerpt.printed_page else found
    if not excerpt.printed_page:
        return "no page given"
    state = "confirmed" if excerpt.page_is_confirmed else "as quoted; not confirmed"
    return f"{excerpt.page_label}, {state}"


def citation_of(excerpt: Excerpt) -> str:
    """In Bluebook style, with the page; where nothing can be cited, the byline and that."""
    said = cite(cited_excerpt(excerpt), Style.BLUEBOOK).text
    return said or f"{excerpt.byline} ({NO_CITATION})."
