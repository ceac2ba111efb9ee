"""Where words cite a law or a document by its numbers: counted, and to be listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from statements.citations.works import Document, Law
from statements.search import EXCERPT, PASSAGE, Unavailable, count_each

_FAMILIES: Final[Sequence[tuple[str, tuple[str, str], str, Mapping[str, str]]]] = (
    (EXCERPT, ("statement", "statements"), "/statements/", {}),
    (PASSAGE, ("passage", "passages"), "/search/", {"in": "passages"}),
)


@dataclass(frozen=True, slots=True)
class Citing:
    """How many of one sort cite it, and the list of them, which the usual filters narrow."""

    label: str
    times: int
    url: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The numbers that were looked for, and who has them."""

    numbers: list[str]
    citing: list[Citing]


def cited_by(work: Document | Law) -> CitedBy | None:
    """None for a work without a number, or while the index cannot be asked. No query."""
    numbers = numbers_of(work)
    if not numbers:
        return None
    words = " OR ".join(f'cites:"{each}"' for each in numbers)
    try:
        citing = [_citing(words, work, *family) for family in _FAMILIES]
    except Unavailable:
        return None
    return CitedBy(numbers, citing)


def _citing(
    words: str,
    work: Document | Law,
    family: str,
    unit: tuple[str, str],
    address: str,
    more: Mapping[str, str],
) -> Citing:
    """What is quoted from it, or is its own text, does not cite it."""
    own = "document" if isinstance(work, Document) else "legislation"
    # Of a statement, `legislation` are the laws that it names.
    is_own = own == "document" or family == PASSAGE
    asked = f"{words} -{own}:{work.slug}" if is_own else words
    times = count_each(asked, [family], vocabulary={own: {work.slug: work.slug}})[family]
    label = f"{times:,} {unit[0] if times == 1 else unit[1]}"
    return Citing(label, times, f"{address}?{urlencode({'q': asked, **more})}")


def numbers_of(work: Document | Law) -> list[str]:
    """Numbers by which a text cites it; of a part of an Act its page, not the Act's number."""
    if isinstance(work, Law):
        place = work.statutes
        page = f"{place.volume} Stat. {place.pin or place.page}" if place else ""
        number = f"P.L. {work.number}" if not work.parts else ""
        return [each for each in (number, page, *_in_code(work)) if each]
    place_of = work.reporter
    in_register = place_of and place_of.name == "Fed. Reg." and place_of.page
    page = f"{place_of.volume} Fed. Reg. {place_of.page}" if place_of and in_register else ""
    number = f"E.O. {work.number}" if work.number.isdecimal() else work.number
    return [each for each in (number, page) if each]


def _in_code(law: Law) -> Iterator[str]:
    """Its sections of the Code. A note is one of many under its section, and a paragraph a part of
    what another law made: neither is cited by the section's number.
    """
    for place in law.code:
        for part in place.sections.split(", "):
            if not place.is_note and "(" not in part:
                yield f"{place.title} U.S.C. {part}"
