"""What differs in words that two texts share: capitals, accents, endings, punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from statements.compare.comparison import Alteration, Change
from statements.compare.words import Word, fold

_EVEN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ＇", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("–—―‒", "—"),
        "…": "...",
    }
)
_DASH = re.compile(r"\s*—\s*|\s+-+\s+|\s*--+\s*")
_SPACE = re.compile(r"\s+")


def even(written: str) -> str:
    """Without what typesetting decides: the shape of quotation marks and dashes, white space."""
    return _SPACE.sub(" ", _DASH.sub("—", written.translate(_EVEN)))


def alterations(
    text: str, words: Sequence[Word], base: str, base_words: Sequence[Word]
) -> Iterator[Alteration]:
    """Where two texts write the same run of words differently."""
    if text[words[0].start : words[-1].end] == base[base_words[0].start : base_words[-1].end]:
        return
    previous: tuple[Word, Word] | None = None
    for word, other in zip(words, base_words, strict=True):
        if previous:
            before, other_before = previous
            between = text[before.end : word.start]
            other_between = base[other_before.end : other.start]
            if between != other_between and even(between) != even(other_between):
                yield Alteration(
                    Change.PUNCTUATION, before.start, word.end, other_before.start, other.end
                )
        change = _change(text[word.start : word.end], base[other.start : other.end])
        if change:
            yield Alteration(change, word.start, word.end, other.start, other.end)
        previous = word, other


def _change(written: str, other: str) -> Change | None:
    """How one word differs from another of the same stem; if in several ways, the first listed."""
    if written == other:
        return None
    one, two = (unicodedata.normalize("NFC", even(form)) for form in (written, other))
    if one == two:
        return None
    if one.lower() == two.lower():
        return Change.CASE
    folded = fold(written).replace(".", ""), fold(other).replace(".", "")
    if folded[0] != folded[1]:
        return Change.INFLECTION
    marks = [[c for c in form if c in ".[]"] for form in (one, two)]
    return Change.PUNCTUATION if marks[0] != marks[1] else Change.ACCENT
