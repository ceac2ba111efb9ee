"""Whether a quotation stands in its source: a verdict, with the places that prove it.

Pure: plain values in, plain values out. The letters and figures of a quotation must stand in the
source, the same ones in the same order and case; what stands between them must be the same too,
or equal once something that has a name is evened out; and what a quotation marks as altered is read
by the rules of quotation. A near match is a suggestion and never a pass. Every rule in words:
docs/explanation/how-quotations-are-checked.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from statements.sources.quoting import alterations, gaps, matching, pincites
from statements.sources.quoting.alterations import Altered, Run, read_alterations
from statements.sources.quoting.matching import Finder, Match
from statements.sources.quoting.nearest import Difference, Words
from statements.sources.quoting.skeleton import is_letter, skeleton
from statements.sources.quoting.text import Part, Text

__all__ = ["CHECKER", "NORMALISATIONS", "Difference", "Finding", "Part", "Text", "verify"]

# Counted up whenever a verdict may come out otherwise: what was checked before is then stale.
CHECKER: Final = "1"

EXACT, NORMALISED, DIFFERS = "exact", "normalised", "differs"
STRAY: Final = "stray quotation mark"

# Everything that may be evened out, and what to say of it.
NORMALISATIONS: Final[Mapping[str, str]] = {
    gaps.PAGE_BREAK: "It runs over a page break.",
    gaps.LINE_END: "A word is broken at the end of a line.",
    gaps.INVISIBLE: "There are invisible characters, such as soft hyphens.",
    gaps.QUOTES: "Quotation marks or apostrophes have another form.",
    gaps.DASHES: "Dashes or hyphens have another form, or other spaces around them.",
    gaps.SPACES: "There are other spaces before or after a punctuation mark.",
    gaps.DOTS: "Three dots are one sign.",
    gaps.NOTE: "The source has the mark of a note there.",
    matching.LIGATURE: "Letters are joined in one sign, such as ﬁ.",
    matching.COMPOSED: "A letter and its accent are one sign or two.",
    STRAY: "A quotation mark at the end of the quotation is not the source’s.",
    alterations.OMISSION: "Words are left out where it marks an omission.",
    alterations.LETTER: "A letter in brackets has another case.",
    alterations.ENDING: "A part of a word in brackets stands for another.",
    alterations.WORDS: "Words in brackets stand for others, or explain.",
    alterations.SIC: "It says [sic].",
}

# Of equal places the first are looked at; of one quotation no more than so many characters.
_MOST_EQUALS: Final = 200
_LONGEST: Final = 200_000
# Words between two omissions: fewer prove nothing.
_FEWEST: Final = 2
_WEAKER: Final = {"": 0, "inferred": 1, "printed": 2, "stated": 3}
_QUOTES: Final = "\"'`´‘’‚‛“”„‟‹›«»"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    `verdict` is exact, normalised or differs. `spans` are the stretches of `Text.whole` that the
    quotation stands for, in order; where it differs there are none, and `nearest` is where it
    comes nearest, if anywhere. Pages are those of the spans, or of the nearest place.
    `page_verdict` is confirmed, wrong, not-confirmed or not-given; `page_basis` how the least
    certain of the printed pages is known. `normalisations` are names of NORMALISATIONS.
    """

    verdict: str
    page_verdict: str
    printed_pages: tuple[str, ...] = ()
    file_pages: tuple[int, ...] = ()
    page_basis: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    normalisations: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    nearest: tuple[int, int] | None = None

    @property
    def start(self) -> int | None:
        """Where the words, or the nearest to them, begin in the source's text."""
        return self.spans[0][0] if self.spans else self.nearest[0] if self.nearest else None

    @property
    def end(self) -> int | None:
        return self.spans[-1][1] if self.spans else self.nearest[1] if self.nearest else None

    @property
    def passes(self) -> bool:
        """Whether it may stand in a footnote: words of the source, and no wrong page."""
        return self.verdict != DIFFERS and self.page_verdict != pincites.WRONG


@dataclass(frozen=True, slots=True)
class _Found:
    spans: tuple[tuple[int, int], ...]
    names: frozenset[str]


def verify(quotation: str, text: Text, *, page: str = "") -> Finding:
    """Check a quotation against the text of its source; `page` is its pin-cite, if it has one.

    Takes any two texts and never raises. Of several places the one on the page cited is taken,
    then the one that needs least, then the first.
    """
    quoted = quotation.strip()
    if len(quoted) > _LONGEST or not skeleton(quoted):
        return Finding(DIFFERS, pincites.judge(page, ()))
    found = [_finding(each, text, page) for each in _every(quoted, text)]
    if found:
        return min(found, key=_worth)
    return _differs(quoted, text, page)


