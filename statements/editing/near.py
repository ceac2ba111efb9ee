"""Excerpts that hold much the same words, in whichever document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q
from rapidfuzz import fuzz

from statements.models import Excerpt

_WINDOW: Final = 5  # words that two excerpts must share in a row
_WINDOWS: Final = 12
_ENOUGH: Final = 60  # of 100
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Near:
    """An excerpt like the words in question; `alike` is 0 to 100."""

    excerpt: Excerpt
    alike: int
    holds_all: bool


def near_duplicates(text: str, *, but: int | None = None, most: int = 3) -> list[Near]:
    """The excerpts most like these words, drafts too, best first."""
    words = list(_WORD.finditer(text))
    if len(words) < _WINDOW:
        return []
    step = max((len(words) - _WINDOW) // (_WINDOWS - 1), 1)
    starts = range(0, len(words) - _WINDOW + 1, step)
    rows = [text[words[at].start() : words[at + _WINDOW - 1].end()] for at in starts][:_WINDOWS]
    shared = reduce(or_, (Q(text__icontains=row) for row in dict.fromkeys(rows)))
    held = Excerpt.objects.filter(shared).exclude(pk=but or 0).with_documents()[:50]
    ours = _plain(text)
    found = []
    for excerpt in held:
        theirs = _plain(excerpt.text)
        alike = round(max(fuzz.ratio(ours, theirs), fuzz.partial_ratio(ours, theirs)))
        if alike >= _ENOUGH:
            found.append(Near(excerpt, alike, holds_all=ours in theirs))
    return sorted(found, key=lambda each: (-each.alike, each.excerpt.slug))[:most]


def _plain(text: str) -> str:
    return " ".join(word[0].casefold() for word in _WORD.finditer(text))
