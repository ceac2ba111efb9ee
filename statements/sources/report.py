"""What was read of a file, and what became of it, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statements.sources.load_source import IMPORTED, READ_ONLY, Imported
from statements.sources.readers.reading import Reading


def facts(reading: Reading) -> dict[str, Any]:
    """What a file holds, as plain values."""
    printed = reading.printed_pages
    pages = {each.file_page for each in reading.passages if each.file_page}
    unknown = {each.file_page for each in reading.passages if not each.printed_page}
    identity = reading.identity
    return {
        "media_type": reading.media_type,
        "reader": reading.reader,
        "title": identity.title,
        "kind": identity.kind,
        "public_laws": list(identity.public_laws),
        "bills": list(identity.bills),
        "usc": identity.usc,
        "years": list(identity.years),
        "pages": reading.page_count if reading.page_count is not None else len(pages) or None,
        "printed_pages": {
            "first": printed[0] if printed else None,
            "last": printed[-1] if printed else None,
            "unknown": len(unknown - {None}),
        },
        "sections": len(reading.sections),
        "passages": len(reading.passages),
        "words": reading.words,
        "machine_read": reading.machine_read,
        "warnings": list(reading.warnings),
    }


def facts_of_import(imported: Imported) -> dict[str, Any]:
    """The same, with what became of it."""
    return facts(imported.reading) | {
        "outcome": imported.outcome,
        "sha256": imported.sha256,
        "source": imported.source.pk if imported.source else None,
        "superseded": [each.pk for each in imported.superseded],
        "provisions": imported.provisions,
        "checked": {each.slug: each.verdict for each in imported.checked},
    }


def said(reading: Reading) -> Iterator[str]:
    """What a file holds, line by line."""
    known = facts(reading)
    if known["title"]:
        yield f"Title: {known['title']}"
    if reading.page_count:
        yield f"Pages of the file: {reading.page_count}"
    if known["printed_pages"]["first"]:
        first, last = known["printed_pages"]["first"], known["printed_pages"]["last"]
        yield f"Printed pages: {first} to {last}"
    else:
        yield "Printed pages: none could be established"
    yield (
        f"Sections: {known['sections']:,}; passages: {known['passages']:,}; "
        f"words: {known['words']:,}"
    )
    for warning in reading.warnings:
        yield f"Note: {warning}"


def said_of_import(imported: Imported) -> Iterator[str]:
    yield from said(imported.reading)
    if imported.outcome == READ_ONLY:
        yield "Nothing was written."
    elif imported.outcome == IMPORTED:
        yield f"Imported as source {imported.source.pk if imported.source else ''}."
    else:
        yield "This file is held already; nothing was written."
    for older in imported.superseded:
        yield f"It takes the place of source {older.pk}, which is kept."
    if imported.provisions:
        yield f"Sections of the law whose words are now held: {imported.provisions}."
    for excerpt in imported.checked:
        yield f"Checked {excerpt.slug}: {excerpt.verdict}."
