"""DOCX: its paragraphs, headings, cells and notes, and pages where the file tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from statements.sources.readers.decoding import visible
from statements.sources.readers.naming import laws_named, year_of_issue
from statements.sources.readers.packages import Package, opened
from statements.sources.readers.paragraphs import cleaned
from statements.sources.readers.reading import Identity, Kind, Passage, Reading, Refused
from statements.sources.readers.typed import raised

MEDIA_TYPES: tuple[str, ...] = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
READER = "docx 1"

# In a text, where a page begins, and where a note is called: two characters no text has.
_PAGE: Final = "\ue000"
_NOTE: Final = re.compile("\ue001([fe][0-9-]+)\ue001")
_OURS: Final = re.compile("[\ue000\ue001]")
# What is not to be read: what was deleted or moved away, field codes, and the copy of a text box.
_LEFT_OUT: Final = frozenset(
    ["del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "sectPr", "rt"]
)
_SAID: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LONGEST_COVER_LINE: Final = 300
_COVER: Final = 12


def read(data: bytes, *, name: str = "") -> Reading:
    """The text of a DOCX file; Refused where it is none, or packed so as to do harm."""
    called = name or "The file"
    package = opened(data, called)
    text = _Text(package)
    passages = tuple(text.passages())
    if not any(re.search(r"\w", each.text) for each in passages):
        raise Refused(f"{called} holds no text. Give the file with the words in it.")
    pages = passages[-1].file_page
    return Reading(
        media_type=MEDIA_TYPES[0],
        reader=READER,
        passages=passages,
        identity=_identity(passages),
        page_count=pages,
        warnings=tuple(text.warnings(pages)),
    )


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of the same namespace as its element."""
    if element is None:
        return ""
    return str(element.get(f"{{{etree.QName(element).namespace}}}{name}") or "")


def _child(element: etree._Element | None, *names: str) -> etree._Element | None:
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if _local(each) == name), None)
    return element


def _children(element: etree._Element | None) -> list[etree._Element]:
    return [] if element is None else list(element)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


class _Text:
    """Reads the text part once, paragraph by paragraph, with the notes that it calls."""

    def __init__(self, package: Package) -> None:
        root = package.part(package.main)
        body = _child(root, "body")
        if root is None or body is None:
            raise Refused(f"{package.name} is damaged: its text is missing. Save it anew as DOCX.")
        self._body = body
        self._headings = _heading_styles(package.beside_main("styles.xml"))
        self._notes = {
            f"{kind}{_value(note, 'id')}": note
            for kind, part in (("f", "footnotes.xml"), ("e", "endnotes.xml"))
            for note in _children(package.beside_main(part))
        }
        names = [_local(each) for each in body.iter(etree.Element)]
        # Where Word has said how it broke pages, it has said so after breaks set by hand too.
        self._breaks = "lastRenderedPageBreak" if "lastRenderedPageBreak" in names else "br"
        self._numbered = "numPr" in names

    def warnings(self, pages: int | None) -> Iterator[str]:
        if pages:
            yield (
                "The pages of a DOCX depend on the program that shows it,"
                " and no printed page is known."
            )
        if self._numbered:
            yield "Numbers and bullets that the word processor sets itself are left out."

    def passages(self) -> Iterator[Passage]:
        found = [each for each in _paragraphs(self._body, self._breaks) if each[1].strip()]
        paged = any(_PAGE in text for _, text in found)
        page, called = 1, 0
        for element, whole in found:
            begun = False
            kind: Kind = "heading" if self._is_heading(element) else "text"
            for place, cut in enumerate(whole.split(_PAGE)):
                part = cut
                page += place > 0
                notes = _NOTE.findall(part)
                marks = [raised(str(called + at)) for at in range(1, len(notes) + 1)]
                called += len(notes)
                for mark in marks:
                    part = _NOTE.sub(mark, part, count=1)
                text = cleaned(part)
                if text:
                    on = page if paged else None
                    yield Passage(text, file_page=on, kind=kind, continues=begun)
                    begun = True
                for note, mark in zip(notes, marks, strict=True):
                    yield from self._note(note, mark, page if paged else None)

    def _note(self, key: str, mark: str, page: int | None) -> Iterator[Passage]:
        note = self._notes.get(key)
        texts = [text for _, text in _paragraphs(note, "")] if note is not None else []
        if text := cleaned(_NOTE.sub("", "\n".join(texts))):
            yield Passage(f"{mark} {text}", file_page=page, kind="note")

    def _is_heading(self, paragraph: etree._Element) -> bool:
        properties = _child(paragraph, "pPr")
        level = _value(_child(properties, "outlineLvl"))
        return _value(_child(properties, "pStyle")) in self._headings or level in set("012345678")


def _heading_styles(styles: etree._Element | None) -> set[str]:
    """Ids of the styles of titles and headings, and of those that are based on one."""
    found: set[str] = set()
    based: dict[str, str] = {}
    for style in _children(styles):
        key = _value(style, "styleId")
        name = _value(_child(style, "name")).lower()
        level = _value(_child(style, "pPr", "outlineLvl"))
        if name == "title" or name.startswith("heading ") or (level and level in "012345678"):
            found.add(key)
        if parent := _value(_child(style, "basedOn")):
            based[key] = parent
    for _ in range(10):
        found |= {key for key, parent in based.items() if parent in found}
    return found


def _paragraphs(root: etree._Element, breaks: str) -> list[tuple[etree._Element, str]]:
    """Every paragraph in order, one within another's text box before it, with its text."""
    found: list[tuple[etree._Element, str]] = []
    within: list[list[str]] = []
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        name = _local(element)
        if event == "start" and (name in _LEFT_OUT or (name == "r" and _hidden(element))):
            if (
                name == "pPr"
                and within
                and breaks == "br"
                and _is_on(_child(element, "pageBreakBefore"))
            ):
                within[-1].append(_PAGE)
            steps.skip_subtree()
        elif name == "p" and event == "start":
            within.append([])
        elif name == "p":
            found.append((element, "".join(within.pop())))
        elif event == "start" and within:
            within[-1].append(_said(element, name, breaks))
    return found


def _said(element: etree._Element, name: str, breaks: str) -> str:
    if name == "t":
        text = visible(_OURS.sub("", element.text or ""))
        return raised(text) if text.isdecimal() and _is_raised(element) else text
    if name in ("footnoteReference", "endnoteReference"):
        note = f"\ue001{name[0]}{_value(element, 'id')}\ue001"
        return note if _NOTE.fullmatch(note) else ""
    if name == "br":
        page = _value(element, "type") == "page"
        return (_PAGE if breaks == "br" else "") if page else "\n"
    if name == "lastRenderedPageBreak":
        return _PAGE if name == breaks else ""
    return _SAID.get(name, "")


def _hidden(run: etree._Element) -> bool:
    return _is_on(_child(run, "rPr", "vanish"))


def _is_raised(text: etree._Element) -> bool:
    return _value(_child(text.getparent(), "rPr", "vertAlign")) == "superscript"


def _identity(passages: Sequence[Passage]) -> Identity:
    """The first heading, and the day of issue if it stands before the first long paragraph."""
    cover: list[str] = []
    for each in passages[:_COVER]:
        if len(each.text) > _LONGEST_COVER_LINE:
            break
        cover.append(each.text)
    title = next((each.text for each in passages if each.kind == "heading"), "".join(cover[:1]))
    return Identity(
        title=title, public_laws=laws_named(title), years=year_of_issue(" ".join(cover))
    )
