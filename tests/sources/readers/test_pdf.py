"""PDF files, page by page: paragraphs, printed pages, and what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from statements.sources.readers.pdf import read
from statements.sources.readers.reading import Passage, Reading, Refused

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "data" / "sources"
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="not beside the checkout (../shared/data)"
)
LINES = [
    "It is a moral imperative that states take action to prevent and",
    "punish genocide. History teaches that sometimes others do not act.",
]


def made(pages: Sequence[Sequence[str]], **options: object) -> bytes:
    """A PDF with these lines on its pages, a running head and the number of each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), **options)
    for number, lines in enumerate(pages, 7):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, 760, "National Strategy")
        canvas.drawString(300, 30, str(number))
        canvas.setFont("Times-Roman", 12)
        for at, line in enumerate(lines):
            canvas.drawString(72, 650 - 15 * at, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def texts(reading: Reading) -> list[str]:
    return [each.text for each in reading.passages]


def test_lines_are_paragraphs_and_heads_and_numbers_are_not() -> None:
    reading = read(made([LINES, LINES, LINES]))
    assert texts(reading) == [" ".join(LINES)] * 3
    assert [(each.file_page, each.printed_page) for each in reading.passages] == [
        (1, "7"),
        (2, "8"),
        (3, "9"),
    ]
    assert {each.page_basis for each in reading.passages} == {"printed"}
    assert reading.page_count == 3


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    before, after = read(made([LINES[:1], LINES[1:], LINES])).passages[:2]
    assert not before.continues
    assert after.continues
    assert after.text == LINES[1]


def test_one_file_is_read_alike_each_time() -> None:
    data = made([LINES, LINES])
    assert read(data) == read(data)


REFUSED = {
    "nothing": b"",
    "no PDF": b"Words, and no PDF at all.",
    "cut short": made([LINES])[:300],
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        read(data)


def test_pages_without_words_are_said_to_be_pictures() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 50, 50)
    canvas.showPage()
    canvas.save()
    with pytest.raises(Refused, match="no text layer"):
        read(file.getvalue())


def test_a_password_is_asked_for() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = made([LINES], encrypt=StandardEncryption("secret", canPrint=0))
    with pytest.raises(Refused, match="password"):
        read(locked)


def passage(reading: Reading, words: str) -> Passage:
    return next(each for each in reading.passages if words in each.text)


@needs_sources
def test_the_strategy_of_2025_bears_its_printed_pages() -> None:
    reading = read((SOURCES / "strategies/2025-National-Security-Strategy.pdf").read_bytes())
    assert reading.page_count == 33
    assert {
        each.file_page - int(each.printed_page)
        for each in reading.passages
        if each.printed_page and each.file_page
    } == {4}
    assert passage(reading, "None of this was inevitable").printed_page == "2"
    assert any("Pages 2, 3 of the file are pictures" in each for each in reading.warnings)


REAL = {
    "FR-2025-01395-EO14141.pdf": "5469",
    "federal-register-2020-17221.pdf": "47698",
    "irs-i1040nr-3column.pdf": "1",
    "pagelabels.pdf": "iii",
    "multicolumn.pdf": "",
    "aes-256.pdf": "password",
    "libreoffice-writer-password.pdf": "password",
    "empty.pdf": "damaged",
    "invalid.pdf": "damaged",
    "court-scanned-2p.pdf": "no text layer",
    "no_contents.pdf": "no text layer",
    "FR-graphic-only-er02my11.048.pdf": "no text layer",
    "issue-1113-evil-xobjects.pdf": "",
    "malformed-from-issue-932.pdf": "",
    "truetype_font_nomapping.pdf": "",
}


@needs_sources
@pytest.mark.parametrize(("name", "expected"), REAL.items(), ids=REAL)
def test_real_files(name: str, expected: str) -> None:
    data = (SOURCES / "pdf" / name).read_bytes()
    if " " in expected or expected in {"password", "damaged"}:
        with pytest.raises(Refused, match=expected):
            read(data)
    else:
        assert (read(data).printed_pages or [""])[0] == expected


@needs_sources
def test_columns_are_read_one_after_the_other() -> None:
    reading = read((SOURCES / "pdf/federal-register-2020-17221.pdf").read_bytes())
    assert (
        "Since AD 2018– 23–51 was issued, the agency has determined"
        in passage(reading, "SUMMARY: The FAA proposes").text
    )
