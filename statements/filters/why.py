"""Why a record was found: the sentences of it that have the words, or the field that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from statements.filters.listing import Result
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PROVISION,
    TOPIC,
    Snippet,
    Understood,
    highlight,
)


def show_why(family: str, understood: Understood, records: Sequence[Any]) -> list[Result]:
    """Each record with its snippet and, if that has no mark, the first other field that has."""
    shown = highlight(understood, [_text(family, record) for record in records])
    return [
        Result(record, snippet)
        if _has_mark(snippet)
        else _found_elsewhere(family, understood, record, snippet)
        for record, snippet in zip(records, shown, strict=True)
    ]


def _found_elsewhere(family: str, understood: Understood, record: Any, snippet: Snippet) -> Result:
    fields = [(label, text) for label, text in _others(family, record) if text]
    snippets = highlight(understood, [text for _, text in fields])
    for (label, _), elsewhere in zip(fields, snippets, strict=True):
        if _has_mark(elsewhere):
            return Result(record, snippet, label, elsewhere)
    return Result(record, snippet)


def _has_mark(snippet: Snippet) -> bool:
    return any(piece.marked for piece in snippet.pieces)


def _text(family: str, record: Any) -> str:
    """The words of a record that a page shows."""
    if family in {DOCUMENT, LEGISLATION, INSTITUTION}:
        return str(record.summary)
    if family == PROVISION:
        return str(record.text or record.summary)
    return str(record.scope_note if family == TOPIC else record.text)


def _others(family: str, record: Any) -> Iterator[tuple[str, str]]:
    """What else of it is searched, each with its name for readers."""
    if family == EXCERPT:
        yield "Heading", record.heading
        if record.document:
            yield "Document", record.document.title
            yield "Document", record.document.short_title
    elif family == DOCUMENT:
        yield "Title", record.title
        yield "Short title", record.short_title
        yield "Citation", record.citation
        yield "Issued by", record.issuing_body
    elif family == LEGISLATION:
        yield from _others_of_law(record)
    elif family == PROVISION:
        yield "Heading", f"{record.designation} {record.heading}"
        yield "Summary", record.summary
        yield "U.S. Code", record.usc
        yield "Statutes at Large", record.statutes_at_large
    elif family == INSTITUTION:
        yield "Name", str(record)
        yield "In the ASIL report", record.essay_name
        yield "Founded by", record.founding_instrument
        yield "Succeeded by", record.successor_name
    elif family == TOPIC:
        yield "Label", record.label


def _others_of_law(law: Any) -> Iterator[tuple[str, str]]:
    yield "Title", law.short_title
    yield "Known as", law.popular_name
    yield "Public law", law.public_law
    yield "Long title", law.long_title
    yield "Statutes at Large", law.statutes_at_large
    yield "U.S. Code", "; ".join(law.codification)
    yield "Bill", law.bill
    yield "Sponsor", law.sponsor
    yield "Part of", law.enclosing_act
