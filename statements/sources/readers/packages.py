"""The parts of a DOCX file, taken out of its ZIP only where that is safe."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Refused

# Bytes of the file, and of all its parts unpacked.
LARGEST: Final = 30_000_000
LARGEST_UNPACKED: Final = 100_000_000
MOST_PARTS: Final = 5000
# A part this much larger than its packed bytes is made to burst; small ones may pack well.
MOST_TIMES: Final = 100
_SMALL: Final = 2_000_000
_AT_ONCE: Final = 1 << 16

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = 0x1
# What zipfile says of what is damaged, or packed as it does not know.
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_READABLE: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MAIN: Final = "/officeDocument"
_NO_DOCX: Final = "is no DOCX file. Save it as DOCX from a word processor."
_DAMAGED: Final = "is damaged: {}. Get it again, or save it anew as DOCX."


def opened(data: bytes, name: str) -> Package:
    """The parts of a DOCX file, each one looked at; Refused where one is hostile or missing."""
    if not data:
        raise Refused(f"{name} is empty. Give the file with the words in it.")
    if len(data) > LARGEST:
        raise Refused(f"{name} is larger than {LARGEST // 1_000_000} MB. Take its pictures out.")
    if data.startswith(_OLE):
        raise Refused(
            f"{name} is locked with a password, or in the format of old Word."
            " Save it as DOCX without a password."
        )
    if not data.startswith(b"PK"):
        raise Refused(f"{name} {_NO_DOCX}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at(archive.infolist(), name)
            parts = {each.filename: _unpacked(archive, each) for each in archive.infolist()}
    except (*_UNREADABLE, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"{name} {_DAMAGED.format('it cannot be unpacked')}") from error
    for part, content in parts.items():
        if part.lower().endswith((".xml", ".rels")) and _declares(content):
            raise Refused(f"{name} declares a document type in {part}, which no DOCX does.")
    return Package(parts, name)


def _declares(content: bytes) -> bool:
    """Whether a part declares a document type or entities, in whatever width of letters."""
    bare = content.replace(b"\0", b"").upper()
    return b"<!DOCTYPE" in bare or b"<!ENTITY" in bare


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A part, a little at a time: what it says of its size may be a lie."""
    taken = bytearray()
    with archive.open(member) as part:
        while more := part.read(_AT_ONCE):
            taken += more
    if len(taken) != member.file_size:
        raise zipfile.BadZipFile("A part is shorter than it says.")
    return bytes(taken)


def _look_at(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_PARTS or sum(each.file_size for each in members) > LARGEST_UNPACKED:
        raise Refused(
            f"{name} unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB"
            f" or {MOST_PARTS} parts, more than any document holds."
        )
    if len({each.filename for each in members}) < len(members):
        raise Refused(f"{name} {_DAMAGED.format('it holds a part twice')}")
    for each in members:
        if each.flag_bits & _LOCKED:
            raise Refused(f"{name} is locked with a password. Save it without one.")
        if each.compress_type not in _READABLE:
            raise Refused(f"{name} {_DAMAGED.format('it is packed in an unknown way')}")
        if each.file_size > max(_SMALL, MOST_TIMES * each.compress_size):
            raise Refused(f"{name} holds {each.filename}, packed so tightly that it is no text.")


class Package:
    """The parts by their names."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self._parts = parts
        self.name = name
        self.main = self._find_main()

    def part(self, path: str) -> etree._Element | None:
        """One part as XML, if it is there."""
        if path not in self._parts:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._parts[path], parser)
        except etree.XMLSyntaxError as error:
            raise Refused(f"{self.name} {_DAMAGED.format(f'{path} is no XML')}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refused(f"{self.name} declares a document type in {path}, which no DOCX does.")
        return root

    def beside_main(self, path: str) -> etree._Element | None:
        """A part in the folder of the text, such as its styles."""
        return self.part(posixpath.join(posixpath.dirname(self.main), path))

    def _find_main(self) -> str:
        links, types = self.part("_rels/.rels"), self.part("[Content_Types].xml")
        if links is None or types is None:
            raise Refused(f"{self.name} {_NO_DOCX}")
        for link in links:
            if str(link.get("Type", "")).endswith(_MAIN):
                path = posixpath.normpath(str(link.get("Target", ""))).lstrip("/")
                said = {each.get("PartName"): each.get("ContentType", "") for each in types}
                if "word" not in str(said.get(f"/{path}", "")):
                    raise Refused(f"{self.name} {_NO_DOCX}")
                if path not in self._parts:
                    raise Refused(f"{self.name} {_DAMAGED.format('its text is missing')}")
                return path
        raise Refused(f"{self.name} {_NO_DOCX}")
