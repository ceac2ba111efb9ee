"""Known names among what was typed: words that stand next to each other become one part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from statements.search.chunks import key_of
from statements.search.field_words import Vocabulary
from statements.search.known_names import (
    Key,
    KnownName,
    known_name,
    longest_name,
    name_key,
    president_named,
)
from statements.search.lexemes import Leaf, Lexeme, Sign
from statements.search.nodes import All, Node, Reference, Word
from statements.search.small_words import ASKING, SMALL

_EXCLUDING = (Sign.MINUS, Sign.NOT)


def with_names(parts: Sequence[Lexeme], vocabulary: Vocabulary) -> list[Lexeme]:
    """The same parts, the longest names that stand in them made one. What is excluded stays."""
    found: list[Lexeme] = []
    place = 0
    laws = vocabulary.get("legislation", {}) if any(map(_is_section, parts)) else {}
    while place < len(parts):
        excluded = bool(found) and found[-1] in _EXCLUDING
        taken, named = (1, parts[place]) if excluded else _name_at(parts, place, vocabulary, laws)
        found.append(named)
        place += taken
    return found


def _name_at(
    parts: Sequence[Lexeme], place: int, vocabulary: Vocabulary, laws: Mapping[str, str]
) -> tuple[int, Lexeme]:
    """The longest name that begins here and how many parts it takes; or the part that is here."""
    run: list[Leaf] = []
    for part in parts[place : place + longest_name()]:
        if not isinstance(part, Leaf) or not (part.plain or (_is_citation(part) and not run)):
            break
        run.append(part)
        if not part.plain:
            break
    for taken in range(len(run), 0, -1):
        written = " ".join(leaf.written for leaf in run[:taken])
        key = name_key(written) if taken == 1 else tuple(_keys(run[:taken]))
        known = known_name(key, written)
        if not known and not _goes_on(parts, place):
            known = president_named(key, written, vocabulary.get("president", {}))
        known = _with_laws(known, key, laws)
        if known:
            leaf = _named(run[:taken], written, known, vocabulary)
            if leaf.names or leaf.presidents or leaf.laws:
                return taken, leaf
    return 1, parts[place]


def _is_section(part: Lexeme) -> bool:
    return isinstance(part, Leaf) and any(
        isinstance(node, Reference) and node.key.startswith("sec-") for node in _parts(part.node)
    )


def _with_laws(known: KnownName | None, key: Key, laws: Mapping[str, str]) -> KnownName | None:
    """The same name, and the laws that bear it or another of its names: “… Act of 2018”."""
    keys = {key, *(map(key_of, known.names) if known else ())}
    slugs = tuple(
        slug
        for slug, label in laws.items()
        if any(len(each) > 1 and _bears(key_of(label), each) for each in keys)
    )
    return replace(known or KnownName(), laws=slugs) if slugs else known


def _bears(label: Key, name: Key) -> bool:
    return label[: len(name)] == name and label[len(name) :][:1] in {(), ("of",), ("for",)}


def _goes_on(parts: Sequence[Lexeme], place: int) -> bool:
    """Whether what begins here is the second half of a name: Charles Taylor is no president."""
    before = parts[place - 1] if place else None
    return (
        isinstance(before, Leaf)
        and before.plain
        and before.written[0].isupper()
        and before.written.casefold() not in ASKING
    )


def _is_citation(leaf: Leaf) -> bool:
    return isinstance(leaf.node, Reference)


def _keys(leaves: Sequence[Leaf]) -> list[str]:
    return [word for leaf in leaves for word in key_of(leaf.written)]


def _named(leaves: Sequence[Leaf], written: str, known: KnownName, vocabulary: Vocabulary) -> Leaf:
    nodes = [node for leaf in leaves for node in _parts(leaf.node)]
    telling = [n for n in nodes if not (isinstance(n, Word) and n.text.casefold() in SMALL)]
    nodes = telling or nodes
    typed = _letters(written)
    return replace(
        leaves[0],
        written=written,
        node=nodes[0] if len(nodes) == 1 else All(tuple(nodes)),
        names=tuple(name for name in known.names if _letters(name) != typed),
        presidents=tuple(
            slug for slug in known.presidents if slug in vocabulary.get("president", {})
        ),
        laws=known.laws,
    )


def _parts(node: Node) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, All) else (node,)


def _letters(name: str) -> tuple[str, ...]:
    """How the index sees a name: U.S. is two words."""
    return key_of(name.replace(".", " "))
