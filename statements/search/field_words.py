"""Field words: ``president:obama``, ``year:2010..2017``, ``like:nss-2006-a``, ``cites:PSD-10``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Final

from statements.citations.law_numbers import read_code, sections_of
from statements.citations.references import find
from statements.search.chunks import key_of
from statements.search.nodes import AnyOf, Cites, Field, Like, Node, Unknown, Years

# The values of each field word: name -> {slug: label}.
Vocabulary = Mapping[str, Mapping[str, str]]

FIELDS: Final = (
    "president",
    "administration",
    "kind",
    "document",
    "topic",
    "institution",
    "legislation",
    "verdict",
)
_MOST_VALUES: Final = 40
_YEARS = re.compile(r"(\d{1,4})?(?:(\.{2,}|…|[-–—])(\d{1,4})?)?")
_STOP = re.compile(r"(?:[,;:!?]|(?<!\.)\.)+$")  # of the sentence; 2010.. keeps its dots
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VALUE = re.compile(r'"([^"]*)(?:"|$)|([^\s"(),]+)')
FIELD_WORD: Final = re.compile(
    rf"(?P<field>{'|'.join(FIELDS)}):"
    r'(?P<values>(?:"[^"]*(?:"|$)|[^\s"(),]+)(?:,(?:"[^"]*(?:"|$)|[^\s"(),]+))*)'
    r'|(?P<other>year|like):(?P<value>[^\s"()]+)'
    r'|cites:(?P<cited>"[^"]*(?:"|$)|[^\s"()]+)',
    re.IGNORECASE,
)


def read_field(
    found: re.Match[str], vocabulary: Vocabulary
) -> tuple[Node | None, str, list[Unknown]]:
    """What a field word asks for, how it is written, and what of it nobody knows."""
    if found["other"]:
        return _read_other(found["other"].lower(), _STOP.sub("", found["value"]))
    if found["cited"]:
        return _read_cited(_STOP.sub("", found["cited"].strip('"')))
    name = found["field"].lower()
    known = vocabulary.get(name, {})
    slugs: dict[str, None] = {}
    written, unknown = [], []
    for quoted, bare in _VALUE.findall(found["values"]):
        value = " ".join(quoted.split()) or bare.rstrip(".;:!?")
        meant = _values(value, known)
        if meant:
            slugs |= dict.fromkeys(meant)
            written.append(f'"{value}"' if re.search(r"[\s,()]", value) else value)
        else:
            unknown.append(Unknown(name, value, _nearest(value, known)))
    node = Field(name, tuple(slugs)) if slugs else None
    return node, f"{name}:{','.join(written)}", unknown


def _read_other(name: str, value: str) -> tuple[Node | None, str, list[Unknown]]:
    if name == "like":
        slug = value.lower()
        if _SLUG.fullmatch(slug):
            return Like(slug), f"like:{slug}", []
        return None, "", [Unknown(name, value, None)]
    years = _YEARS.fullmatch(value)
    first, last = (int(years[1] or 0), int(years[3] or 0)) if years else (0, 0)
    if (
        not years
        or not (first or last)
        or 0 in {int(year) for year in (years[1], years[3]) if year}
    ):
        return None, "", [Unknown(name, value, None)]
    if not years[2]:
        return Years(first, first), f"year:{first}", []
    if first and last:
        first, last = min(first, last), max(first, last)
    return Years(first or None, last or None), f"year:{first or ''}..{last or ''}", []


def _read_cited(value: str) -> tuple[Node | None, str, list[Unknown]]:
    """A citation; of a run of sections of the Code any of them."""
    cited = next(iter(find(value)), None)
    if cited is None:
        return None, "", [Unknown("cites", value, None)]
    written = value[cited.start : cited.end]
    keys = [
        f"usc-{place.title}-{section.lower()}"
        for place in read_code([written])
        for section in sections_of(place.sections)[:_MOST_VALUES]
    ]
    nodes = tuple(Cites(key) for key in keys or [cited.key])
    return nodes[0] if len(nodes) == 1 else AnyOf(nodes), f'cites:"{written}"', []


def _values(value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The values with this slug or label; failing those, the few whose name has these words."""
    key = key_of(value)
    whole = [slug for slug, label in known.items() if key in (key_of(slug), key_of(label))]
    if whole or not key:
        return tuple(whole)
    part = [
        slug
        for slug, label in known.items()
        if _stands_in(key, key_of(slug)) or _stands_in(key, key_of(label))
    ]
    return tuple(part) if len(part) <= _MOST_VALUES else ()


def _stands_in(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))


def _nearest(value: str, known: Mapping[str, str]) -> str | None:
    """The slug that a value resembles most, by itself or by its label."""
    spellings = {label.casefold(): slug for slug, label in known.items()}
    spellings |= {slug.casefold(): slug for slug in known}
    near = difflib.get_close_matches(value[:60].casefold(), spellings, n=1, cutoff=0.7)
    return spellings[near[0]] if near else None
