"""Which number is printed on each page of a file: established from what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from statements.sources.readers.numerals import MOST_ROMAN, Number, read_number, write_number
from statements.sources.readers.reading import Basis
from statements.sources.readers.runs import Count, Run, Seen, runs, support

# Pages counted on beyond the last number and before the first.
BEYOND: Final = 3

# A number this near to the counted one is no stray: the count itself may be wrong there.
_NEAR: Final = 3
# Two numbers make a count by themselves only where they stand this near to each other.
_PAIR: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one page of a file says of its number.

    `stated` is what the file itself says (a page label); `numbers` are the numbers, in arabic or
    roman figures, that stand alone at its head or foot, any of which may be the page's; `contents`
    are the page numbers that the table of contents gives for headings that begin on it; `beside`
    those that stand beside a running head or foot. `follows` where its words go on with the
    sentence of the page before: no page is lost between the two.
    """

    stated: str = ""
    numbers: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """The number of a page and how it is known; both empty where it cannot be established."""

    page: str = ""
    basis: Basis = ""


def establish(pages: Sequence[Evidence], *, whole: bool = True) -> list[Printed]:
    """The printed number of every page of a file, in order; as many as there are pages.

    A number that stands on a page, or that the contents give for it, counts only together with
    others that rise by one from page to page. Pages between two known ones are counted where the
    count comes out; those beyond, up to BEYOND of them, where `whole` says that a page of the file
    is a page of print, or where the words run on. What contradicts itself stays unknown.
    """
    # What stands beside the head of several pages is a year.
    years = {
        text for text, times in Counter(t for p in pages for t in p.beside).items() if times > 1
    }
    seen = [_counts(page, each, years) for page, each in enumerate(pages)]
    believed = _believed(runs(seen), seen)
    known = {page: run.counted.at(page) for run in believed for page in run.pages}
    alone = {
        page
        for page in known
        if known[page] in map(read_number, pages[page].numbers + pages[page].beside)
    }
    labels = {page: read_number(each.stated) for page, each in enumerate(pages) if each.stated}
    if any(_differ(labels.get(page), number) for page, number in known.items()):
        if not _mere_counting(labels, len(pages)):
            return [Printed() for _ in pages]
        labels = {}
    known |= {page: number for page, number in labels.items() if number}
    _count_between(known, seen)
    _count_beyond(known, seen, [each.follows for each in pages], whole=whole)
    told = []
    for page, each in enumerate(pages):
        if page in labels:
            told.append(Printed(each.stated, "stated"))
        elif page in known:
            told.append(
                Printed(write_number(known[page]), "printed" if page in alone else "inferred")
            )
        else:
            told.append(Printed())
    return told


def _counts(page: int, evidence: Evidence, years: Set[str]) -> dict[Count, frozenset[str]]:
    found: dict[Count, frozenset[str]] = {}
    for kind, texts in (
        ("numbers", evidence.numbers),
        ("contents", evidence.contents),
        ("beside", [text for text in evidence.beside if text not in years]),
    ):
        for number in map(read_number, texts):
            if number:
                count = Count(number.rank, number.style, number.value - page)
                found[count] = found.get(count, frozenset()) | {kind}
    return found


def _differ(label: Number | None, seen: Number) -> bool:
    """S8512 is what a page says that bears 8512; 12 is not what a page says that bears xii."""
    return label is not None and (
        label.value != seen.value or (label.rank == 0) != (seen.rank == 0)
    )


def _mere_counting(labels: Mapping[int, Number | None], pages: int) -> bool:
    """Labels that a program gave: the pages of the file, counted from 1."""
    return labels == {page: Number(1, page + 1, "") for page in range(pages)}


# What stands on the pages


def _believed(found: Sequence[Run], seen: Seen) -> list[Run]:
    """Those with support enough, and more of it than anything else among their pages has."""
    longest: dict[int, Run] = {}
    for run in sorted(found, key=lambda run: len(run.pages)):
        longest[run.counted.rank] = run
    return [run for run in found if _supported(run, seen, main=run is longest[run.counted.rank])]


def _supported(run: Run, seen: Seen, *, main: bool) -> bool:
    first, last = run.pages[0], run.pages[-1]
    kinds = [seen[page][run.counted] for page in run.pages]
    said = sum(map(support, kinds))
    near = last - first <= _PAIR and (main or any("contents" in each for each in kinds))
    if said < 2 or (said == 2 and len(kinds) > 1 and not near):
        return False
    heard = seen[first : last + 1]
    others = Counter(count for counts in heard for count in counts if count != run.counted)
    rival = max(others.values(), default=0)
    against = sum(map(bool, heard)) - len(kinds)
    return against < len(kinds) and (rival < 2 or 2 * rival <= len(kinds))


# What is counted


def _count_between(known: dict[int, Number], seen: Seen) -> None:
    for first, last in list(pairwise(sorted(known))):
        before, after = known[first], known[last]
        count = Count(before.rank, before.style, before.value - first)
        between = range(first + 1, last)
        if count.at(last) == after and not _contradicted(count, between, seen):
            known |= {page: count.at(page) for page in between}


def _contradicted(count: Count, pages: Sequence[int], seen: Seen) -> bool:
    """A number close to the counted one, or two that agree on another count."""
    others = Counter(other for page in pages for other in seen[page] if other != count)
    return any(
        times > 1 or (other[:2] == count[:2] and abs(other.more - count.more) <= _NEAR)
        for other, times in others.items()
    )


def _count_beyond(
    known: dict[int, Number], seen: Seen, follows: Sequence[bool], *, whole: bool
) -> None:
    """Back from the first number of a kind, then on from the last."""
    for way in (-1, 1):
        places = sorted(known)
        ends = [None, *places, None]
        for page, other in zip(places, ends if way < 0 else ends[2:], strict=False):
            number, limit = known[page], None if other is None else known[other]
            open_end = whole and _open(number, limit, way)
            if other is not None and _cut_in_two(number, known[other], abs(other - page)):
                continue
            for at in range(page + way, page + way * (BEYOND + 1), way):
                number = number._replace(value=number.value + way)
                if not (0 <= at < len(seen) and (open_end or follows[max(at, at - way)])):
                    break
                if at in known or not _fits(number, at, seen, limit, way):
                    break
                known[at] = number


def _cut_in_two(number: Number, other: Number, apart: int) -> bool:
    """Whether there are more pages between two than numbers."""
    return other.rank == number.rank and abs(other.value - number.value) < apart


def _open(number: Number, limit: Number | None, way: int) -> bool:
    """Whether pages of print are counted on: back as far as 1, on to where 1 comes or the end."""
    if way < 0:
        return (limit is None or limit.rank < number.rank) and number.value <= BEYOND + 1
    if limit is None:
        return number.rank > 0
    return limit.rank > number.rank and limit.value == 1


def _fits(number: Number, page: int, seen: Seen, limit: Number | None, way: int) -> bool:
    if number.value < 1 or (number.rank == 0 and number.value > MOST_ROMAN):
        return False
    if limit and limit.rank == number.rank and way * (limit.value - number.value) <= 0:
        return False
    return not seen[page] or number in (count.at(page) for count in seen[page])
