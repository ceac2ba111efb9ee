"""The pages of a plain text: where one ends, its running heads, and the number it bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from statements.sources.readers.contents import Heading, contents_of, headings, key_of
from statements.sources.readers.numerals import read_number
from statements.sources.readers.pages import Evidence, Printed, establish
from statements.sources.readers.paragraphs import in_mid_sentence, paragraphs

# Pages that must bear the same words at head or foot for these to be no text, and one in how many.
_OFTEN: Final = 3
_OF: Final = 6
_LONGEST_HEAD: Final = 90

_GAP = re.compile(r"\n(?:[ \t]*\n){3,}")
_LETTER = re.compile(r"[^\W\d_]")
_LONE_BULLET = re.compile(r"(?:^|\n)[ \t]*[*•·][ \t]*$")
_NUMBER = r"(?P<number>[0-9]{1,4}|[0-9] [0-9]|[ivx]{1,6}|[IVX]{1,6})"
_WORD = r"(?:[A-Z][\w’'-]*|a|and|for|in|of|on|the|to)"
_WORDS = rf"{_WORD}(?:\s{_WORD}){{0,7}}"
_NUMBER_AND_WORDS = re.compile(rf"(?:^|\s){_NUMBER}\s+(?P<words>{_WORDS})\s*$")
_WORDS_AND_NUMBER = re.compile(rf"^\s*(?P<words>{_WORDS})\s+{_NUMBER}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its text without what is no text, its number, and where headings stand in it."""

    text: str
    printed: Printed
    headings: tuple[tuple[int, int], ...] = ()


class _Found(NamedTuple):
    """A number, and whether words stand beside it that say whose it is."""

    number: str = ""
    named: bool = False

    @classmethod
    def of(cls, found: re.Match[str] | None) -> _Found:
        if not found:
            return cls()
        figures = found["number"].replace(" ", "").lower()
        return cls(figures, bool(found["before"] or found["after"]))


_NONE = _Found()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A page of which `text[start:end]` is text for sure; its head and foot may bear a number.

    Then the text begins at `after_head` and ends at `before_foot`.
    """

    text: str
    start: int
    end: int
    head: _Found = _NONE
    after_head: int = 0
    foot: _Found = _NONE
    before_foot: int = 0
    # The one number that stands beside the words of a running head amid the text.
    within: tuple[str, ...] = ()

    @property
    def inner(self) -> str:
        return self.text[self.after_head : self.before_foot]

    @property
    def numbers(self) -> list[_Found]:
        return [each for each in (self.head, self.foot) if each.number]


def sheets(text: str) -> list[Sheet]:
    """The pages of a text; one where nothing parts it.

    Form feeds part pages of print. Without them, gaps of three blank lines may be what a scanner
    left of page breaks; what the pages say of their numbers has to bear it out.
    """
    if "\f" in text:
        pages = text.split("\f")
        return _read(pages if pages[-1].strip() else pages[:-1], whole=True)
    return _read(_parted(text), whole=False)


def _parted(text: str) -> list[str]:
    pages = []
    place = 0
    for gap in _GAP.finditer(text):
        before = text[place : gap.start()]
        if not before.strip() or _LONE_BULLET.search(before):
            continue
        pages.append(before)
        place = gap.end()
    pages.append(text[place:])
    return [page for page in pages if page.strip()]


def _read(pages: Sequence[str], *, whole: bool) -> list[Sheet]:
    texts = [page.strip() for page in pages] if whole else _without_lone_numbers(pages)
    contents = dict(contents_of(texts))
    entries = [entry for found in contents.values() for entry in found]

    def find(among: Sequence[str]) -> list[Heading]:
        return headings(entries, ["" if at in contents else each for at, each in enumerate(among)])

    cuts = _cuts(texts, {each.key: each.page for each in find(texts)}, set(contents))
    begun = find([cut.inner for cut in cuts])
    numbers = establish(_evidence(cuts, begun), whole=whole)
    return [
        _sheet(cut, printed, [each for each in begun if each.page == at])
        for at, (cut, printed) in enumerate(zip(cuts, numbers, strict=True))
    ]


def _without_lone_numbers(pages: Sequence[str]) -> list[str]:
    """A number alone between gaps stands at the foot of the page before, or makes a blank page."""
    texts: list[str] = []
    for page in map(str.strip, pages):
        if texts and read_number(page) and not _bears(texts[-1]):
            texts[-1] += f"\n\n{page}"
        else:
            texts.append(page)
    return texts


def _bears(text: str) -> bool:
    return any(read_number(word) for word in (*text.split()[:1], *text.split()[-1:]))


# Heads and feet


def _cuts(texts: Sequence[str], titled: dict[str, int], contents: set[int]) -> list[_Cut]:
    """Each page without running heads, and the numbers that stand at its ends."""
    heads = Counter(key_of(_first(text)) for text in texts)
    feet = Counter(key_of(_last(text)) for text in texts)
    ends = _Ends.of(texts)
    past = min(contents, default=len(texts))

    # What nothing says is said by most pages.
    heads[""] = feet[""] = 0

    often = max(_OFTEN, len(texts) // _OF)

    def running(page: int, key: str) -> bool:
        return bool(key) and (
            heads[key] >= often
            or titled.get(key, page) < page
            or (page > past and key in ("contents", "tableofcontents"))
        )

    return [
        _cut(
            text,
            ends,
            running=running(page, key_of(_first(text))),
            foot=feet[key_of(_last(text))] >= often,
        )
        for page, text in enumerate(texts)
    ]


def _first(text: str) -> str:
    """The words of a line that a blank line parts from the rest of its page."""
    words, _, rest = text.partition("\n")
    return _alone(words, rest.partition("\n")[0])


def _last(text: str) -> str:
    rest, _, words = text.rpartition("\n")
    return _alone(words, rest.rpartition("\n")[2])


def _alone(words: str, beside: str) -> str:
    if beside.strip() or len(words) > _LONGEST_HEAD or not _LETTER.search(words):
        return ""
    return words


@dataclass(frozen=True, slots=True)
class _Ends:
    """How a number stands at the head of a page, and at its foot."""

    head: re.Pattern[str]
    foot: re.Pattern[str]
    amid: re.Pattern[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Ends:
        """Beside a number the words count that often stand there, such as the document's name."""
        words = Counter(found for text in texts for found in _beside(text))
        often = [re.escape(each) for each, times in words.items() if each and times >= _OFTEN]
        # Where no words do, there is nothing that could match.
        beside = "|".join(often).replace("\\ ", r"\s+") or "(?!)"
        number = rf"(?:(?P<before>{beside})\s+)?{_NUMBER}(?:\s+(?P<after>{beside}))?"
        return cls(
            re.compile(rf"\s*{number}(?=\s|$)(?![ \t]*[.)])"),
            re.compile(rf"(?<!\S){number}\s*$"),
            re.compile(rf"\n[ \t]*\n[ \t]*(?:{beside})\s+{_NUMBER}(?=\s)"),
        )


