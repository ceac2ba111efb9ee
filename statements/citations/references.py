"""Legal citations in a text, whichever way they are written -> one key for each.

``P.L. 115-441``, ``Pub. L. No. 115–441`` and ``Public Law 115-441`` are all ``pl-115-441``. A
paragraph in brackets, ``§ 5(b)(1)``, is passed over: the key is the section's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple


class Found(NamedTuple):
    """One citation: `text[start:end]`."""

    key: str
    start: int
    end: int


_DIRECTIVES: Final = {
    "hspd": "homeland security presidential directive",
    "nsd": "national security directive",
    "nsdd": "national security decision directive",
    "nsm": "national security memorandum",
    "nspd": "national security presidential directive",
    "nspm": "national security presidential memorandum",
    "pdd": "presidential decision directive",
    "ppd": "presidential policy directive",
    "psd": "presidential study directive",
}
_SHORT: Final = {long: short for short, long in _DIRECTIVES.items()}

_DASH = "[-‐‑‒–—−]"
_NO = r"(?:\s*\b(?:No|Number)(?P<nos>s?)\b\.?)?"
_END = r"(?![^\W_]|[.,]\d)"
_LAW = rf"(?P<number>\d{{1,3}}\s?{_DASH}\s?\d{{1,4}}|\d{{2,4}}){_END}"
_ORDER = rf"(?P<number>\d{{1,2}},\d{{3}}|\d{{3,5}}){_END}"
# 5, 1210D, 1.3, 2000e-5; not 5th.
_ONE_SECTION = r"\d{1,5}(?:\.\d{1,3})?(?!(?:st|nd|rd|th)\b)[a-z]{0,2}"
_SECTION = rf"(?P<number>{_ONE_SECTION}(?:{_DASH}\d{{1,5}}[a-z]{{0,2}})?)(?![^\W_]|,\d{{3}})"
_PARAGRAPHS = r"(?:\s?\([0-9a-z]{1,4}\)){0,6}"
_SIGN = r"(?:§(?P<many>§)?|\bsec(?:tion)?(?P<many_>s)?\b\.?)"


class _Kind(NamedTuple):
    """`signs` stand, in lower case, in every text that has one; looking for them is quick."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    key: Callable[[re.Match[str], str], str]
    more: re.Pattern[str] | None = None  # what may follow a plural: §§ 5 and 6


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _more(number: str, after: str = "") -> re.Pattern[str]:
    return _pattern(rf"(?:\s*[,;]\s*(?:(?:and|or)\b|&)?|\s+(?:and|or)\b|\s*&)\s*{number}{after}")


def _even(number: str) -> str:
    return re.sub(_DASH, "-", re.sub(r"[\s,]", "", number)).lower()


def _first(number: str) -> str:
    """Of a run of sections or pages, 2340-2340A, the first; 2000e-5 and 3009-572 are no runs."""
    even = _even(number)
    first, _, last = even.partition("-")
    figures = last.rstrip("abcdefghijklmnopqrstuvwxyz")
    is_run = first.isdecimal() and figures.isdecimal() and int(figures) >= int(first)
    return first if is_run and first != last else even


def _directive(found: re.Match[str], number: str) -> str:
    name = re.sub(r"\s+", " ", found["name"].lower())
    return f"{_SHORT.get(name, name)}-{int(number)}"


