"""What a title or a cover says of a document: the laws it names, and when it was issued."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_ISSUED = re.compile(rf"({'|'.join(_MONTHS)})(?:[0-3]?[0-9],)?((?:1[789]|20)[0-9]{{2}})(?![0-9])")
_LAW = re.compile(
    r"\b(?:Public Law|Pub\. ?L\.|P\.L\.)\s*(?:No\.\s*)?([0-9]{2,3})[-–—]([0-9]{1,4})\b"
)


def year_of_issue(text: str) -> tuple[int, ...]:
    """The year that stands first after the name of a month, letters spaced or not; or nothing."""
    found = _ISSUED.search("".join(text.split()).lower())
    return (int(found[2]),) if found else ()


def laws_named(title: str) -> tuple[str, ...]:
    """Public laws, as 115-441."""
    return tuple(f"{congress}-{number}" for congress, number in _LAW.findall(title))
