"""The parts of a query -> a tree. AND binds closest, then OR, then standing side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from statements.search.lexemes import Leaf, Lexeme, Sign

DEEPEST: Final = 10

UNCLOSED: Final = "The bracket was closed at the end."
UNOPENED: Final = "A closing bracket without an opening one was left out."
TOO_DEEP: Final = f"Brackets within more than {DEEPEST} others were left out."
EMPTY: Final = "Empty brackets were left out."
ALONE: Final = "{} was left out: it needs something before and after it."
NOT_ALONE: Final = "{} was left out: nothing to exclude stands after it."
MIXED: Final = "Brackets were added to show how OR was read."


@dataclass(frozen=True, slots=True)
class Negated:
    """What must not be found."""

    tree: Tree


@dataclass(frozen=True, slots=True)
class Group:
    """All of its parts, or any of them. `bracketed` by the visitor's own hand."""

    parts: tuple[Tree, ...]
    any: bool = False
    bracketed: bool = False


Tree: TypeAlias = Leaf | Negated | Group


def parse(parts: Sequence[Lexeme]) -> tuple[Group, list[str]]:
    """The tree, and what was repaired. An empty group is a query for nothing."""
    repairs: list[str] = []
    parser = _Parser(_balanced(parts, repairs), repairs)
    return Group(parser.side_by_side()), list(dict.fromkeys(repairs))


def _balanced(parts: Sequence[Lexeme], repairs: list[str]) -> list[Lexeme]:
    """With every bracket closed and none too deep."""
    found: list[Lexeme] = []
    kept: list[bool] = []  # of the brackets open here, whether each is kept
    for part in parts:
        if part is Sign.OPEN:
            kept.append(sum(kept) < DEEPEST)
            if not kept[-1]:
                repairs.append(TOO_DEEP)
                continue
        elif part is Sign.CLOSE:
            if not kept:
                repairs.append(UNOPENED)
                continue
            if not kept.pop():
                continue
        found.append(part)
    if kept:
        repairs.append(UNCLOSED)
    return [*found, *([Sign.CLOSE] * sum(kept))]


class _Parser:
    def __init__(self, parts: Sequence[Lexeme], repairs: list[str]) -> None:
        self._parts, self._repairs = list(reversed(parts)), repairs

    def _peek(self) -> Lexeme | None:
        return self._parts[-1] if self._parts else None

    def side_by_side(self) -> tuple[Tree, ...]:
        found = []
        while self._peek() not in {None, Sign.CLOSE}:
            if tree := self._joined(Sign.OR):
                found.append(tree)
        if len(found) > 1 and any(
            isinstance(each, Group) and each.any and not each.bracketed for each in found
        ):
            self._repairs.append(MIXED)
        return tuple(found)

    def _joined(self, sign: Sign) -> Tree | None:
        """Trees with OR between them, or AND."""
        is_or = sign is Sign.OR
        found = [self._joined(Sign.AND) if is_or else self._one()]
        while self._peek() is sign:
            self._parts.pop()
            found.append(self._joined(Sign.AND) if is_or else self._one())
        trees = [tree for tree in found if tree]
        if len(trees) < len(found) and len(found) > 1:
            self._repairs.append(ALONE.format(sign.value))
        if len(trees) < 2:
            return trees[0] if trees else None
        if is_or and any(isinstance(each, Group) and not each.bracketed for each in trees):
            self._repairs.append(MIXED)
        return Group(tuple(trees), any=is_or)

    def _one(self) -> Tree | None:
        """A part or a bracket, with the signs of exclusion before it."""
        signs: list[Sign] = []
        while (sign := self._peek()) in {Sign.MINUS, Sign.NOT} and isinstance(sign, Sign):
            signs.append(sign)
            self._parts.pop()
        tree: Tree | None = None
        part = self._peek()
        if isinstance(part, Leaf):
            tree = part
            self._parts.pop()
        elif part is Sign.OPEN:
            self._parts.pop()
            tree = self._bracket()
        if signs and not tree:
            self._repairs.append(NOT_ALONE.format(signs[-1].value))
        if not tree or len(signs) % 2 == 0:
            return tree
        return tree.tree if isinstance(tree, Negated) else Negated(tree)

    def _bracket(self) -> Tree | None:
        inner = self.side_by_side()
        self._parts.pop()
        if not inner:
            self._repairs.append(EMPTY)
            return None
        if len(inner) > 1:
            return Group(inner, bracketed=True)
        return replace(inner[0], bracketed=True) if isinstance(inner[0], Group) else inner[0]
