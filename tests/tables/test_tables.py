"""Cells go out and come back to the letter, and nothing in a file is run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from statements.tables import Fault, Unreadable, csv_rows, guarded, read_table, xlsx_file
from statements.tables.cells import for_xml, from_xml, unguarded

TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n'\" ,;_x000D_01"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=30,
)


@given(TEXT)
def test_a_guarded_text_is_itself_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))


@given(st.text(max_size=40))
def test_a_text_written_for_xml_is_itself_again(text: str) -> None:
    assert from_xml(for_xml(text)) == text


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4))
def test_a_table_comes_back_to_the_letter(rows: list[list[str]]) -> None:
    kept = [row for row in rows if any(row)]
    as_csv = "".join(csv_rows(["a", "b"], rows, bom=True)).encode()
    for data in (as_csv, whole(xlsx_file(["a", "b"], rows))):
        table = read_table(data)
        assert table.header == ["a", "b"]
        assert [cells for _, cells in table.rows] == kept


def test_numbers_in_texts_stay_texts() -> None:
    row = ["007", "1e5", "2015-02", "TRUE", "1.0"]
    for data in (
        "".join(csv_rows(list("abcde"), [row])).encode(),
        whole(xlsx_file(list("abcde"), [row])),
    ):
        assert read_table(data).rows[0][1] == row


def whole(pieces: Iterator[bytes]) -> bytes:
    return b"".join(pieces)


def book(*rows: list[object], sheets: int = 1) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    for number in range(1, sheets):
        made.create_sheet(f"Sheet {number}")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_what_excel_holds_comes_as_the_record_writes_it() -> None:
    cells = [date(2015, 2, 6), datetime(2015, 2, 6, 12, 30), 12.0, 1.5, True, None, "x"]  # noqa: DTZ001
    row = read_table(book(list("abcdefg"), cells)).rows[0][1]
    assert row == ["2015-02-06", "2015-02-06T12:30:00", "12", "1.5", "yes", "", "x"]


def test_a_formula_is_a_fault_with_its_place() -> None:
    number, cells = read_table(book(["a"], ["=1+1"])).rows[0]
    assert number == 2
    assert cells == [Fault("=1+1", "A formula stands here. Paste its value.")]


def test_nothing_that_is_written_is_a_formula() -> None:
    data = whole(xlsx_file(["a"], [["=1+1"], ["+1"], ["@SUM(A1)"], ["-1"]]))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        ("a;b\n1;é".encode(), "semicolons"),
        ("a\tb\n1\té".encode(), "tabs"),
        ("a,b\n1,é".encode("cp1252"), "Windows-1252"),
        ("a,b\n1,é".encode("utf-16"), ""),
        ("a,b\n1,é".encode("utf-8-sig"), ""),
        (book(["a", "b"], [1, "é"], sheets=3), "Of 3 sheets the first was read"),
    ],
    ids=["semicolons", "tabs", "cp1252", "utf-16", "bom", "sheets"],
)
def test_files_of_other_makers_are_read(data: bytes, notice: str) -> None:
    table = read_table(data)
    assert table.rows == [(2, ["1", "é"])]
    assert notice in " ".join(table.notices)


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 150_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b'a,b\n"1,2', "no CSV"),
        (b"a,b\n1,2,3", "Row 2 has 3 cells"),
        (b"\xff\xfea", "letters"),
        (b"a\0b\n1", "null characters"),
        (bomb(), "unpacks to more"),
        (b",,\n1,2,3", "first row is empty"),
    ],
    ids=["nothing", "white", "damaged", "old", "quote", "wide", "letters", "null", "bomb", "head"],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_table(data)


def test_what_is_typed_into_a_template_stays_a_text() -> None:
    made = load_workbook(io.BytesIO(whole(xlsx_file(["slug", "date"], []))))
    assert {made.worksheets[0].column_dimensions[name].number_format for name in "AB"} == {"@"}


def test_a_text_too_long_for_excel_is_named() -> None:
    with pytest.raises(ValueError, match="Row 2, b: 40,000 characters are more"):
        whole(xlsx_file(["a", "b"], [["1", "x" * 40_000]]))


def sheet_of(xml: str) -> bytes:
    """A workbook whose one sheet is written by hand."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(["a"]))) as plain,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in plain.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, xml.encode() if is_sheet else plain.read(name))
    return held.getvalue()


def sheet(*rows: tuple[int, str], size: str = "A1", before: str = "") -> bytes:
    """Rows by their numbers, each with a text in its first cell, in a sheet that gives its size."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for at, text in rows
    )
    return sheet_of(
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><dimension ref="{size}"/>'
        f"<sheetData>{held}</sheetData></worksheet>"
    )


def test_rows_outside_of_what_a_sheet_says_of_its_size_are_read() -> None:
    assert read_table(sheet((1, "a"), (2, "one"), (3, "two"), size="A1")).rows == [
        (2, ["one"]),
        (3, ["two"]),
    ]


def test_a_sheet_that_says_it_is_endless_is_read_at_once() -> None:
    data = sheet((1, "a"), (1_048_576, "last"), size="A1:XFD1048576")
    assert read_table(data).rows == [(1_048_576, ["last"])]


def entities() -> bytes:
    return sheet((1, "&b;"), before='<!DOCTYPE z [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (sheet((1, "a"), (99_999_999, "x")), "reaches to row 1,048,577"),
        (b"a\n" + b"\n" * 1_048_576, "reaches to row 1,048,577"),
        (b"a\n" + b"1\n" * 100_001, "more than 100,000 rows"),
        (b"a\n" + (b"," * 99_999 + b"\n") * 51, "empty cells"),
        (entities(), "damaged"),
    ],
    ids=["far", "lines", "rows", "cells", "entities"],
)
def test_a_hostile_table_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_table(data)