_KINDS: Final = (
    _Kind(
        ("public law", "pub", "p.l", "p. l", "pl ", "pl1", "pl9", "pl-"),
        _pattern(
            rf"\b(?:P\.?\s?L(?![a-z])\.?|Pub(?:lic|\.)?\s*L(?:aw(?P<many>s)?\b|\.)){_NO}[\s-]{{0,2}}{_LAW}"
        ),
        lambda _, number: f"pl-{_even(number)}",
        _more(_LAW),
    ),
    _Kind(
        ("stat.", "stat ", "statutes at large"),
        _pattern(
            r"\b(?P<volume>\d{1,3})\s?(?:Stat\b\.?|Statutes\sat\sLarge)\s?"
            rf"(?P<number>\d{{1,4}}[a-z]?(?:{_DASH}\d{{1,4}})?)(?![^\W_])"
        ),
        lambda found, number: f"stat-{int(found['volume'])}-{_first(number)}",
    ),
    _Kind(
        ("u.s.c", "u. s. c", "usc"),
        _pattern(
            r"\b(?P<title>\d{1,2})\s?U\.?\s?S\.?\s?C\b\.?(?:\s?A\b\.?)?\s*(?:" + _SIGN + r")?\s*"
            rf"{_SECTION}{_PARAGRAPHS}"
        ),
        lambda found, number: f"usc-{int(found['title'])}-{_first(number)}",
        _more(_SECTION, _PARAGRAPHS),
    ),
    _Kind(
        ("states code", "u.s. code", "us code"),
        _pattern(
            rf"{_SIGN}\s*{_SECTION}{_PARAGRAPHS}\s+of\s+title\s+(?P<title>\d{{1,2}})\b,?"
            r"\s+(?:of\s+)?(?:the\s+)?(?:United\s+States|U\.?S\.?)\s+Code\b"
        ),
        lambda found, number: f"usc-{int(found['title'])}-{_first(number)}",
    ),
    _Kind(
        ("executive order", "exec", "e.o", "e. o", "eo ", "eo1", "eo-"),
        _pattern(
            r"\b(?:E\.?\s?O(?P<many>s)?(?![a-z])\.?|Exec(?:utive|\.)\s*Order(?P<many_>s)?)"
            rf"{_NO}[\s-]{{0,2}}{_ORDER}"
        ),
        lambda _, number: f"eo-{_even(number)}",
        _more(_ORDER),
    ),
    _Kind(
        ("directive", "memorand", *_DIRECTIVES),
        _pattern(
            r"\b(?P<name>"
            + "|".join([*_DIRECTIVES, *(name.replace(" ", r"\s+") for name in _SHORT)])
            + rf")(?![a-z])(?:\s?/\s?NSC\b)?{_NO}(?:[\s)/]{{0,2}}|\s?{_DASH}\s?)"
            rf"(?P<number>\d{{1,3}}){_END}"
        ),
        _directive,
    ),
    _Kind(
        ("fed", "f.r", "f. r", "fr "),
        _pattern(
            r"\b(?P<volume>\d{1,3})\s?(?:Fed(?:eral|\.)?\s?Reg(?:ister\b|\b\.?)|F\.?\s?R\b\.?)\s?"
            rf"(?:at\s)?(?P<number>\d{{1,3}},\d{{3}}|\d{{1,6}})(?:{_DASH}\d{{1,6}})?{_END}"
        ),
        lambda found, number: f"fr-{int(found['volume'])}-{_even(number)}",
    ),
    _Kind(
        ("section", "§", "sec.", "sec ", "secs"),
        _pattern(rf"{_SIGN}\s*{_SECTION}{_PARAGRAPHS}"),
        lambda _, number: f"sec-{_first(number)}",
        _more(_SECTION, _PARAGRAPHS),
    ),
)
# A figure that may belong to a citation, by the two characters before it: "on 5", "L. 1", "§ 1".
# Letters in both cases, for a pattern that begins with figures alone is looked for at great speed.
_ENDINGS = "aw ws er rs on ns ec cs no os at ge sc ca eo ve um pl sd pd sm pm dd fr eg".split()
_ENDING = "|".join("".join(f"[{c}{c.upper()}]" for c in ending) for ending in _ENDINGS)
_HINT = re.compile(
    "[0-9](?:"
    rf"(?<=[§/)][0-9])|(?<=[§/)]\s[0-9])|(?<=\s\s[0-9])"
    rf"|(?<=[A-Za-z](?:\.|{_DASH})[0-9])|(?<=[A-Za-z](?:\.|{_DASH})\s[0-9])|(?<=\s{_DASH}\s[0-9])"
    rf"|(?<=(?:{_ENDING})[0-9])|(?<=(?:{_ENDING})\s[0-9]))"
)


def find(text: str) -> list[Found]:
    """The citations of a text by their places, of two at one place the longer first.

    Called on every passage that is loaded, a million of them: a text without any costs 3 µs. The §
    of `22 U.S.C. § 2656` is no section by itself; that of `§ 2656 of title 22` is one.
    """
    if not _HINT.search(text):
        return []
    lowered = text.lower()
    found: dict[tuple[int, int], Found] = {}
    within: set[int] = set()
    for kind in _KINDS:
        if any(sign in lowered for sign in kind.signs):
            for each in _of(kind, text):
                if each.start not in within:
                    found.setdefault(each[1:], each)
                    within.update(range(each.start + 1, each.end))
    return sorted(found.values(), key=lambda each: (each.start, -each.end))


def _of(kind: _Kind, text: str) -> Iterator[Found]:
    for match in kind.pattern.finditer(text):
        yield Found(kind.key(match, match["number"]), match.start(), match.end())
        named = match.groupdict()
        if kind.more and (named.get("many") or named.get("many_") or named.get("nos")):
            another = kind.more.match(text, match.end())
            while another:
                yield Found(
                    kind.key(match, another["number"]), another.start("number"), another.end()
                )
                another = kind.more.match(text, another.end())
