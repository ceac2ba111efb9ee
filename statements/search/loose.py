"""What will do where no record has all that was asked for: most of the words, each for itself."""

from __future__ import annotations

from collections.abc import Iterator

from statements.search.chunks import runs
from statements.search.lexemes import Leaf
from statements.search.nodes import All, AnyOf, Node, Phrase, Word
from statements.search.small_words import SMALL

# So many words can do without one.
ENOUGH = 2


def words_of_name(leaf: Leaf) -> Iterator[Node]:
    """A known name of several words as these words, for each of which another name will do.

    One of a single word, such as initials, may be its long form's words, wherever they stand.
    """
    names = tuple(Phrase(runs(name)) for name in leaf.names)
    parts = leaf.node.nodes if isinstance(leaf.node, All) else (leaf.node,)
    if len(parts) > 1:
        for part in parts:
            yield AnyOf((part, *names))
        return
    scattered = tuple(found for name in leaf.names if (found := _all_words(runs(name))))
    yield AnyOf(tuple(dict.fromkeys((leaf.node, *names, *scattered))))


def _all_words(words: tuple[str, ...]) -> Node | None:
    telling = tuple(Word(word) for word in words if word.casefold() not in SMALL)
    return All(telling) if len(telling) > 1 else None


def fewest(words: int) -> int:
    """How many of so many words must be there at least."""
    return (words + 1) // 2
