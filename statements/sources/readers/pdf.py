"""PDF files, page by page: their text layer alone. Pictures of pages are read by ocr.py first.

Columns are read one after the other, as pdfium orders them. A hyphen at the end of a line is kept
with the line's end, for it may be the word's own. The printed page is that of the file's own labels
where it has any that say more than a count; else what stands at the heads and feet of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from statements.sources.readers.naming import laws_named, year_of_issue
from statements.sources.readers.pages import Evidence, Printed, establish
from statements.sources.readers.paragraphs import in_mid_sentence
from statements.sources.readers.pdf_lines import Sheet, lines_of
from statements.sources.readers.pdf_paragraphs import (
    Paragraph,
    numbers_in,
    paragraphs,
    running,
)
from statements.sources.readers.reading import Identity, Passage, Reading, Refused

MEDIA_TYPES: Final = ("application/pdf",)
READER: Final = "pdf 1"

_MOST_PAGES: Final = 3000
_MOST_LETTERS: Final = 20_000_000
# Letters without a meaning: what a font gives that does not say which letters it shows.
_UNMAPPED: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:")
_MOST_UNMAPPED: Final = 0.1
_OF_ERRORS: Final = {
    pdfium.FPDF_ERR_PASSWORD: (
        "The PDF needs a password. Save a copy without one and import that."
    ),
    pdfium.FPDF_ERR_SECURITY: (
        "The PDF is locked in a way that cannot be read. Save a copy without it and import that."
    ),
}
_FIRST: Final = 3  # pages on which a document says what it is


def read(data: bytes, *, name: str = "") -> Reading:  # noqa: ARG001  (as all readers)
    """Read a PDF. Raises Refused where it is damaged, locked, or holds no words."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise Refused(
            _OF_ERRORS.get(
                code, "The file is no PDF that can be read: it is damaged. Get it again."
            )
        ) from error
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise Refused("The PDF is damaged: a page of it cannot be read. Get it again.") from error
    finally:
        document.close()


def _read(document: Any) -> Reading:
    count = len(document)
    if not 0 < count <= _MOST_PAGES:
        raise Refused(
            "The PDF has no pages. Get it again."
            if not count
            else f"The PDF has {count:,} pages, more than {_MOST_PAGES:,}. Take a part of it."
        )
    sheets = list(_sheets(document))
    _refuse_without_words(sheets)
    heads = running(sheets)
    found = list(paragraphs(sheets, heads))
    printed = establish(_evidence(document, sheets, heads, found))
    return Reading(
        media_type=MEDIA_TYPES[0],
        reader=READER,
        passages=tuple(_passages(found, printed)),
        identity=_identity(document, found),
        page_count=count,
        warnings=tuple(_warnings(sheets, printed)),
    )


def _sheets(document: Any) -> Iterator[Sheet]:
    letters = 0
    for index in range(len(document)):
        page = document[index]
        width, height = page.get_size()
        lines = lines_of(page, height)
        letters += sum(len(each.text) for each in lines)
        if letters > _MOST_LETTERS:
            raise Refused("The PDF holds more text than thousands of pages. Take a part of it.")
        pictures = not lines and any(
            each.type == pdfium.FPDF_PAGEOBJ_IMAGE for each in page.get_objects(max_depth=3)
        )
        page.close()
        yield Sheet(lines, height, width, pictures)


def _refuse_without_words(sheets: Sequence[Sheet]) -> None:
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    if not any(map(str.isalnum, text)):
        raise Refused(
            "The PDF has no text layer: its pages are pictures, or empty. Read it with --ocr, "
            "where ocrmypdf is installed, or get a copy with text."
        )
    if len(_UNMAPPED.findall(text)) > _MOST_UNMAPPED * len(text):
        raise Refused(
            "The fonts of the PDF do not say which letters they show, so it cannot be read. Read "
            "it with --ocr, or get another copy."
        )


def _evidence(
    document: Any, sheets: Sequence[Sheet], heads: Sequence[set[int]], found: Sequence[Paragraph]
) -> list[Evidence]:
    first: dict[int, Paragraph] = {}
    last: dict[int, Paragraph] = {}
    for each in found:
        first.setdefault(each.page, each)
        last[each.page] = each
    evidence = []
    for page, sheet in enumerate(sheets):
        alone, beside = numbers_in(sheet, heads[page])
        before, after = last.get(page - 1), first.get(page)
        follows = bool(before and after and in_mid_sentence(before.text, after.text))
        label = document.get_page_label(page)
        evidence.append(Evidence(label, alone, (), beside, follows))
    return evidence


def _passages(found: Sequence[Paragraph], printed: Sequence[Printed]) -> Iterator[Passage]:
    for each in found:
        page = printed[each.page]
        yield Passage(
            text=each.text,
            file_page=each.page + 1,
            printed_page=page.page,
            page_basis=page.basis,
            kind=each.kind,
            continues=each.continues,
        )


def _identity(document: Any, found: Sequence[Paragraph]) -> Identity:
    early = [each for each in found if each.page < _FIRST]
    cover = " ".join(each.text for each in early if each.page == (early[0].page if early else 0))
    title = document.get_metadata_value("Title").strip() or next(
        (each.text for each in early if each.kind == "heading"), cover[:120]
    )
    return Identity(
        title=" ".join(title.split())[:300],
        public_laws=laws_named(title),
        years=year_of_issue(cover[:600]),
    )


def _warnings(sheets: Sequence[Sheet], printed: Sequence[Printed]) -> Iterator[str]:
    pictures = [page for page, sheet in enumerate(sheets, 1) if sheet.has_pictures]
    if pictures:
        yield (
            f"Pages {', '.join(map(str, pictures[:20]))} of the file are pictures; what stands on "
            "them was not read."
        )
    unknown = sum(not each.page for each in printed)
    if unknown:
        yield f"Of {len(printed)} pages the printed number of {unknown} could not be established."
