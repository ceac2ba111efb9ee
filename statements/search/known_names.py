"""The names that are looked for under their other names too: known_names.toml, read once."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from statements.citations import references
from statements.search.chunks import key_of

_FILE = Path(__file__).with_suffix(".toml")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a name typed stands for: all its names, presidents or laws by their slugs."""

    names: tuple[str, ...] = ()
    presidents: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


def name_key(text: str) -> Key:
    """What names are found by; a citation has one key however it is written."""
    whole = [found for found in references.find(text) if found.end - found.start == len(text)]
    return (whole[0].key,) if whole else key_of(text)


def known_name(key: Key, written: str) -> KnownName | None:
    """The name that these words are, if they are one and all of one."""
    table, capitals = _table()
    if key not in table or (key in capitals and written.replace(".", "") not in capitals[key]):
        return None
    return table[key]


def president_named(key: Key, written: str, presidents: Mapping[str, str]) -> KnownName | None:
    """The presidents of this name, of those that the record holds: by surname in capitals alone."""
    found = _presidents(tuple(presidents.items())).get(key, {})
    surname = written[:1].isupper()
    slugs = tuple(slug for slug, whole in found.items() if whole or surname)
    return KnownName(presidents=slugs) if slugs else None


@functools.lru_cache(maxsize=8)
def _presidents(held: tuple[tuple[str, str], ...]) -> Mapping[Key, Mapping[str, bool]]:
    """By every name that the file does not give them, and of each whether it is the whole name."""
    given = {slug for known in _table()[0].values() for slug in known.presidents}
    found: dict[Key, dict[str, bool]] = defaultdict(dict)
    for slug, name in held:
        parts = name.removesuffix(" Jr.").replace(".", ". ").split()
        if slug in given or not parts:
            continue
        for key in _with_titles(parts[-1]):
            found[key][slug] = False
        for key in _with_titles(name) if len(parts) > 1 else ():
            found[key][slug] = True
    return found


def longest_name() -> int:
    """How many words the longest name has."""
    return max(map(len, _table()[0]))


@functools.cache
def _table() -> tuple[Mapping[Key, KnownName], Mapping[Key, frozenset[str]]]:
    """Every name by its key; and the names that are known in capitals only."""
    held: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    table = {
        key: KnownName(tuple(group)) for group in held["names"] for key in map(name_key, group)
    }
    presidents: dict[Key, list[str]] = defaultdict(list)
    for slug, names in held["presidents"].items():
        for key in {key for name in names for key in _with_titles(name)}:
            presidents[key].append(slug)
    table |= {key: KnownName(presidents=tuple(slugs)) for key, slugs in presidents.items()}
    capitals = held["only_in_capitals"]
    return table, {name_key(name): frozenset({name}) for name in capitals}


def _with_titles(name: str) -> Iterator[Key]:
    """Obama, President Obama, the Obama administration."""
    befores: Sequence[Key] = ("president",), ()
    afters: Sequence[Key] = ("administration",), ("presidency",), ()
    for before, after in product(befores, afters):
        yield before + key_of(name) + after
