"""A visitor's text -> what was understood. Any text is a query; none is an error."""

from __future__ import annotations

from dataclasses import replace

from statements.search import lexer
from statements.search.chunks import runs
from statements.search.field_words import FIELDS, Vocabulary
from statements.search.lexemes import MOST_TYPED, MOST_WORDS
from statements.search.meaning import meaning_of
from statements.search.names import with_names
from statements.search.nodes import (
    All,
    AnyOf,
    Cites,
    Field,
    Like,
    MostOf,
    Node,
    Not,
    Phrase,
    Prefix,
    Reference,
    Understood,
    Unknown,
    Widening,
    Word,
    Years,
)
from statements.search.parse import parse

__all__ = [
    "FIELDS",
    "All",
    "AnyOf",
    "Cites",
    "Field",
    "Like",
    "MostOf",
    "Node",
    "Not",
    "Phrase",
    "Prefix",
    "Reference",
    "Understood",
    "Unknown",
    "Vocabulary",
    "Widening",
    "Word",
    "Years",
    "understand",
]

NO_WORDS = "There is no word in it to look for."
_MOST_READINGS = 5


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """Read a visitor's text, repairing what needs it.

    A repair may bring together what then reads otherwise: `P.L. ( 115-441`. So what was understood
    is read again until it stands.
    """
    first = _read(text, vocabulary)
    said, unknown, last = first.repairs, first.unknown, first
    for _ in range(_MOST_READINGS):
        again = _read(last.text, vocabulary)
        if again.node == last.node and again.text == last.text and not again.repairs:
            break
        said, unknown, last = said + again.repairs, unknown + again.unknown, again
    else:
        last = _read(_plainly(text), vocabulary)
    if last.node is None and text.strip() and not said and not unknown:
        said = (NO_WORDS,)
    return replace(
        last,
        typed=text,
        repairs=tuple(dict.fromkeys(said)),
        unknown=tuple(dict.fromkeys(unknown)),
    )


def _read(text: str, vocabulary: Vocabulary) -> Understood:
    found = lexer.read(text, vocabulary)
    tree, repairs = parse(with_names(found.parts, vocabulary))
    return replace(
        meaning_of(tree), repairs=(*found.repairs, *repairs), unknown=tuple(found.unknown)
    )


def _plainly(text: str) -> str:
    """Every word for itself: what no reading makes anything else of."""
    words = runs(lexer.clean(text[:MOST_TYPED]))[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words)
