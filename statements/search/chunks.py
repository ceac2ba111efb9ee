"""A stretch of text without white space -> the words in it, as the engine will see them."""

from __future__ import annotations

import functools
import re
import unicodedata

from statements.search.nodes import All, Node, Phrase, Word

_ACCENTS = "\u0300-\u036f"
RUN = rf"[^\W_](?:[^\W_]|[{_ACCENTS}])*"
_RUN = re.compile(RUN)
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’ʼ][sS](?![^\W_])")
# U.S., U.N., I.C.C.; of U.S.-led the first half.
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?:(?=\.)|(?![^\W_]))\.?")


def runs(text: str) -> tuple[str, ...]:
    """Its runs of letters and digits, as they are written."""
    return tuple(_RUN.findall(text))


def node_of(chunk: str) -> Node:
    """Every word of a chunk that has one; initials with dots stand together, ’s is dropped."""
    found: list[Node] = []
    for piece, together in _pieces(chunk):
        words = runs(piece)
        found += [Phrase(words)] if together else map(Word, words)
    return found[0] if len(found) == 1 else All(tuple(found))


@functools.lru_cache(maxsize=1 << 12)
def key_of(text: str) -> tuple[str, ...]:
    """Equal for ways of writing the same words: capitals, accents, hyphens, ’s; U.N. is UN."""
    return tuple(
        key
        for piece, together in _pieces(text)
        for key in (["".join(map(fold, runs(piece)))] if together else map(fold, runs(piece)))
    )


@functools.lru_cache(maxsize=1 << 12)
def fold(word: str) -> str:
    """Without capitals and accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Its parts, and of each whether it is initials."""
    text = _POSSESSIVE.sub("", text)
    found: list[tuple[str, bool]] = []
    place = 0
    for initials in _INITIALS.finditer(text):
        found += [(text[place : initials.start()], False), (initials[0], True)]
        place = initials.end()
    return [*found, (text[place:], False)]
