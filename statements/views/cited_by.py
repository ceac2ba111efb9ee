"""Where words cite a law or a document by its numbers: counted, and to be listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    # What is quoted from it, or is its own text, does not cite it.
    own = "document" if isinstance(work, Document) else ""
    words = " OR ".join(numbers) + (f" -{own}:{work.slug}" if own else "")
    try:
        citing = list(_citing(words, {own: {work.slug: work.slug}} if own else {}))
    except Unavailable:
        return None
    return CitedBy(numbers, citing)


def _citing(words: str, vocabulary: dict[str, dict[str, str]]) -> Iterable[Citing]:
    counted = count_each(words, [family for family, *_ in _FAMILIES], vocabulary=vocabulary)
    for family, (one, many), address, more in _FAMILIES:
        times = counted[family]
        yield Citing(
            f"{times:,} {one if times == 1 else many}",
            times,
            f"{address}?{urlencode({'q': words, **more})}",
        )


def numbers_of(work: Document | Law) -> list[str]:
    """Numbers by which a text cites it; of a part of an Act its page, not the Act's number."""
    if isinstance(work, Law):
        place = work.statutes
        page = f"{place.volume} Stat. {place.pin or place.page}" if place else ""
        number = f"P.L. {work.number}" if not work.parts else ""
        return [each for each in (number, page) if each]
    place_of = work.reporter
    in_register = place_of and place_of.name == "Fed. Reg." and place_of.page
    page = f"{place_of.volume} Fed. Reg. {place_of.page}" if place_of and in_register else ""
    number = f"E.O. {work.number}" if work.number.isdecimal() else work.number
    return [each for each in (number, page) if each]
