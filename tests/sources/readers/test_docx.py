from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx as word
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given
from hypothesis import strategies as st

from statements.sources.readers import docx
from statements.sources.readers.reading import Reading, Refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made() -> word.document.Document:
    return word.Document()


def saved(document: word.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A DOCX with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_body(xml: str, **parts: str) -> bytes:
    """A DOCX whose text is this XML, with other parts beside it."""

    def change(held: dict[str, bytes]) -> None:
        held["word/document.xml"] = f"<w:document {W}><w:body>{xml}</w:body></w:document>".encode()
        held.update({f"word/{name}.xml": part.encode() for name, part in parts.items()})

    return changed(saved(made()), change)


def read(xml: str, **parts: str) -> Reading:
    return docx.read(with_body(xml, **parts))


def texts(reading: Reading) -> list[str]:
    return [each.text for each in reading.passages]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


class TestWords:
    def test_headings_paragraphs_lists_and_cells_in_order(self) -> None:
        document = made()
        document.add_heading("A Strategy to Prevent Crimes", 0)
        document.add_heading("Purpose", 2)
        first = document.add_paragraph("The President ")
        first.add_run("shall").bold = True
        first.add_run(" act.")
        document.add_paragraph("early", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"cell {place}"
        document.add_paragraph("The end.")
        reading = docx.read(saved(document), name="strategy.docx")

        assert [(each.kind, each.text) for each in reading.passages] == [
            ("heading", "A Strategy to Prevent Crimes"),
            ("heading", "Purpose"),
            ("text", "The President shall act."),
            ("text", "early"),
            ("text", "cell 0"),
            ("text", "cell 1"),
            ("text", "cell 2"),
            ("text", "cell 3"),
            ("text", "The end."),
        ]
        assert reading.page_count is None
        assert {each.file_page for each in reading.passages} == {None}

    def test_a_style_based_on_a_heading_is_one(self) -> None:
        styles = (
            f"<w:styles {W}><w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>"
            "<w:style w:styleId='Own'><w:basedOn w:val='H'/></w:style></w:styles>"
        )
        own = "<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr><w:r><w:t>Purpose</w:t></w:r></w:p>"

        assert read(own, styles=styles).passages[0].kind == "heading"

    def test_what_was_deleted_or_hidden_or_is_a_code_is_not_read(self) -> None:
        reading = read(
            "<w:p><w:r><w:t>They</w:t></w:r>"
            "<w:del><w:r><w:delText> did not</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> do</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> openly</w:t></w:r>"
            "<w:r><w:instrText> PAGE </w:instrText></w:r>"
            "<w:r><w:t xml:space='preserve"
            "'> act</w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:t>s.</w:t></w:r></w:p>"
        )

        assert texts(reading) == ["They do openly act- s."]

    def test_a_text_box_is_read_once(self) -> None:
        box = "<w:txbxContent>" + paragraph("In the box.") + "</w:txbxContent>"
        reading = read(
            "<w:p><w:r><w:t>Around it.</w:t><mc:AlternateContent"
            " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )

        assert sorted(texts(reading)) == ["Around it.", "In the box."]

    def test_raised_figures(self) -> None:
        reading = read(
            "<w:p><w:r><w:t>It acts.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/>"
            "</w:rPr><w:t>12</w:t></w:r></w:p>"
        )

        assert texts(reading) == ["It acts.¹²"]

    def test_notes_stand_after_the_paragraph_that_calls_them(self) -> None:
        notes = (
            f"<w:footnotes {W}><w:footnote w:id='7'>{paragraph('See there.')}"
            "</w:footnote></w:footnotes>"
        )
        ends = (
            f"<w:endnotes {W}><w:endnote w:id='7'>{paragraph('See here.')}</w:endnote></w:endnotes>"
        )
        reading = read(
            "<w:p><w:r><w:t>It acts.</w:t><w:footnoteReference w:id='7'/></w:r><w:r>"
            "<w:t xml:space='preserve'> So.</w:t><w:endnoteReference w:id='7'/></w:r></w:p>"
            + paragraph("It ends."),
            footnotes=notes,
            endnotes=ends,
        )

        assert [(each.kind, each.text) for each in reading.passages] == [
            ("text", "It acts.¹ So.²"),
            ("note", "¹ See there."),
            ("note", "² See here."),
            ("text", "It ends."),
        ]

    def test_numbers_that_are_not_in_the_file_are_told_of(self) -> None:
        item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>early</w:t></w:r></w:p>"

        assert read(item).warnings == (
            "Numbers and bullets that the word processor sets itself are left out.",
        )

    def test_identity(self) -> None:
        document = made()
        document.add_heading("Report under Public Law 115-441", 0)
        document.add_paragraph("July 2022")
        identity = docx.read(saved(document)).identity

        assert identity.title == "Report under Public Law 115-441"
        assert identity.public_laws == ("115-441",)
        assert identity.years == (2022,)


class TestPages:
    def test_breaks_set_by_hand(self) -> None:
        document = made()
        first = document.add_paragraph("It does not")
        first.add_run().add_break(WD_BREAK.PAGE)
        first.add_run("owe them.")
        document.add_paragraph("On two.").paragraph_format.page_break_before = False
        document.add_paragraph("On three.").paragraph_format.page_break_before = True
        reading = docx.read(saved(document))

        assert [(each.file_page, each.text, each.continues) for each in reading.passages] == [
            (1, "It does not", False),
            (2, "owe them.", True),
            (2, "On two.", False),
            (3, "On three.", False),
        ]
        assert reading.page_count == 3
        assert {each.printed_page for each in reading.passages} == {""}
        assert "depend on the program" in reading.warnings[0]

    def test_breaks_that_word_has_told_are_not_counted_twice(self) -> None:
        reading = read(
            "<w:p><w:r><w:t>One.</w:t><w:br w:type='page'/></w:r></w:p>"
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two.</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Still</w:t><w:br/><w:lastRenderedPageBreak/><w:t>three.</w:t></w:r></w:p>"
        )

        assert [(each.file_page, each.text) for each in reading.passages] == [
            (1, "One."),
            (2, "Two."),
            (2, "Still"),
            (3, "three."),
        ]


def bomb(name: str = "word/media/image1.xml") -> bytes:
    """Parts that pack a thousand times."""

    def change(parts: dict[str, bytes]) -> None:
        parts[name] = b"\0" * 20_000_000

    return changed(saved(made()), change)


def with_part(name: str, content: bytes) -> bytes:
    return changed(saved(made()), lambda parts: parts.update({name: content}))


def without(name: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        del parts[name]

    return changed(saved(made()), change)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<w:document "
    + W.encode()
    + b"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def locked() -> bytes:
    data = bytearray(saved(made()))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def many() -> bytes:
    return changed(
        saved(made()), lambda parts: parts.update({f"word/{at}.xml": b"" for at in range(5001)})
    )


def lying() -> bytes:
    """The directory says that a part is small; it is not."""
    data = bytearray(with_part("word/big.xml", b"a" * 3_000_000))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02"))
    while data[at + 46 : at + 46 + 12] != b"word/big.xml":
        at = data.index(b"PK\x01\x02", at + 4)
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "large": (lambda: b"PK" + b"\0" * 30_000_000, "larger than 30 MB"),
    "words": (lambda: b"only words", "no DOCX"),
    "old Word": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "locked with a password, or in",
    ),
    "cut off": (lambda: saved(made())[:4000], "damaged"),
    "bomb": (bomb, "packed so tightly"),
    "many parts": (many, "more than any document"),
    "lying": (lying, "damaged"),
    "locked": (locked, "locked with a password"),
    "spreadsheet": (
        lambda: with_part(
            "[Content_Types].xml",
            b"<Types><Override PartName='/word/document.xml' ContentType='application/"
            b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
        ),
        "no DOCX",
    ),
    "no links": (lambda: without("_rels/.rels"), "no DOCX"),
    "no types": (lambda: without("[Content_Types].xml"), "no DOCX"),
    "no text part": (lambda: without("word/document.xml"), "its text is missing"),
    "no body": (
        lambda: with_part("word/document.xml", f"<w:document {W}/>".encode()),
        "its text is missing",
    ),
    "no XML": (lambda: with_part("word/document.xml", b"<w:document"), "is no XML"),
    "billion laughs": (lambda: with_part("word/document.xml", LAUGHS), "declares a document type"),
    "laughs elsewhere": (
        lambda: with_part("word/theme/theme9.xml", LAUGHS),
        "declares a document type",
    ),
    "wide laughs": (
        lambda: with_part(
            "word/document.xml",
            LAUGHS.decode().replace("?>", " encoding='UTF-16'?>", 1).encode("utf-16"),
        ),
        "declares a document type",
    ),
    "deep": (lambda: with_body("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "is no XML"),
    "no words": (lambda: saved(made()), "holds no text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_safe_docx_is_refused_in_one_sentence(case: str) -> None:
    make, said = REFUSED[case]

    with pytest.raises(Refused, match=said) as refused:
        docx.read(make(), name="paper.docx")

    assert str(refused.value).startswith("paper.docx ")


def test_macros_are_not_looked_at() -> None:
    document = made()
    document.add_paragraph("Words.")
    data = changed(
        saved(document), lambda parts: parts.update({"word/vbaProject.bin": b"\xd0\xcf\0"})
    )

    assert texts(docx.read(data)) == ["Words."]


@given(st.data())
def test_whatever_is_damaged_it_is_read_or_refused(data: st.DataObject) -> None:
    document = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    try:
        docx.read(bytes(document))
    except Refused:
        return


GOOD = with_body(paragraph("The words of a document.") * 3)
