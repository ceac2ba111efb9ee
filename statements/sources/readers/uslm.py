"""Laws, bills and sections of the U.S. Code in USLM, the XML of the Government Publishing Office.

Text is kept in the order of the file. Side notes, running heads and metadata are no part of a law
and are left out. The mark of a page of the Statutes at Large stands at the end of the element in
which the page breaks, so the page of that element is not known; a mark amid words is exact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Passage, Reading, Refused, Section
from statements.sources.readers.uslm_identity import identity_of
from statements.sources.readers.uslm_walk import Walk
from statements.sources.readers.xml_safely import name_of, parse

MEDIA_TYPES: Final = ("application/xml",)
READER: Final = "uslm 1"
_ROOTS: Final = frozenset(
    "pLaw bill resolution engrossedAmendment amendment section uscDoc lawDoc".split()
)


def read(data: bytes, *, name: str = "") -> Reading:  # noqa: ARG001  (as all readers)
    """Read one file. Raises Refused for what is no USLM."""
    root = parse(data)
    if name_of(root) not in _ROOTS or "uslm" not in (etree.QName(root).namespace or ""):
        raise Refused(
            f"The XML is no law in USLM: its root is <{name_of(root)[:40]}>. Get the law as USLM, "
            "or as PDF, from the Government Publishing Office."
        )
    identity = identity_of(root)
    walk = Walk(root, identity.usc)
    walk.read()
    keys = _keys(walk.sections)
    return Reading(
        media_type=MEDIA_TYPES[0],
        reader=READER,
        passages=tuple(_keyed(each, keys) for each in walk.passages),
        identity=identity,
        sections=tuple(replace(each, key=keys[each.key]) for each in walk.sections),
        warnings=tuple(_warnings(walk)),
    )


def _keys(sections: list[Section]) -> dict[str, str]:
    """Of every section its key: its number, where no other has it; else with what it stands in."""
    numbers = Counter(each.number for each in sections if not each.of_law)
    keys: dict[str, str] = {}
    for each in sections:
        if each.of_law and "/" in each.key:
            wanted = each.key.partition("#")[0]
        elif numbers[each.number] == 1:
            wanted = each.number
        else:
            wanted = "/".join([*map(_short, each.parents), each.number])
        wanted, count = wanted[:50], 1
        fresh = wanted
        while fresh in keys.values():
            count += 1
            fresh = f"{wanted}~{count}"
        keys[each.key] = fresh
    return keys


def _short(parent: str) -> str:
    """``V`` of “Title V, GLOBAL FRAGILITY”."""
    designation = parent.partition(",")[0].split()
    return designation[-1] if designation else "-"


def _keyed(passage: Passage, keys: dict[str, str]) -> Passage:
    return replace(passage, section=keys.get(passage.section, ""))


def _warnings(walk: Walk) -> list[str]:
    warnings = []
    if walk.side_notes:
        warnings.append(f"{walk.side_notes} side notes were left out; they are no part of the law.")
    unsure = sum(not each.printed_page for each in walk.passages) if walk.has_pages else 0
    if unsure:
        warnings.append(
            f"In {unsure} of {len(walk.passages):,} passages a page of the Statutes at Large ends; "
            "where in them is not said, so their page is not known."
        )
    return warnings
