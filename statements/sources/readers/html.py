"""HTML: its paragraphs, headings and notes, and the printed pages that it marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from statements.sources.readers.decoding import decoded, visible
from statements.sources.readers.naming import laws_named, year_of_issue
from statements.sources.readers.paragraphs import cleaned
from statements.sources.readers.reading import Basis, Identity, Kind, Passage, Reading, Refused
from statements.sources.readers.typed import (
    MARK,
    Block,
    Header,
    blocks,
    mark,
    parted,
    raised,
    stretches,
)

MEDIA_TYPES: tuple[str, ...] = ("text/html", "application/xhtml+xml")
READER = "html 1"

_TAG = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|div|p|pre|h[1-6]|table|span|article|section|ul|ol)"
    r"[\s/>])",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE
)
_LEFT_OUT: Final = frozenset(
    "script style noscript template nav iframe object embed svg canvas button select option input"
    " textarea head".split()
)
# What the website adds to the words of the document.
_ADDED: Final = frozenset(["back_to_top", "table_of_contents", "divider"])
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FOOTNOTE: Final = re.compile(r"foot-?notes?|endnotes?", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PRINTED: Final = re.compile(r"[A-Za-z0-9-]{1,20}", re.ASCII)
_OURS: Final = re.compile("[\ue000\ue001]")
# Text that is typed by hand holds page marks, or the name of what it is.
_TYPED: Final = re.compile(r"\[\[Page |\A\s*\[(?:Congressional Record|Federal Register)\b")


def read(data: bytes, *, name: str = "") -> Reading:
    """The text of an HTML file; Refused where it is none, or hides what cannot be read safely."""
    called = name or "The file"
    declared = _DECLARED.search(data, 0, 4096)
    text, warnings = decoded(data, called, declared=_known_as(declared[1]) if declared else "")
    if not _TAG.search(text):
        raise Refused(f"{called} is no HTML. Give the page as the browser saves it, or plain text.")
    root = _parsed(text, called)
    walk = _Walk()
    walk.through(root)
    if not any(re.search(r"\w", MARK.sub("", block.text)) for block in walk.blocks):
        raise Refused(f"{called} holds no text. Give the page with the words in it.")
    marks = [page for block in walk.blocks for page in MARK.findall(block.text)]
    pages, doubts = stretches(walk.header, marks)
    return Reading(
        media_type=MEDIA_TYPES[0],
        reader=READER,
        passages=tuple(_passages(walk.blocks, pages)),
        identity=_identity(root, walk.header, walk.blocks),
        warnings=(*warnings, *doubts),
    )


def _known_as(charset: bytes) -> str:
    """Latin-1 in a web page means Windows-1252."""
    said = charset.decode("ascii").lower()
    return "cp1252" if said in ("iso-8859-1", "latin1", "us-ascii", "ascii") else said


def _parsed(text: str, name: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused(f"{name} holds no text. Give the page with the words in it.") from error
    # What is cut off beyond a limit would be missing without a word.
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise Refused(f"{name} is nested too deeply to be read. Give a simpler copy of the page.")
    return root


class _Walk:
    """Goes through the elements in order, not into itself, and gathers blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.header = Header()
        self._text: list[str] = []
        self._notes = 0
        self._heading = 0
        self._pre = 0
        self._raised = 0

    def through(self, root: lxml_html.HtmlElement) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "start":
                if _left_out(element):
                    steps.skip_subtree()
                else:
                    self._start(element)
            else:
                if not _left_out(element):
                    self._end(element)
                if element is not root:
                    self._say(element.tail)
        self._close()

    def _start(self, element: lxml_html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._close()
        self._notes += _is_note(element)
        self._heading += tag in _HEADINGS
        self._pre += tag == "pre"
        self._raised += tag == "sup"
        if tag == "br":
            self._text.append("\n")
        if tag == "bullet":
            self._text.append("• ")
        if page := _page_of(element):
            self._text.append(mark(page))
        self._say(element.text)

    def _end(self, element: lxml_html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._close()
        self._notes -= _is_note(element)
        self._heading -= tag in _HEADINGS
        self._pre -= tag == "pre"
        self._raised -= tag == "sup"

    def _say(self, text: str | None) -> None:
        # Written as &shy; or &#xE000; it comes to light only here.
        if text := _OURS.sub("", visible(text or "")):
            bare = text.strip(" ()[]\n")
            self._text.append(raised(bare) if self._raised and bare.isdecimal() else text)

    def _close(self) -> None:
        text, self._text = "".join(self._text), []
        if not text.strip():
            return
        if self._pre and _TYPED.search(text):
            header, rest = parted(text)
            self.header = self.header if self.header.name else header
            self.blocks += blocks(rest)
        elif self._pre:
            self.blocks += [Block("text", part) for part in re.split(r"\n[ \t]*\n\s*", text)]
        else:
            kind: Kind = "note" if self._notes else "heading" if self._heading else "text"
            self.blocks.append(Block(kind, text))


def _left_out(element: lxml_html.HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _LEFT_OUT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
        or bool(_ADDED & {*element.get("class", "").split(), element.get("id", "")})
    )


def _is_note(element: lxml_html.HtmlElement) -> bool:
    if element.tag not in _BLOCKS:
        return False
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(_FOOTNOTE.search(said))


def _page_of(element: lxml_html.HtmlElement) -> str:
    """The page that begins at an element, as the Federal Register's website marks it."""
    if "printed_page" not in element.get("class", "").split():
        return ""
    page = element.get("data-page", "").strip()
    return page if _PRINTED.fullmatch(page) else ""


def _passages(found: Sequence[Block], pages: Sequence[tuple[str, Basis]]) -> Iterator[Passage]:
    """A block that a page break cuts is several passages."""
    stretch = 0
    for block in found:
        begun = False
        for place, part in enumerate(MARK.split(block.text)):
            if place % 2:
                stretch += 1
            elif part.strip():
                page, basis = pages[stretch]
                yield Passage(
                    cleaned(part),
                    printed_page=page,
                    page_basis=basis,
                    kind=block.kind,
                    continues=begun,
                )
                begun = True


def _identity(root: lxml_html.HtmlElement, header: Header, found: Sequence[Block]) -> Identity:
    first = next((cleaned(MARK.sub("", each.text)) for each in found if each.kind == "heading"), "")
    if header.name:
        years = (header.year,) if header.year else ()
        kind = header.name if header.name == "Congressional Record" else ""
        return Identity(kind=kind, title=first, public_laws=laws_named(first), years=years)
    title = cleaned(visible(root.findtext(".//title") or "")) or first
    title = "" if title.endswith(":") else title
    return Identity(title=title, public_laws=laws_named(title), years=year_of_issue(title))
