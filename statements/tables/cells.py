"""Texts that a spreadsheet would run as formulas, made harmless and made themselves again."""

from __future__ import annotations

import re
from typing import Final

# A spreadsheet runs what begins so; some pass over white space first, some take the wide signs too.
_RUNS: Final = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_WAS_GUARDED: Final = re.compile(r"''*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
# How Office writes what XML cannot hold; a text that looks so by itself is written so too.
_HELD: Final = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def guarded(text: str) -> str:
    """An apostrophe before what a spreadsheet would run, and before what has one for that."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _WAS_GUARDED.match(text) else text


def for_xml(text: str) -> str:
    """With characters that XML cannot hold as Office writes them: ``_x000D_``."""
    return _HELD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_xml(text: str) -> str:
    """What `for_xml` was given."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