def _every(quoted: str, text: Text) -> Iterator[_Found]:
    """Every way in which it stands in the text: as it is, without stray marks, and as altered."""
    literal = Altered((Run((alterations.Solid(quoted),), ()),), omits=False, names=())
    seen = False
    for words, names in _with_stray_marks_off(quoted):
        plain = replace(literal, runs=(Run((alterations.Solid(words),), ()),))
        for found in _places(plain, text):
            seen = True
            yield replace(found, names=found.names.union(names))
        if seen:
            return
        altered = read_alterations(words)
        if not altered.names or not _is_quotation(altered):
            continue
        for found in _places(altered, text):
            seen = True
            yield replace(found, names=found.names.union(names, altered.names))
        if seen:
            return


def _with_stray_marks_off(quoted: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The quotation, and where quotation marks stand at its ends, without the one or the other."""
    yield quoted, ()
    begins, ends = quoted[0] in _QUOTES, quoted[-1] in _QUOTES
    if ends:
        yield quoted[:-1].rstrip(), (STRAY,)
    if begins:
        yield quoted[1:].lstrip(), (STRAY,)
    if begins and ends and len(quoted) > 2:
        yield quoted[1:-1].strip(), (STRAY,)


def _is_quotation(altered: Altered) -> bool:
    """Whether what it vouches for proves anything."""
    if not altered.runs or alterations.marks_in(altered) > alterations.MOST:
        return False
    fewest = _FEWEST if len(altered.runs) > 1 else 1
    return all(
        run.words >= fewest and any(each.letters for each in run.solids) for run in altered.runs
    )


def _places(altered: Altered, text: Text) -> Iterator[_Found]:
    found = False
    for each in _in_letters(altered, Finder(text, text.letters, text.whole)):
        found = True
        yield each
    if not found and text.letters_without_marks:
        finder = Finder(text, text.letters_without_marks, text.blanked)
        yield from _in_letters(altered, finder)


def _in_letters(altered: Altered, finder: Finder) -> Iterator[_Found]:
    """The runs in order: from every place of the first, the others as near as they come."""
    first, *others = altered.runs
    for count, match in enumerate(finder.find(first)):
        if count == _MOST_EQUALS:
            return
        chain = _chained(others, finder, match)
        if chain is None:
            return  # what does not follow this one follows no later one
        spans = tuple((each.start, each.end) for each in chain)
        yield _Found(spans, frozenset[str]().union(*(each.names for each in chain)))


def _chained(runs: Sequence[Run], finder: Finder, match: Match) -> list[Match] | None:
    chain = [match]
    for run in runs:
        following = next(finder.find(run, chain[-1].end), None)
        if following is None:
            return None
        chain.append(following)
    return chain


def _finding(found: _Found, text: Text, page: str) -> Finding:
    names = tuple(name for name in NORMALISATIONS if name in found.names)
    touched = [part for span in found.spans for part in text.parts_of(*span)]
    return replace(
        _on_pages(text, touched, page),
        verdict=NORMALISED if names else EXACT,
        spans=found.spans,
        normalisations=names,
    )


def _on_pages(text: Text, touched: Sequence[int], page: str) -> Finding:
    parts = [text.parts[at] for at in dict.fromkeys(touched)]
    bases = [part.page_basis for part in parts if part.printed_page]
    return Finding(
        verdict=DIFFERS,
        page_verdict=pincites.judge(page, [part.printed_page for part in parts]),
        printed_pages=tuple(
            dict.fromkeys(each.printed_page for each in parts if each.printed_page)
        ),
        file_pages=tuple(dict.fromkeys(each.file_page for each in parts if each.file_page)),
        page_basis=min(bases, key=lambda basis: _WEAKER.get(basis, 0), default=""),
    )


def _worth(found: Finding) -> tuple[int, int, int]:
    """The page cited first, then the fewest normalisations, then the nearest together."""
    pages = {pincites.CONFIRMED: 0, pincites.NOT_GIVEN: 0, pincites.NOT_CONFIRMED: 1}
    return (
        pages.get(found.page_verdict, 2),
        len(found.normalisations),
        found.spans[-1][1] - found.spans[0][0],
    )


def _differs(quoted: str, text: Text, page: str) -> Finding:
    """The nearest place to each of its runs, and what differs there."""
    words = _words(text)
    stretches = [
        stretch for stretch in alterations.stretches(quoted) if any(map(is_letter, stretch))
    ]
    near = [each for part in stretches[: alterations.MOST] if (each := words.nearest(part))]
    unfound = Finding(DIFFERS, pincites.NOT_CONFIRMED if page.strip() else pincites.NOT_GIVEN)
    if not near:
        return unfound
    touched = [part for each in near for part in text.parts_of(each.start, each.end)]
    return replace(
        _on_pages(text, touched, page),
        page_verdict=unfound.page_verdict,
        differences=tuple(each for place in near for each in place.differences),
        nearest=(min(each.start for each in near), max(each.end for each in near)),
    )


def _words(text: Text) -> Words:
    return text.kept("words", lambda: Words(text))
