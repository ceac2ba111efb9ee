"""Titles in sentence case, where no word of them might be a name that would lose its capital."""

from __future__ import annotations

import re
from typing import Final

# Words of titles of official documents that are no names by themselves.
_COMMON: Final = frozenset(
    """
    a about accountability action actions affected after against age agenda aid an and annual
    answers anticipate approach areas as assessment assistance at atrocities atrocity authorities
    before between biennial board by care century certain challenges civilian civilians combating
    committee comprehensive conflict conflicts congressional consequences cooperation coordination
    corresponding creation crimes crisis defending delegation democracy development diplomacy
    directive directs dynamic early economic effectiveness effort efforts enduring engagement
    enhancing enlargement ensuring fact first for force foreign fragility framework frameworks
    freedom from functions genocide global guidance historic human humanitarian implementation
    impose in initiative institutions interagency interim international into its justice law laws
    leadership leading legislating lessons mass maximizing measures memorandum military
    multilateral national new next of on operations or order organization our partnership peace
    peacekeeping period plan planning policy power prevent preventing prevention principles
    priorities program progress prologue promote promoting promotion prosperity protect protecting
    protection pursuant quadrennial reforming related release remarks report reporting reports
    resilience respond response responsibilities responsibility review rights risk rule sanctions
    second security serious sexual sheet stability stabilization stabilize statement steps
    strategic strategies strategy strengthening study submission summary supplemental supporting
    take the their third through to tools toward towards transmittal under update violators
    violence violent war warning with women work world
    """.split()
)
_NAMES: Final = frozenset(
    "America American Americas Congress President Presidential Secretary Section U.S. United States"
    " USAID State/USAID".split()
)
# A run of capitals that ends so is a name: Global Fragility Act of 2019.
_NAMED: Final = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+(?:and\s+|of\s+(?=State\b|Defense\b))?)+"
    r"(?:Act(?:\sof\s\d{4})?|Board|Convention|Council|Court|House|Museum|Nations|Statute|Task\sForce)\b"
)
_WORD: Final = re.compile(r"[\w’'./-]+")


def sentence_case(title: str, names: tuple[str, ...] = ()) -> str:
    """The title with the capitals of its common words taken down; empty where one is in doubt.

    The first word, the first after a colon, names and words all in capitals stay as they are.
    """
    spans = [found.span() for found in _NAMED.finditer(title)]
    out, at = [], 0
    for found in _WORD.finditer(title):
        word, start = found[0], found.start()
        is_name = word in _NAMES or word in names or _is_short_form(word)
        if is_name or any(begin <= start < end for begin, end in spans):
            continue
        before = title[:start]
        is_first = not before.strip("“‘\"'( ") or re.search(r"[:?!]\s*[“‘]?$", before)
        kept = word.partition("-")[0] if is_first else ""
        parts = word[len(kept) :].split("-")
        if not all(part.lower() in _COMMON for part in parts if part[:1].isupper()):
            return ""
        lowered = "-".join(part.lower() if part[:1].isupper() else part for part in parts)
        out += [title[at:start], kept + lowered]
        at = found.end()
    return "".join([*out, title[at:]])


def _is_short_form(word: str) -> bool:
    """``ARAF``, ``P.L``, ``II``, ``115-441``."""
    return word.upper() == word
