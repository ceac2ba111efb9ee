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
# White space between the parts: as much as a broken line has, and no more, so that a text of
# nothing else is read in a moment.
_W = r"\s{0,12}"
_NO = rf"(?:{_W}(?:\b(?:No|Number)(?P<nos>s?)\b\.?|#))?"
_END = r"(?![^\W_]|[.,]\d)"
_LAW = rf"(?P<number>\d{{1,3}}\s?{_DASH}\s?\d{{1,4}}|\d{{2,4}}(?!\s?{_DASH}\s?\d)){_END}"
_ORDER = rf"(?P<number>\d{{1,2}},\d{{3}}|\d{{3,5}}){_END}"
# 5, 1210D, 1.3, 2000e-5; not 5th.
_ONE_SECTION = r"\d{1,5}(?:\.\d{1,3})?(?!(?:st|nd|rd|th)\b)[a-z]{0,2}"
_SECTION = rf"(?P<number>{_ONE_SECTION}(?:{_DASH}\d{{1,5}}[a-z]{{0,2}})?)(?![^\W_]|,\d{{3}})"
_PARAGRAPHS = r"(?:\s?\([0-9a-z]{1,4}\)){0,6}"
_SIGN = r"(?:§(?:\s?(?P<many>§))?|\bsec(?:tion)?(?P<many_>s)?\b\.?)"


_THE_CODE = r"(?:of\s)?(?:the\s)?(?:United\s{1,12}States|U\.?\s?S\.?)\s{1,12}Code\b"


