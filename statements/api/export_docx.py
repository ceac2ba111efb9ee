"""A list as a briefing for Word: each record with its words, its place and its citation."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any, Final

import docx
from docx.shared import Mm, Pt

from statements.citations.runs import Face
from statements.citations.styles import Style, cite
from statements.models import Excerpt
from statements.models.cited import cited

_SERIF: Final = "Palatino Linotype"
# XML holds no control characters but these three.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def briefing(title: str, address: str, total: int, rows: Iterable[Any], root: str) -> bytes:
    """A heading, where the list is found again, and every record of it."""
    made = docx.Document()
    made.core_properties.title = _clean(title)[:255]
    made.core_properties.author = "Atrocity Policy"
    made.core_properties.comments = _clean(address)[:255]
    for section in made.sections:
        section.left_margin = section.right_margin = Mm(25)
    made.add_heading(_clean(title), level=1)
    made.add_paragraph(_clean(f"{total:,} in all. {address}"))
    for row in rows:
        _record(made, row, root)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _record(made: Any, row: Any, root: str) -> None:
    if isinstance(row, Excerpt):
        where = ", ".join(part for part in (row.byline, row.heading, row.page_label) if part)
        made.add_heading(_clean(where), level=2)
        for paragraph in row.text.split("\n"):
            run = made.add_paragraph(style="Quote").add_run(_clean(paragraph))
            run.italic, run.font.name, run.font.size = False, _SERIF, Pt(12)
        stale = ", out of date" if row.verdict_stale else ""
        made.add_paragraph(f"Verdict: {row.get_verdict_display()}{stale}.")
    else:
        made.add_heading(_clean(str(row)), level=2)
        if summary := getattr(row, "summary", ""):
            made.add_paragraph(_clean(summary))
    citation = cite(cited(row, root), Style.BLUEBOOK)
    paragraph = made.add_paragraph()
    for part in citation.runs:
        run = paragraph.add_run(_clean(part.text))
        run.italic = part.face is Face.ITALIC
        run.font.small_caps = part.face is Face.SMALL_CAPS
    for missing in citation.missing:
        made.add_paragraph(_clean(missing))
    made.add_paragraph(_clean(f"{root}{row.get_absolute_url()}"))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
