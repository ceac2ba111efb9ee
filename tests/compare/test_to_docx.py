"""A Word document with the marks as shapes, and what no XML may hold left out."""

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_UNDERLINE

from statements.compare.to_docx import clean, to_docx
from tests.compare.sheets import NEW, OLD, sheet, statement

MARKS = ("Kept", "Altered", "Moved", "New")


def opened(*texts: str) -> Any:
    statements = [statement(f"s{number}", text) for number, text in enumerate(texts)]
    return docx.Document(io.BytesIO(to_docx(sheet(*statements))))


def quotes(made: Any) -> list[Any]:
    return [each for each in made.paragraphs if each.style.name == "Quote"]


def test_a_title_with_signs_that_no_xml_may_hold_is_made_all_the_same() -> None:
    odd = statement("odd", OLD, label="Obama\x0b 2010")
    made = docx.Document(io.BytesIO(to_docx(sheet(odd, statement("new", NEW)))))
    assert "\x0b" not in made.core_properties.title


def test_marks_are_shapes_and_not_colours_alone() -> None:
    made = opened(OLD, NEW)
    runs = quotes(made)[1].runs
    by_style = {name: [run.text for run in runs if run.style.name == name] for name in MARKS}
    assert "hold those responsible accountable" in " ".join(by_style["Kept"] + by_style["Altered"])
    assert any("nobody is immune" in text for text in by_style["New"])
    assert " [A: prevent" in "".join(run.text for run in runs)
    fonts = {name: made.styles[name].font for name in MARKS}
    assert fonts["New"].bold
    underlines = [fonts[name].underline for name in ("Kept", "Altered", "Moved")]
    assert underlines == [True, WD_UNDERLINE.DOTTED, WD_UNDERLINE.DASH]


def test_what_is_dropped_is_struck_through() -> None:
    made = opened(OLD, NEW)
    runs = [run for each in made.paragraphs for run in each.runs if run.style.name == "Dropped"]
    assert any("home and abroad" in run.text for run in runs)
    assert made.styles["Dropped"].font.strike
    bullets = [each for each in made.paragraphs if each.style.name == "List Bullet"]
    assert len(bullets) == len(runs)


def test_the_first_text_stands_bare() -> None:
    assert quotes(opened(OLD, NEW))[0].text == OLD


def test_facts_are_a_table_on_a_landscape_page() -> None:
    made = opened(OLD, NEW)
    assert made.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert made.tables[0].rows[1].cells[0].text == "President"
    assert made.core_properties.title.startswith("Compared: ")


def test_control_characters_are_left_out() -> None:
    assert clean("a\x00b\x0bc\x1fd\ufffee\tf\n") == "abcde\tf\n"
    assert quotes(opened("a\x01b words", "more"))[0].text == "ab words"
