"""A list as a briefing for Word: each record with its words, its place and its citation.

A briefing may have a hundred thousand records. What Word needs besides them is made by python-docx;
they are written into its text one after another, so that none is in memory with the rest.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.shared import Mm

from statements.citations.runs import Face, Run
from statements.citations.styles import Style, cite
from statements.citations.works import Work
from statements.models import Excerpt, Passage
from statements.models.cited import CITABLE, cited_all
from statements.tables import pieces_of

_TEXT: Final = "word/document.xml"
# XML holds no control characters but these three.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SERIF: Final = '<w:rFonts w:ascii="Palatino Linotype" w:hAnsi="Palatino Linotype"/>'
_QUOTED: Final = f'{_SERIF}<w:i w:val="0"/><w:iCs w:val="0"/><w:sz w:val="24"/>'
_FACES: Final = {Face.ROMAN: "", Face.ITALIC: "<w:i/>", Face.SMALL_CAPS: "<w:smallCaps/>"}


def briefing(
    title: str, said: str, stretches: Iterable[Sequence[Any]], root: str
) -> Iterator[bytes]:
    """A heading, what is said of the list, and every record of it; in pieces, once it is whole."""
    before, after, others = _frame(title, said)
    with tempfile.TemporaryFile() as held:
        with ZipFile(held, "w", ZIP_DEFLATED) as packed:
            for name, content in others.items():
                packed.writestr(name, content)
            with packed.open(_TEXT, "w", force_zip64=True) as text:
                text.write(before)
                _write(text, stretches, root)
                text.write(after)
        yield from pieces_of(held)


def _frame(title: str, said: str) -> tuple[bytes, bytes, dict[str, bytes]]:
    """What stands before the records and after them, and the other parts of the file."""
    made = docx.Document()
    made.core_properties.title = _clean(title)[:255]
    made.core_properties.author = "Atrocity Policy"
    made.core_properties.comments = _clean(said)[:255]
    for section in made.sections:
        section.left_margin = section.right_margin = Mm(25)
    made.add_heading(_clean(title), level=1)
    made.add_paragraph(_clean(said))
    saved = io.BytesIO()
    made.save(saved)
    with ZipFile(saved) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    text = parts.pop(_TEXT)
    at = text.rindex(b"<w:sectPr")
    return text[:at], text[at:], parts


def _write(text: IO[bytes], stretches: Iterable[Sequence[Any]], root: str) -> None:
    for rows in stretches:
        are_cited = bool(rows) and isinstance(rows[0], CITABLE)
        works: Iterable[Work | None] = cited_all(rows, root) if are_cited else [None] * len(rows)
        for row, work in zip(rows, works, strict=True):
            text.write("".join(_record(row, work, root)).encode())


def _record(row: Any, work: Work | None, root: str) -> Iterator[str]:
    if isinstance(row, Excerpt):
        where = ", ".join(part for part in (row.byline, row.heading, row.page_label) if part)
        yield _paragraph(where, style="Heading2")
        yield from (_paragraph(each, style="Quote", face=_QUOTED) for each in row.text.split("\n"))
        stale = ", out of date" if row.verdict_stale else ""
        yield _paragraph(f"Verdict: {row.get_verdict_display()}{stale}.")
    elif isinstance(row, Passage):
        yield _paragraph(str(row.source.document or row.source.legislation), style="Heading2")
        yield from (_paragraph(each, style="Quote", face=_QUOTED) for each in row.text.split("\n"))
    else:
        yield _paragraph(str(row), style="Heading2")
        told = (getattr(row, name, "") for name in ("text", "summary", "scope_note"))
        if said := next(filter(None, told), ""):
            yield _paragraph(said)
    if work:
        citation = cite(work, Style.BLUEBOOK)
        yield _line(map(_run, citation.runs))
        yield from map(_paragraph, citation.missing)
    yield _paragraph(f"{root}{row.get_absolute_url()}")


def _paragraph(text: str, *, style: str = "", face: str = "") -> str:
    return _line([_in_face(text, face)], style)


def _run(run: Run) -> str:
    return _in_face(run.text, _FACES[run.face])


def _in_face(text: str, face: str) -> str:
    look = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r>'


def _line(runs: Iterable[str], style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
