"""Laws in USLM: sections, their places, and nothing but their own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.sources.readers.reading import Passage, Reading, Refused
from statements.sources.readers.uslm import read
from tests.sources.files import BILL, CODE, LAW

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "data" / "sources"
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="not beside the checkout (../shared/data)"
)


def found(text: str) -> Reading:
    return read(text.encode())


def with_words(reading: Reading, words: str) -> Passage:
    (passage,) = (each for each in reading.passages if words in each.text)
    return passage


def test_a_law_says_what_it_is() -> None:
    identity = found(LAW).identity
    assert (identity.kind, identity.public_laws, identity.years) == (
        "public law",
        ("115-441",),
        (2019,),
    )
    assert identity.short_titles == ("Made Act of 2018",)


def test_sections_have_numbers_headings_and_places() -> None:
    first, third = found(LAW).sections
    assert (first.key, first.number, first.heading) == ("1", "1", "SHORT TITLE.")
    assert (third.number, third.usc) == ("3", "22 U.S.C. 2656 note")
    assert third.statutes_at_large == "132 Stat. 5586"


def test_the_page_of_what_a_page_ends_in_is_not_known_and_the_next_is() -> None:
    reading = found(LAW)
    assert with_words(reading, "policy to").printed_page == "132 Stat. 5586"
    assert with_words(reading, "regard prevention").printed_page == ""
    assert with_words(reading, "of which").printed_page == "132 Stat. 5587"
    after = with_words(reading, "some are partners")
    assert (after.printed_page, after.continues) == ("132 Stat. 5588", True)


def test_words_are_the_law_s_own() -> None:
    reading = found(LAW)
    assert "Governments" in with_words(reading, "of which").text
    assert "partners¹; and" in with_words(reading, "some are").text
    assert with_words(reading, "So in original").kind == "note"
    assert not any("USC 2656" in each.text for each in reading.passages)
    assert with_words(reading, "new words").text.endswith("new words.”.")
    assert reading.text_of("1") == "This Act may be cited as the “Made Act of 2018”."


def test_a_number_that_recurs_is_told_apart_by_what_it_stands_in() -> None:
    reading = found(BILL)
    assert reading.identity.kind == "enrolled bill"
    assert reading.identity.bills == ("H.R. 1865",)
    assert [each.key for each in reading.sections] == ["J/IV/501", "J/V/501", "599"]
    assert (
        reading.sections[1].parents[1] == "Title V, GLOBAL FRAGILITY (Global Fragility Act of 2019)"
    )


def test_the_code_says_which_act_a_section_came_from_and_which_it_prints() -> None:
    reading = found(CODE)
    assert reading.identity.usc == "22 U.S.C. 9801"
    own, noted = reading.sections
    assert (own.number, own.of_law, own.usc) == ("502", "116-94", "22 U.S.C. 9801")
    assert (noted.key, noted.number, noted.usc) == ("115-441/3", "3", "22 U.S.C. 9801 note")
    assert reading.text_of(noted.key) == "It shall be the policy."
    assert "Pub. L." not in reading.text_of(own.key)


HOSTILE = {
    "entities": '<!DOCTYPE a [<!ENTITY a "x">]><pLaw>&a;</pLaw>',
    "a file": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><pLaw>&a;</pLaw>',
    "in capitals": "<!doctype a SYSTEM 'http://127.0.0.1/a.dtd'><pLaw/>",
    "in another encoding": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [ ]><a/>',
    "not closed": "<pLaw><main>",
    "too deep": "<a>" * 100_000,
    "no law": "<feed><entry/></feed>",
    "no XML": "Be it enacted",
    "of another root": '<DLPSTEXTCLASS xmlns="http://schemas.gpo.gov/xml/uslm"/>',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_law_or_pulls_anything_in_is_refused(text: str) -> None:
    for data in (text.encode(), text.encode("utf-16")):
        with pytest.raises(Refused) as refused:
            read(data)
        assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


REAL = {
    "laws-uslm/115publ7-uslm.xml": (4, "1", "4", "131 Stat. 13"),
    "laws-uslm/113publ67-uslm.xml": (55, "", "1206", "127 Stat. 1165"),
    "laws-enrolled/115hr321enr_good.xml": (4, "1", "4", ""),
    "bills-uslm/H7440_CPH.XML": (10, "1", "10", ""),
    "us-code/22usc9803.xml": (1, "504", "504", ""),
    "us-code/22usc2656.xml": (52, "2656", "607", ""),
}


@needs_sources
@pytest.mark.parametrize(("path", "expected"), REAL.items(), ids=REAL)
def test_real_files(path: str, expected: tuple[int, str, str, str]) -> None:
    reading = read((SOURCES / path).read_bytes())
    sections = reading.sections
    printed = (reading.printed_pages or [""])[0]
    assert (len(sections), sections[0].number, sections[-1].number, printed) == expected
    assert len({each.key for each in sections}) == len(sections)


@needs_sources
def test_a_law_and_its_enrolled_bill_have_the_same_words() -> None:
    law = read((SOURCES / "laws-uslm/115publ7-uslm.xml").read_bytes())
    bill = read((SOURCES / "laws-enrolled/115hr321enr_good.xml").read_bytes())
    for number in "1234":
        assert law.text_of(number).replace("\n\n", " ") == bill.text_of(number).replace("\n\n", " ")


@needs_sources
def test_the_global_fragility_act_is_found_within_a_larger_one() -> None:
    reading = read((SOURCES / "bills-uslm/BILLS-116hr1865eah.xml").read_bytes())
    own = [each.number for each in reading.sections if "Fragility Act" in "".join(each.parents)]
    assert own == [str(number) for number in range(501, 512)]
