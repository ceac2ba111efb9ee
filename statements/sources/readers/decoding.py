"""Bytes to text, or one sentence that says why they are none."""

from __future__ import annotations

import re
from typing import Final

from statements.sources.readers.reading import Refused

# Bytes: the text of the longest law is a tenth of it.
LARGEST: Final = 30_000_000

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NEW_LINES = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# What no text holds: controls, soft hyphens, marks without width, half characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SOME: Final = 3
# UTF-8 that was taken for Latin-1 and encoded again; no text holds such controls otherwise.
_TWICE = re.compile("[\xc2-\xf4](?=[\xa0-\xbf]{0,2}[\x80-\x9f])[\x80-\xbf]{1,3}")


def decoded(data: bytes, name: str, *, declared: str = "") -> tuple[str, list[str]]:
    """The text, its line ends as one, and warnings; Refused where the bytes are no text.

    A mark at the beginning says the encoding, or else the bytes must be UTF-8; if they are not,
    they are read as the file declares, or as Windows-1252.
    """
    if not data:
        raise Refused(f"{name} is empty. Give the file with the words in it.")
    if len(data) > LARGEST:
        raise Refused(
            f"{name} is larger than {LARGEST // 1_000_000} MB, too large for a text. Part it."
        )
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        raise Refused(f"{name} is no text: it holds bytes that stand in no text.")
    text, warnings = _read(data, encoding, declared, name)
    if twice := len(_TWICE.findall(text)):
        text = _TWICE.sub(_once, text)
        warnings.append(f"Letters that were encoded twice were read as meant, {twice} times.")
    text = _NEW_LINES.sub("\n", text)
    strange = sum(map(len, _INVISIBLE.findall(text))) - text.count("\xad") + text.count("\ufffd")
    if strange > len(text) // 20 + _SOME:
        raise Refused(f"{name} is no text: it holds bytes that stand in no text.")
    return visible(text), warnings


def visible(text: str) -> str:
    """A text without what is not seen in it."""
    return _INVISIBLE.sub("", text)


def _once(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _read(data: bytes, encoding: str, declared: str, name: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding or "utf-8"), []
    except UnicodeDecodeError as error:
        if encoding:
            raise Refused(f"{name} is no text: it is damaged, or not in {encoding}.") from error
    try:
        return data.decode(declared), []
    except (LookupError, ValueError):
        text = data.decode("cp1252", errors="replace")
        return text, ["The text is not in UTF-8 and was read as Windows-1252."]
