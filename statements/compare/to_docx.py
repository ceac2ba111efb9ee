"""A comparison as a Word document: facts, each text with its marks, what is dropped, citations."""

from __future__ import annotations

import io
import re
from typing import cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from statements.compare.comparison import Column, Segment, State
from statements.compare.rewritings import rewritings
from statements.compare.rows import LETTERS, Sheet, rows

SERIF = "Palatino Linotype"
GREY = RGBColor(0x51, 0x5A, 0x55)
SIGNS = {State.KEPT: "=", State.ALTERED: "\u2248", State.MOVED: "\u21c4", State.NEW: "+"}
KEY = (
    "Key: = kept (underlined), \u2248 kept but written otherwise (dotted), "
    "\u21c4 moved (dashed), + new (bold), \u2212 dropped (struck through)."
)
# XML holds no control characters but these three.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(sheet: Sheet) -> bytes:
    """Landscape, so that six columns of facts fit."""
    made = docx.Document()
    _add_styles(made)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    made.core_properties.title = clean(sheet.title)[:255]
    made.core_properties.author = "Atrocity Policy"
    made.core_properties.comments = clean(sheet.address)[:255]
    made.add_heading(clean(sheet.title), level=1)
    made.add_paragraph(clean(f"{sheet.address}, made on {sheet.made}."))
    for each in sheet.left_out:
        made.add_paragraph(clean(f"Left out: {each}"))
    made.add_paragraph(f"True of these excerpts, not of whole documents. {KEY}")
    if sheet.comparison.coarse:
        made.add_paragraph("The texts are long: runs of under four shared words were passed over.")
    _facts(made, sheet)
    for number in range(len(sheet.statements)):
        _column(made, sheet, number)
    _phrases(made, sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """Without what no XML may hold."""
    return _NO_XML.sub("", text)


def _facts(made: Document, sheet: Sheet) -> None:
    table = made.add_table(rows=1, cols=len(sheet.statements) + 1, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ["", *sheet.letters], strict=True):
        cell.text = text
    for row in rows(sheet):
        cells = table.add_row().cells
        for cell, text in zip(cells, [row.name, *row.cells], strict=True):
            cell.text = clean(text)
    for line in table.rows:
        for cell in line.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _column(made: Document, sheet: Sheet, number: int) -> None:
    column, statement = sheet.comparison.columns[number], sheet.statements[number]
    made.add_heading(clean(f"{LETTERS[number]}: {statement.label}"), level=2)
    paragraph = made.add_paragraph(style="Quote")
    base = "" if column.base is None else sheet.comparison.columns[column.base].text
    letter = "" if column.base is None else LETTERS[column.base]
    for segment in column.segments:
        _words(paragraph, column, segment, base, letter)
    made.add_paragraph(clean(f"{statement.citation} {statement.page}. {statement.verdict}."))
    made.add_paragraph(clean(statement.address))
    if column.dropped:
        made.add_paragraph(f"Dropped from {letter}:")
    for each in column.dropped:
        gone = made.add_paragraph()
        gone._p.style = "ListBullet"  # noqa: SLF001 - as in _run
        _run(gone, f"\u2212 {base[each.start : each.end]}", "Dropped")


def _words(
    paragraph: Paragraph,
    column: Column,
    segment: Segment,
    base: str,
    letter: str,
) -> None:
    """A run of words with its sign, its shape, and what the base writes otherwise."""
    words = column.text[segment.start : segment.end]
    if sign := SIGNS.get(segment.state):
        _run(paragraph, sign, "Sign")
    _run(paragraph, words, segment.state.capitalize() if sign else "")
    if was := "; ".join(each.was for each in rewritings(segment, base)):
        _run(paragraph, f" [{letter}: {was}]", "Sign")


def _run(paragraph: Paragraph, text: str, style: str) -> None:
    """Written past python-docx's own lookups of styles: long texts have ten thousand runs."""
    run = paragraph._p.add_r()  # noqa: SLF001 - public in all but name
    run.text = clean(text)
    if style:
        run.get_or_add_rPr().style = style


def _add_styles(made: Document) -> None:
    """One for each mark, so that a reader can change them all at once."""
    quote = cast("ParagraphStyle", made.styles["Quote"])
    quote.font.name, quote.font.italic = SERIF, False
    added = {
        name: cast("CharacterStyle", made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))
        for name in ("Kept", "Altered", "Moved", "New", "Dropped", "Sign")
    }
    added["Kept"].font.underline = WD_UNDERLINE.SINGLE
    added["Altered"].font.underline = WD_UNDERLINE.DOTTED
    added["Moved"].font.underline = WD_UNDERLINE.DASH
    added["New"].font.bold = True
    added["Dropped"].font.strike, added["Dropped"].font.name = True, SERIF
    added["Sign"].font.size, added["Sign"].font.color.rgb = Pt(8), GREY


def _phrases(made: Document, sheet: Sheet) -> None:
    if sheet.comparison.phrases:
        made.add_heading("Shared phrases of four words or more", level=2)
    for phrase in sheet.comparison.phrases:
        where = ", ".join(LETTERS[column] for column in phrase.columns)
        made.add_paragraph(clean(f"{phrase.number}. {phrase.text} ({where})"))