def _beside(text: str) -> set[str]:
    """The words that stand beside a number at the ends of a page."""
    lines = text.split("\n")
    found = [
        _NUMBER_AND_WORDS.search(text[-_LONGEST_HEAD:]),
        *(_WORDS_AND_NUMBER.match(line) for line in (lines[0], lines[-1])),
        _NUMBER_AND_WORDS.fullmatch(lines[0]),
    ]
    return {" ".join(each["words"].split()) for each in found if each}


def _cut(text: str, ends: _Ends, *, running: bool, foot: bool) -> _Cut:
    start, end = 0, len(text)
    if running:
        start = len(_first(text))
    if foot:
        end = max(start, end - len(_last(text)))
    if not text[start:end].strip():
        # What is all of a page is no running head.
        start, end = 0, len(text)
    head = ends.head.match(text, start, end)
    after_head = head.end() if head else start
    tail = ends.foot.search(text, max(after_head, end - _LONGEST_HEAD), end)
    within = tuple(found["number"].lower() for found in ends.amid.finditer(text))
    return _Cut(
        text,
        start,
        end,
        head=_Found.of(head),
        after_head=after_head,
        foot=_Found.of(tail),
        before_foot=tail.start() if tail else end,
        within=within if len(within) == 1 else (),
    )


# Numbers


def _evidence(cuts: Sequence[_Cut], begun: Sequence[Heading]) -> list[Evidence]:
    ends = [(found[0], found[-1]) if (found := paragraphs(cut.inner)) else ("", "") for cut in cuts]
    given: dict[int, list[str]] = {}
    for each in begun:
        given.setdefault(each.page, []).append(each.number.lower())
    return [
        Evidence(
            numbers=tuple(each.number for each in cut.numbers if not each.named),
            beside=tuple(each.number for each in cut.numbers if each.named) or cut.within,
            contents=tuple(given.get(page, ())),
            follows=page > 0 and in_mid_sentence(ends[page - 1][1], ends[page][0]),
        )
        for page, cut in enumerate(cuts)
    ]


def _sheet(cut: _Cut, printed: Printed, begun: Sequence[Heading]) -> Sheet:
    """The number is taken out of the text where it is known to be the page's."""
    number = read_number(printed.page) if printed.basis == "printed" else None
    start, end = cut.start, cut.end
    if number and read_number(cut.head.number) == number:
        start = cut.after_head
    elif number and read_number(cut.foot.number) == number:
        end = cut.before_foot
    shift = cut.after_head - start
    text = cut.text[start:end]
    spans = tuple((each.start + shift, each.end + shift) for each in begun)
    return Sheet(text, printed, spans)
