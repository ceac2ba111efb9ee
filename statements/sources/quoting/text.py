"""The text of a source, prepared once to be checked against many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, TypeVar

from statements.sources.quoting.skeleton import Places, places, skeleton, without_glued_marks
from statements.sources.readers.reading import between

T = TypeVar("T")

# Characters whose places are looked for together: only where something was found.
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a source, with the page it stands on as far as that is known."""

    text: str
    printed_page: str = ""
    file_page: int | None = None
    page_basis: str = ""


class Letters:
    """The skeleton of a text, cut into chunks so that a place is found without all of them."""

    def __init__(self, text: str, cuts: Sequence[tuple[int, int]]) -> None:
        self._text, self._cuts = text, cuts
        skeletons = [skeleton(text[start:end]) for start, end in cuts]
        self.all = "".join(skeletons)
        self._begins = [0, *accumulate(map(len, skeletons))]
        self._places: dict[int, Places] = {}

    def places(self, first: int, last: int) -> Places:
        """Of the letters from `first` up to `last` of the skeleton, where they stand."""
        found = Places([], [])
        chunk = bisect_right(self._begins, first) - 1
        while first < last:
            begin, end = self._begins[chunk], self._begins[chunk + 1]
            upto = min(last, end)
            held = self._placed(chunk)
            found.starts.extend(held.starts[first - begin : upto - begin])
            found.ends.extend(held.ends[first - begin : upto - begin])
            first, chunk = upto, chunk + 1
        return found

    def index_from(self, offset: int) -> int:
        """Which letter of the skeleton is the first at or after a place of the text."""
        chunk = bisect_right(self._cuts, (offset, len(self._text) + 1)) - 1
        if chunk < 0:
            return 0
        return self._begins[chunk] + bisect_left(self._placed(chunk).starts, offset)

    def _placed(self, chunk: int) -> Places:
        if chunk not in self._places:
            start, end = self._cuts[chunk]
            held = places(self._text[start:end])
            self._places[chunk] = Places(
                [start + each for each in held.starts], [start + each for each in held.ends]
            )
        return self._places[chunk]


class Text:
    """All passages of a source as one: `whole` is what places are counted in."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        pieces: list[str] = []
        self._starts: list[int] = []
        length = 0
        for last, part in zip((None, *self.parts), self.parts, strict=False):
            if last:
                pieces.append(
                    between(last.file_page, last.printed_page, part.file_page, part.printed_page)
                )
                length += len(pieces[-1])
            self._starts.append(length)
            pieces.append(part.text)
            length += len(part.text)
        self.whole = "".join(pieces)
        self._kept: dict[str, Any] = {}

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What is made of the text once, when it is first asked for."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    @cached_property
    def letters(self) -> Letters:
        return Letters(self.whole, self._cuts)

    @cached_property
    def letters_without_marks(self) -> Letters | None:
        """The same without the figures that are marks of notes; None where there are none."""
        blanked = without_glued_marks(self.whole)
        return None if blanked == self.whole else Letters(blanked, self._cuts)

    @cached_property
    def blanked(self) -> str:
        return without_glued_marks(self.whole)

    @cached_property
    def _cuts(self) -> list[tuple[int, int]]:
        return list(_cut(self.whole))

    def part_at(self, offset: int) -> int:
        """Which part has this place; of what joins two, the one before."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def parts_of(self, start: int, end: int) -> range:
        """The parts that a span touches."""
        return range(self.part_at(start), self.part_at(max(end - 1, start)) + 1)

    def within(self, part: int) -> int:
        """Where a part begins."""
        return self._starts[part]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(start + _LONGEST, len(text))
        if end < len(text):
            space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = space + 1 if space > start else end
        yield start, end
        start = end
