"""The tree of a query -> what it means: the node to search for, its text, what else to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from statements.search.chunks import key_of, runs
from statements.search.lexemes import Leaf
from statements.search.loose import ENOUGH, words_of_name
from statements.search.nodes import (
    All,
    AnyOf,
    Field,
    Node,
    Not,
    Phrase,
    Understood,
    Widening,
    Word,
    Years,
)
from statements.search.parse import Group, Negated, Tree
from statements.search.small_words import ASKING, NUMBERED, QUESTION, SMALL

_YEAR = re.compile("1[7-9][0-9][0-9]|20[0-9][0-9]")


def meaning_of(tree: Group) -> Understood:
    """What a tree asks for. Its repairs are told elsewhere."""
    reading = _Meaning(tree)
    node = reading.group(tree.parts)
    if isinstance(node, All) and reading.left_out:
        node = replace(node, typed=_as_typed(tree))
    return Understood(
        typed="",
        node=node,
        text=written(tree),
        widenings=tuple(reading.widenings.values()),
        left_out=tuple(dict.fromkeys(reading.left_out)),
        words=tuple(dict.fromkeys(reading.words)),
        loose=tuple(reading.loosely()),
        asks=reading.asks(),
    )


@dataclass(slots=True)
class _Meaning:
    tree: Group
    widenings: dict[str, Widening] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def group(self, parts: Sequence[Tree], *, wanted: bool = True) -> Node | None:
        """All of the parts; small words only where there is nothing else."""
        nodes: dict[Node, None] = {}
        small: dict[Node, None] = {}
        for part in parts:
            for node, is_small in self._nodes(part, wanted=wanted):
                (small if is_small else nodes)[node] = None
        if all(isinstance(node, Not) for node in nodes):
            nodes, small = small | nodes, {}
        texts = [node.text for node in nodes if isinstance(node, Word) and node.text.isalpha()]
        if wanted:
            self.words += texts
            self.left_out += [node.text for node in small if isinstance(node, Word)]
        return _one(All, tuple(nodes))

    def _nodes(self, part: Tree, *, wanted: bool) -> Iterator[tuple[Node, bool]]:
        """The nodes of one part, and of each whether it is a small word."""
        if isinstance(part, Negated):
            yield Not(self._excluded(part.tree)), False
        elif isinstance(part, Group) and part.any:
            found = [self.group((each,), wanted=wanted) for each in part.parts]
            node = _one(AnyOf, tuple(dict.fromkeys(each for each in found if each)))
            if node:
                yield node, False
        elif isinstance(part, Group):
            node = self.group(part.parts, wanted=wanted)
            for each in node.nodes if isinstance(node, All) else [node] if node else []:
                yield each, False
        elif wanted and (part.names or part.laws or self._stands_for_presidency(part)):
            yield self._widened(part), False
        elif wanted and self._stands_for_year(part):
            yield self._dated(part), False
        else:
            for each in _parts(part.node):
                yield each, part.plain and isinstance(each, Word) and self._is_small(each)

    def loosely(self) -> Iterable[Node]:
        """The words most of which will do; none where something was asked for exactly."""
        leaves = [part for part in self.tree.parts if isinstance(part, Leaf) and part.plain]
        if len(leaves) < len(self.tree.parts):
            return ()
        found: dict[Node, None] = {}
        for leaf in leaves:
            found |= dict.fromkeys(words_of_name(leaf) if leaf.names else self._telling(leaf))
        named = any(leaf.names for leaf in leaves)
        return found if named or len(found) >= ENOUGH else ()

    def _telling(self, leaf: Leaf) -> Iterator[Node]:
        return (node for node, is_small in self._nodes(leaf, wanted=True) if not is_small)

    def _is_small(self, word: Word) -> bool:
        return word.text.casefold() in (ASKING if self.asks() else SMALL)

    def asks(self) -> bool:
        """Whether the first word is one that asks."""
        return any(
            isinstance(part, Leaf) and part.plain and part.written.casefold() in QUESTION
            for part in self.tree.parts[:1]
        )

    def _excluded(self, tree: Tree) -> Node:
        """Words that hang together are excluded together."""
        if isinstance(tree, Leaf):
            return Phrase(runs(tree.written)) if _hangs_together(tree) else tree.node
        return self.group((tree,), wanted=False) or All(())

    def _stands_for_presidency(self, leaf: Leaf) -> bool:
        """A president beside something else is where to look; alone, a name is what to look for."""
        return bool(leaf.presidents) and any(
            other is not leaf and self._tells(other) for other in _wanted(self.tree)
        )

    def _tells(self, leaf: Leaf) -> bool:
        return not isinstance(leaf.node, Field | Years) and not all(
            isinstance(node, Word) and self._is_small(node) for node in _parts(leaf.node)
        )

    def _widened(self, leaf: Leaf) -> Node:
        names = leaf.names
        others: list[Node] = [Phrase(runs(name)) for name in leaf.names]
        for field_word, values in (("president", leaf.presidents), ("legislation", leaf.laws)):
            if values:
                names += (f"{field_word}:{','.join(values)}",)
                others.append(Field(field_word, values))
        return self._any_of(leaf, names, others)

    def _any_of(self, leaf: Leaf, names: tuple[str, ...], others: Sequence[Node]) -> Node:
        key = leaf.written.casefold()
        if key not in self.widenings:
            self.widenings[key] = Widening(leaf.written, names, written(self.tree, quoted=key))
        return AnyOf(tuple(dict.fromkeys((leaf.node, *others))))

    def _stands_for_year(self, leaf: Leaf) -> bool:
        """At the end, or after a small word, a year beside something else is also when."""
        parts = self.tree.parts
        if not (leaf.plain and _YEAR.fullmatch(leaf.written)) or leaf not in parts[1:]:
            return False
        at = parts.index(leaf)
        before = parts[at - 1]
        if not isinstance(before, Leaf) or not any(
            other is not leaf and self._tells(other) for other in _wanted(self.tree)
        ):
            return False
        if before.plain and before.written.casefold() in SMALL:
            return True
        numbered = len(key_of(before.written)[0]) < 2 or before.written.casefold() in NUMBERED
        return at == len(parts) - 1 and not (numbered or isinstance(before.node, Phrase))

    def _dated(self, leaf: Leaf) -> Node:
        year = int(leaf.written)
        return self._any_of(leaf, (f"year:{year}",), [Years(year, year)])


def written(tree: Tree, *, quoted: str = "") -> str:
    """A tree as a query; the name `quoted`, in small letters, within quotation marks."""
    if isinstance(tree, Leaf):
        return f'"{tree.written}"' if tree.written.casefold() == quoted else tree.written
    if isinstance(tree, Negated):
        inner = written(tree.tree, quoted=quoted)
        if isinstance(tree.tree, Group):
            return f"-({inner})"
        hyphened = isinstance(tree.tree, Leaf) and _hangs_together(tree.tree)
        return f'-"{inner}"' if hyphened else f"-{inner}"
    parts = (
        f"({inner})"
        if isinstance(part, Group) and len(tree.parts) > 1 and part.any != tree.any
        else inner
        for part in tree.parts
        if (inner := written(part, quoted=quoted))
    )
    return (" OR " if tree.any else " ").join(parts)


def _as_typed(tree: Group) -> tuple[str, ...]:
    """Its words, small ones too, where it is words alone."""
    leaves = [part for part in tree.parts if isinstance(part, Leaf) and part.plain]
    words = tuple(word for leaf in leaves for word in runs(leaf.written))
    return words if len(leaves) == len(tree.parts) else ()


def _wanted(tree: Tree) -> Iterator[Leaf]:
    """The leaves that are not excluded."""
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Group):
        for part in tree.parts:
            yield from _wanted(part)


def _parts(node: Node) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, All) else (node,)


def _hangs_together(leaf: Leaf) -> bool:
    return leaf.plain and isinstance(leaf.node, All)


def _one(kind: type[All] | type[AnyOf], nodes: tuple[Node, ...]) -> Node | None:
    """No group of one."""
    return kind(nodes) if len(nodes) > 1 else nodes[0] if nodes else None
