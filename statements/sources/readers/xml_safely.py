"""XML as data alone: nothing outside the file is read, nothing in it is expanded."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Refused

LARGEST: Final = 60_000_000  # bytes
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse(data: bytes) -> etree._Element:
    """The root of a file. Raises Refused for what is no well-formed XML, or declares anything."""
    if len(data) > LARGEST:
        raise Refused(
            f"The XML has {len(data):,} bytes, more than {LARGEST:,}. Take the part that matters."
        )
    declares = (
        "The file declares a document type (DOCTYPE), through which it could pull in anything. "
        "Get it as USLM, which has none."
    )
    if _DOCTYPE.search(data):
        raise Refused(declares)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error).partition("(")[0].strip()[:120]
        raise Refused(f"The file is no well-formed XML ({said}). Get it again.") from error
    if (
        root.getroottree().docinfo.internalDTD is not None
    ):  # written so that the bytes did not show it
        raise Refused(declares)
    return root


def name_of(element: etree._Element) -> str:
    """The local name; empty for comments and instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: etree._Element) -> str:
    """All its text, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())
