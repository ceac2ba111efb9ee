"""A law's elements, in order -> its passages and sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Kind, Passage, Section
from statements.sources.readers.uslm_names import (
    APART,
    BLOCKS,
    LARGER,
    LEFT_OUT,
    LEVELS,
    OpenPassage,
    clean,
    number_in,
    unquoted,
)
from statements.sources.readers.uslm_parts import (
    credit_of,
    law_and_section,
    named_parts,
    parent_of,
    usc_of,
)
from statements.sources.readers.xml_safely import name_of, words_of

_PAGE: Final = re.compile(r"(\d+)\s+STAT\.\s+(\d+)", re.IGNORECASE)
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Walk:
    """Goes through a file once; `passages` and `sections` are then what it holds."""

    root: etree._Element
    usc: str
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    side_notes: int = 0
    has_pages: bool = False
    _open: OpenPassage = field(default_factory=OpenPassage)
    _page: str = ""
    _parents: tuple[str, ...] = ()
    _section: str = ""
    _origin: str = ""
    _level: int = 0
    _notes: list[str] = field(default_factory=list)
    _names: dict[etree._Element, str] = field(default_factory=dict)

    def read(self) -> None:
        self._names = named_parts(self.root)
        for preface in self.root.iter("{*}preface"):
            for page in preface.iter("{*}page"):
                self._turn(page)
        self._element(self.root)
        self._close()

    # Elements

    def _element(self, element: etree._Element) -> None:
        name = name_of(element)
        if name and name not in LEFT_OUT:
            self._structure(element, name)
        elif name == "page":
            self._turn(element)
        elif name == "sidenote":
            self.side_notes += 1
            self._classify(element)

    def _structure(self, element: etree._Element, name: str) -> None:
        if name in LARGER and not self._section and not self._origin:
            self._larger(element, name)
        elif name == "section":
            self._section_of(element)
        elif name == "quotedContent" and element.get("origin") and self.usc:
            self._quoted_law(element)
        elif name == "ref" and element.get("class") == "footnoteRef":
            self._add(words_of(element).translate(_RAISED))
        elif name == "note" and element.get("type") == "footnote":
            self._notes.append(words_of(element))
        elif name in LEVELS:
            self._deeper(element, LEVELS[name])
        elif name in APART and self.usc and not self._origin:
            self._apart(element)
        elif name in BLOCKS:
            self._start(level=self._level)
            self._inside(element)
            self._close()
        else:
            self._inside(element)
            if name == "heading" and not self._open_text().endswith(("—", " ")):
                self._add(" ")

    def _open_text(self) -> str:
        return "".join(self._open.text)

    def _apart(self, element: etree._Element) -> None:
        """Credits and notes of the Code are no words of the section they stand under."""
        before = self._section, self._level
        self._close()
        self._section, self._level = "", 0
        self._start()
        self._inside(element)
        self._close()
        self._section, self._level = before

    def _inside(self, element: etree._Element) -> None:
        if element.text:
            self._add(element.text)
        for child in element:
            self._element(child)
            if child.tail:
                self._add(child.tail)

    def _larger(self, element: etree._Element, name: str) -> None:
        """A division, title or the like: its heading, and what stands in it."""
        before = self._parents
        self._parents = (*before, parent_of(element, name, self._names.get(element, "")))
        self._start("heading")
        for child in element:
            if name_of(child) in {"num", "heading", "designator"}:
                self._inside(child)
                self._add(" ")
            else:
                self._close()
                self._element(child)
        self._parents = before

    def _section_of(self, element: etree._Element) -> None:
        """A section; one in quoted words of an amendment belongs to the section that quotes it."""
        if self._section and not self._origin:
            self._deeper(element, self._level + 1)
            return
        before = self._section, self._level
        number = next((number_in(each) for each in element if name_of(each) == "num"), "")
        heading = next((words_of(each) for each in element if name_of(each) == "heading"), "")
        if self.usc and not self._origin:
            self._credit(element, number, heading)
        else:
            self._begin(number, heading)
        self._start("heading")
        for child in element:
            name = name_of(child)
            if name in {"num", "heading"}:
                self._inside(child)
                self._add(" ")
            else:
                if self._open.kind == "heading" and name not in LEFT_OUT:
                    self._close()
                self._element(child)
        self._close()
        self._section, self._level = before

    def _begin(self, number: str, heading: str) -> None:
        law, _ = law_and_section(self._origin)
        key = f"{law}/{number}#{len(self.sections)}" if law else f"#{len(self.sections)}"
        self._section, self._level = key, 0
        usc = f"{self.usc} note" if law and self.usc else ""
        self.sections.append(
            Section(
                key=key,
                number=number,
                heading=clean(heading),
                parents=self._parents,
                statutes_at_large=self._page,
                usc=usc,
                of_law=law,
            )
        )

    def _credit(self, element: etree._Element, number: str, heading: str) -> None:
        """A section of the Code: what Act it came from stands in its credits."""
        law, own, stat = credit_of(element)
        key = f"#{len(self.sections)}"
        self._section, self._level = key, 0
        self.sections.append(
            Section(
                key=key,
                number=own or number,
                heading=clean(heading),
                statutes_at_large=stat,
                usc=self.usc,
                of_law=law,
            )
        )

    def _quoted_law(self, element: etree._Element) -> None:
        """A note of the Code that prints a law, or one section of it."""
        before = self._section, self._level, self._origin
        self._close()
        self._origin = element.get("origin", "")
        law, number = law_and_section(self._origin)
        held = any(name_of(each) == "section" for each in element)
        if law and number and not held:
            note = next(each for each in element.iterancestors() if name_of(each) == "note")
            heading = next((words_of(each) for each in note if name_of(each) == "heading"), "")
            self._begin(number, heading)
        else:
            self._section = ""
        first = len(self.passages)
        self._inside(element)
        self._close()
        self.passages[first:] = unquoted(self.passages[first:])
        self._section, self._level, self._origin = before

    def _deeper(self, element: etree._Element, level: int) -> None:
        before = self._level
        self._level = level
        self._start(level=level)
        self._inside(element)
        self._close()
        self._level = before

    # Passages

    def _start(self, kind: Kind = "text", level: int = 0) -> None:
        self._close()
        self._open = OpenPassage(kind, level)

    def _add(self, text: str) -> None:
        if text.strip() and not "".join(self._open.text).strip() and self._ends_the_last(text):
            return
        self._open.text.append(text)

    def _ends_the_last(self, text: str) -> bool:
        """Marks behind quoted words, such as the stop of the sentence that quotes them."""
        bare = text.strip()
        if not self.passages or bare[0].isalnum() or len(bare) > 3 or text[0].isspace():
            return False
        last = self.passages[-1]
        if last.section != self._section or last.kind != "text" or bare[0] in "“(‘":
            return False
        self.passages[-1] = replace(last, text=last.text + bare)
        return True

    def _close(self) -> None:
        text = clean("".join(self._open.text))
        if text:
            self.passages.append(
                Passage(
                    text=text,
                    printed_page=self._page,
                    page_basis="stated" if self._page else "",
                    kind=self._open.kind,
                    continues=self._open.continues,
                    section=self._section,
                    level=self._open.level,
                )
            )
        self._open = OpenPassage(level=self._level)
        notes, self._notes = self._notes, []
        for note in notes:
            self.passages.append(Passage(clean(note), kind="note", section=self._section))

    # Pages

    def _turn(self, element: etree._Element) -> None:
        """A page begins: here, if there are words on both sides; else somewhere in this element."""
        found = _PAGE.search(words_of(element))
        fresh = f"{found[1]} Stat. {found[2]}" if found else ""
        if not self._page and not self.passages:
            self._page, self.has_pages = fresh, bool(fresh)
            return
        self.has_pages = self.has_pages or bool(fresh)
        before = "".join(self._open.text).strip()
        goes_on = bool((element.tail or "").strip())
        if before and goes_on:
            kind, level = self._open.kind, self._open.level
            self._close()
            self._page = fresh
            self._open = OpenPassage(kind, level, continues=True)
            return
        self._page = ""
        self._close()
        self._doubt(element)
        self._page = fresh

    def _doubt(self, element: etree._Element) -> None:
        """Of what the element holds that ends where the mark stands, the page is not known."""
        parent = element.getparent()
        ends_here = parent is not None and words_of(parent)
        for at in range(len(self.passages) - 1, -1, -1):
            last = self.passages[at]
            if not ends_here or last.text not in ends_here:
                break
            self.passages[at] = replace(last, printed_page="", page_basis="")

    def _classify(self, element: etree._Element) -> None:
        """A side note may say where in the Code the section stands."""
        place = usc_of(words_of(element))
        if place and self.sections and self._section and not self.sections[-1].usc:
            self.sections[-1] = replace(self.sections[-1], usc=place)
