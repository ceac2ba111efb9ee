"""Names of USLM's elements, by what a reader does with them, and the passage in the making."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Kind, Passage
from statements.sources.readers.xml_safely import words_of

# Larger parts, and how deep what stands in a section stands in it.
LARGER: Final = frozenset(
    "division title subtitle part subpart chapter subchapter article subarticle".split()
)
LEVELS: Final = {
    name: level
    for level, name in enumerate(
        "subsection paragraph subparagraph clause subclause item subitem subsubitem".split(), 1
    )
}
# Each begins a passage of its own.
BLOCKS: Final = frozenset(
    "p continuation listItem tr referenceItem headingItem officialTitle docTitle enactingFormula"
    " resolvingClause action signature sourceCredit note appropriations subheading preamble recital"
    " caption legislativeHistory endorsement".split()
)
APART: Final = frozenset({"sourceCredit", "notes"})
LEFT_OUT: Final = frozenset(
    "meta amendMeta preface amendPreface sidenote endMarker coverTitle page slugLine col colgroup"
    " notation".split()
)
_HIDDEN: Final = re.compile("[\u00ad\u200b\ufeff\ufffe\0]")
_OPENS: Final = re.compile('^[“"]')
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class OpenPassage:
    """The passage in the making."""

    kind: Kind = "text"
    level: int = 0
    text: list[str] = field(default_factory=list)
    continues: bool = False


def number_in(element: etree._Element) -> str:
    """``1210D`` of “SEC. 1210D.”, as the law prints it."""
    said = element.get("value") or words_of(element)
    return re.sub(r"^[“\"§\s]*(?:sec(?:tion)?\.?\s*)?|[.\s]+$", "", said, flags=re.IGNORECASE)


def clean(text: str) -> str:
    return _SPACE.sub(" ", _HIDDEN.sub("", text)).strip()


def unquoted(passages: Sequence[Passage]) -> list[Passage]:
    """The Code opens each paragraph of a law with a quotation mark that the law has not."""
    bare = [replace(each, text=_OPENS.sub("", each.text)) for each in passages]
    if bare:
        bare[-1] = replace(bare[-1], text=bare[-1].text.removesuffix("”"))
    return bare
