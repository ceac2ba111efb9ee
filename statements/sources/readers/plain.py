"""Plain text: its pages where they show, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statements.sources.readers.contents import entries
from statements.sources.readers.decoding import decoded
from statements.sources.readers.naming import laws_named, year_of_issue
from statements.sources.readers.paragraphs import (
    is_heading,
    lines_are_paragraphs,
    paragraphs,
    runs_on,
)
from statements.sources.readers.reading import Identity, Passage, Reading, Refused
from statements.sources.readers.sheets import Sheet, sheets

MEDIA_TYPES: tuple[str, ...] = ("text/plain",)
READER = "plain 1"

_FILE_NAME = re.compile(r"\.(?:docx?|pdf|wpd|indd|qxd)$", re.IGNORECASE)
_LONGEST_TITLE: Final = 200
_LONGEST_COVER_LINE: Final = 300


def read(data: bytes, *, name: str = "") -> Reading:
    """The pages and paragraphs of a text; Refused where it is none, empty or too large."""
    text, warnings = decoded(data, name or "The file")
    by_line = lines_are_paragraphs(text)
    found = sheets(text)
    marked = "\f" in text
    passages = tuple(_passages(found, by_line=by_line, marked=marked))
    if not any(re.search(r"\w", each.text) for each in passages):
        raise Refused(f"{name or 'The file'} holds no text. Give the file with the words in it.")
    return Reading(
        media_type=MEDIA_TYPES[0],
        reader=READER,
        passages=passages,
        identity=_identity(found),
        page_count=len(found) if marked else None,
        warnings=(*warnings, *_about_pages(found, marked=marked)),
    )


def _passages(found: Sequence[Sheet], *, by_line: bool, marked: bool) -> Iterator[Passage]:
    last = ""
    for page, sheet in enumerate(found, 1):
        begins_page = True
        for text, heading in _parts(sheet, by_line=by_line):
            passage = Passage(
                text,
                file_page=page if marked else None,
                printed_page=sheet.printed.page,
                page_basis=sheet.printed.basis,
                kind="heading" if heading else "text",
            )
            goes_on = begins_page and not heading and runs_on(last, text)
            yield replace(passage, continues=True) if goes_on else passage
            begins_page = False
            last = "" if heading else text


def _parts(sheet: Sheet, *, by_line: bool) -> Iterator[tuple[str, bool]]:
    """Paragraphs, and whether each is a heading."""
    place = 0
    for start, end in (*sheet.headings, (len(sheet.text), len(sheet.text))):
        for text in paragraphs(sheet.text[place:start], by_line=by_line):
            yield text, is_heading(text)
        if heading := " ".join(sheet.text[start:end].split()):
            yield heading, True
        place = end


def _about_pages(found: Sequence[Sheet], *, marked: bool) -> Iterator[str]:
    known = sum(bool(sheet.printed.page) for sheet in found)
    if not known and not marked:
        if len(found) > 1:
            yield "No printed page of this text could be established."
        return
    if not marked:
        yield (
            "Page breaks are not marked in this text: its pages were told by the gaps between them,"
            " and no page of the file is named."
        )
    if len(found) > 1 and known < len(found):
        yield (
            f"Of {len(found)} pages the printed number of {len(found) - known} "
            "could not be established."
        )


def _identity(found: Sequence[Sheet]) -> Identity:
    """What stands before the first long paragraph, and before the contents."""
    cover: list[str] = []
    for text in (text for sheet in found[:4] for text in paragraphs(sheet.text)):
        if len(text) > _LONGEST_COVER_LINE or entries(text) or "contents" in text[:20].lower():
            break
        if not _FILE_NAME.search(text):
            cover.append(text)
    title = cover[0] if cover and len(cover[0]) <= _LONGEST_TITLE else ""
    return Identity(title=title, public_laws=laws_named(title), years=year_of_issue("".join(cover)))
