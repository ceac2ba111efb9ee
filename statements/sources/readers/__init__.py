"""Files -> pages, sections and passages. Pure: bytes in, a Reading out."""

from __future__ import annotations

import importlib
import re
from typing import Final

from statements.sources.readers.reading import Reading, Refused

# Which module reads what; each is imported when it is needed, for most files need one.
FORMATS: Final = {
    "application/pdf": "pdf",
    "application/xml": "uslm",
    "text/html": "html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "plain",
}
_DOCX: Final = next(each for each in FORMATS if each.endswith("wordprocessingml.document"))
_CAN: Final = "PDF, XML of laws (USLM), HTML, DOCX and plain text can be read."

# How files begin that are none of these, and what they are.
_OTHERS: Final = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file, or one with a password",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"\x1f\x8b": "a packed file",
    b"\xfd7zXZ": "a packed file",
    b"BZh": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file",
    b"SQLite format 3": "a database",
}
_CURES: Final = {
    "a picture": "Make a PDF of it and read that with --ocr.",
    "an old Office file, or one with a password": "Save it as DOCX without a password.",
}
_MARKUP: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!doctype[^>]*>|\s)*<([a-z][\w:-]*)", re.I | re.S
)
_HTML: Final = frozenset(
    {b"html", b"head", b"body", b"div", b"p", b"pre", b"table", b"article", b"h1"}
)


def media_type_of(data: bytes, name: str = "") -> str:
    """What a file is, by what is in it. Raises Refused for what cannot be read at all."""
    if not data.strip(b"\0\r\n\t "):
        raise Refused("The file is empty. Get it again.")
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data[:4] == b"PK\x03\x04":
        if b"word/" in data or name.lower().endswith(".docx"):
            return _DOCX
        raise Refused(f"The file is an archive and no Word document. Unpack it. {_CAN}")
    for begins, kind in _OTHERS.items():
        if data.startswith(begins):
            raise Refused(f"The file is {kind}. {_CURES.get(kind, _CAN)}")
    return _of_text(data, name)


def _of_text(data: bytes, name: str) -> str:
    start = data[:20_000].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.decode("utf-16", "replace").encode()
    is_markup = _MARKUP.match(start)
    if is_markup:
        is_html = is_markup[1].lower() in _HTML or b"<!doctype html" in start[:500].lower()
        return "text/html" if is_html else "application/xml"
    if start.lstrip()[:2] == b"<!" and b"<html" in start.lower():
        return "text/html"
    if start.lstrip()[:2] in {b"<?", b"<!"} or name.lower().endswith(".xml"):
        return "application/xml"
    if start.lstrip()[:1] == b"<" and name.lower().endswith((".htm", ".html")):
        return "text/html"
    return "text/plain"


def read(data: bytes, *, name: str = "") -> Reading:
    """Read a file of any of the formats. Raises Refused with one sentence for people."""
    module = importlib.import_module(
        f"statements.sources.readers.{FORMATS[media_type_of(data, name)]}"
    )
    reading: Reading = module.read(data, name=name)
    if not reading.passages:
        raise Refused("The file holds no text. Get it again, or get another form of it.")
    return reading