class _Kind(NamedTuple):
    """`signs` stand, in lower case, in every text that has one; looking for them is quick."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    key: Callable[[re.Match[str], str], str]
    more: re.Pattern[str] | None = None  # what may follow a plural: §§ 5 and 6
    also: re.Pattern[str] | None = None  # what follows a singular too: § 5 and § 6


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_AND = rf"(?:{_W}[,;]{_W}(?:(?:and|or)\b|&)?|\s{{1,12}}(?:and|or)\b|{_W}&)"


def _more(number: str, after: str = "") -> re.Pattern[str]:
    return _pattern(rf"{_AND}{_W}{number}{after}")


def _even(number: str) -> str:
    return re.sub(_DASH, "-", re.sub(r"[\s,]", "", number)).lower()


def _first(number: str) -> str:
    """Of a run of sections or pages, 2340-2340A, the first; 2000e-5 and 3009-572 are no runs."""
    even = _even(number)
    first, _, last = even.partition("-")
    figures = last.rstrip("abcdefghijklmnopqrstuvwxyz")
    is_run = first.isdecimal() and figures.isdecimal() and int(figures) >= int(first)
    return first if is_run and first != last else even


def _page(number: str) -> str:
    """Of pages cut short too, 5586-87, the first; Acts of many parts have a page 2681-57."""
    page = _first(number)
    first, _, last = page.partition("-")
    is_cut = len(last) == 2 and len(first) == 4 and last > first[2:] and first not in _OF_PARTS
    return first if is_cut and page.replace("-", "").isdecimal() else page


_OF_PARTS: Final = {"2681", "3009"}


def _directive(found: re.Match[str], number: str) -> str:
    name = re.sub(r"\s+", " ", found["name"].lower())
    return f"{_SHORT.get(name, name)}-{int(number)}"


_KINDS: Final = (
    _Kind(
        ("public law", "pub", "p.l", "p. l", "pl ", "pl1", "pl9", "pl-"),
        _pattern(
            rf"\b(?:P\.?\s?L(?![a-z])\.?|Pub(?:lic|\.)?{_W}L(?:aw(?P<many>s)?\b|\.|(?=\s)))"
            rf"{_NO}[\s-]{{0,2}}{_LAW}"
        ),
        lambda _, number: f"pl-{_even(number)}",
        _more(_LAW),
        _pattern(rf"{_AND}{_W}(?P<number>\d{{2,3}}\s?{_DASH}\s?\d{{1,4}}){_END}"),
    ),
    _Kind(
        ("stat.", "stat ", "statutes at large"),
        _pattern(
            r"\b(?P<volume>\d{1,3})\s?(?:Stat\b\.?|Statutes\sat\sLarge),?\s?(?:at\s)?"
            rf"(?P<number>\d{{1,2}},\d{{3}}|\d{{1,4}}[a-z]?(?:{_DASH}\d{{1,4}})?)(?![^\W_]|,\d{{3}})"
        ),
        lambda found, number: f"stat-{int(found['volume'])}-{_page(number)}",
    ),
    _Kind(
        ("u.s.c", "u. s. c", "usc", "states code", "u.s. code", "us code"),
        _pattern(
            rf"\b(?P<title>\d{{1,2}})(?:\s?U\.?\s?S\.?\s?C\b\.?(?:\s?A\b\.?)?|,?\s{_THE_CODE},?)"
            rf"{_W}(?:{_SIGN}{_W})?{_SECTION}{_PARAGRAPHS}"
        ),
        lambda found, number: f"usc-{int(found['title'])}-{_first(number)}",
        _more(_SECTION, _PARAGRAPHS),
        _pattern(rf"{_AND}{_W}(?P<whole>§{_W}{_SECTION}{_PARAGRAPHS})"),
    ),
    _Kind(
        ("states code", "u.s. code", "us code"),
        _pattern(
            rf"{_SIGN}{_W}{_SECTION}{_PARAGRAPHS}"
            rf"(?P<others>(?:{_AND}{_W}{_ONE_SECTION}{_PARAGRAPHS}){{0,8}})"
            rf"\s{{1,12}}of\s{{1,12}}title\s{{1,12}}(?P<title>\d{{1,2}})\b,?\s{{1,12}}{_THE_CODE}"
        ),
        lambda found, number: f"usc-{int(found['title'])}-{_first(number)}",
        _more(_SECTION, _PARAGRAPHS),
    ),
    _Kind(
        ("executive order", "exec", "e.o", "e. o", "eo ", "eo1", "eo-", "eos"),
        _pattern(
            rf"\b(?:E\.?\s?O\.?(?P<many>s)?(?![a-z])\.?|Exec(?:utive|\.){_W}Ord(?:er(?P<many_>s)?\b|\.)"
            rf"(?:{_W}\(E\.?O\.?s?\))?){_NO}[\s-]{{0,2}}{_ORDER}"
        ),
        lambda _, number: f"eo-{_even(number)}",
        _more(_ORDER),
    ),
    _Kind(
        ("directive", "memorand", *_DIRECTIVES),
        _pattern(
            r"\b(?P<name>"
            + "|".join([*_DIRECTIVES, *(name.replace(" ", r"\s+") for name in _SHORT)])
            + rf")(?![a-z])(?:\s?/\s?NSC\b|\s?\([A-Z]{{3,4}}\))?{_NO}"
            rf"(?:[\s)/]{{0,2}}|\s?{_DASH}\s?)"
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
        _pattern(rf"{_SIGN}{_W}{_SECTION}{_PARAGRAPHS}"),
        lambda _, number: f"sec-{_first(number)}",
        _more(_SECTION, _PARAGRAPHS),
    ),
)
# A figure that may belong to a citation, by the two characters before it: "on 5", "L. 1", "§ 1".
# Letters in both cases, for a pattern that begins with figures alone is looked for at great speed.
_ENDINGS = "aw ws er rs on ns ec cs no os at ge sc ca eo ve um pl sd pd sm pm dd fr eg de".split()
_ENDINGS += [" l", ".s"]  # Pub L 115-441, E.O.s 13928
_ENDING = "|".join("".join(f"[{c}{c.upper()}]" for c in ending) for ending in _ENDINGS)
_HINT = re.compile(
    "[0-9](?:"
    rf"(?<=[§/)#][0-9])|(?<=[§/)#]\s[0-9])|(?<=\s\s[0-9])|(?<=\){_DASH}[0-9])"
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
        named = match.groupdict()
        end = match.start("others") if named.get("others") else match.end()
        yield Found(kind.key(match, match["number"]), match.start(), end)
        is_plural = named.get("many") or named.get("many_") or named.get("nos")
        more, stop = (kind.more if is_plural else kind.also), len(text)
        if "others" in named:
            more, stop = kind.more, match.end("others")
        another = more.match(text, end, stop) if more else None
        while more and another:
            start = another.start("whole" if "whole" in another.groupdict() else "number")
            yield Found(kind.key(match, another["number"]), start, another.end())
            another = more.match(text, another.end(), stop)
