"""Numbers of laws as the record words them -> values: public laws, Statutes at Large, U.S. Code."""

from __future__ import annotations

import re
from typing import Final

from statements.citations.works import CodePlace, Reporter, StatPlace

_ONE: Final = r"\d+[A-Za-z]*(?:-\d+[A-Za-z]*)?(?:\([0-9A-Za-z]+\))*"
_CODE: Final = re.compile(
    rf"\b(\d{{1,2}}) U\.S\.C\. (?:§§? ?)?({_ONE}(?:(?:, | to |–){_ONE})*)( note)?"
)
_PART: Final = {
    "div.": "division",
    "tit.": "title",
    "s.": "section",
    "§": "section",
    "sec.": "section",
    "pt.": "part",
    "subtit.": "subtitle",
}
_REPORTER: Final = re.compile(
    r"^(?P<volume>\d+) (?P<name>[A-Z][A-Za-z. ]*?\.),? "
    r"(?:No\. (?P<number>\d+)|(?P<page>\d[\d,]*))"
)


def read_public_law(text: str) -> tuple[str, tuple[str, ...]]:
    """``P.L. 116-94, div. J, title V`` -> ``("116-94", ("division J", "title V"))``.

    Raises ValueError where there is no number.
    """
    found = re.match(r"(?:P\.L\.|Pub\. L\. No\.|Public Law) (\d+)[-–](\d+)", text)
    if not found:
        raise ValueError(f"“{text[:40]}” names no public law.")
    rest = text[found.end() :].strip(", ")
    parts = tuple(_spelled(part) for part in re.split(r", (?![^\[]*\])", rest) if part)
    return f"{found[1]}-{found[2]}", parts


def _spelled(part: str) -> str:
    """``div. J`` -> ``division J``, inside brackets too."""
    return re.sub(
        r"(?<![\w.])(div\.|tit\.|subtit\.|pt\.|sec\.|s\.|§) ?", lambda m: _PART[m[1]] + " ", part
    )


def read_statutes(text: str) -> StatPlace | None:
    """``113 Stat. 1536, 1501A-460``: the first page, and one within. None if unreadable."""
    found = re.match(r"(\d+) Stat\. ([\dA-Z-]+)(?:, ([\dA-Z-]+))?", text)
    return StatPlace(int(found[1]), found[2], found[3] or "") if found else None


def read_code(texts: list[str]) -> tuple[CodePlace, ...]:
    """Places of the Code in the record's lines; former and short-title ones left out."""
    kept = [
        re.sub(r"\([^)]*\b(?:formerly|enacted as)\b[^)]*\)", "", text)
        for text in texts
        if not text.startswith("short title")
    ]
    places = [
        CodePlace(int(found[1]), found[2], bool(found[3]))
        for text in kept
        for found in _CODE.finditer(text)
    ]
    return tuple(dict.fromkeys(places))


def read_reporter(text: str) -> Reporter | None:
    """``81 Fed. Reg. 32611 (May 23, 2016)`` -> its volume, series and page."""
    found = _REPORTER.match(text)
    if not found:
        return None
    page = (found["page"] or "").replace(",", "")
    year = re.search(r"\((\d{4})\)", text[found.end() :])
    return Reporter(
        int(found["volume"]),
        found["name"],
        page=page,
        number=found["number"] or "",
        year=int(year[1]) if year else None,
    )


def is_run(sections: str) -> bool:
    """Is it more than one section? 9801-9810 and 1103, 1182 are; 2370c-1 and 2000e-5 are not."""
    if re.search(r", | to |–", sections):
        return True
    first, _, last = sections.partition("-")
    return first.isdecimal() and last.isdecimal() and int(last) > int(first)


def sections_of(sections: str) -> list[str]:
    """Each section of ``9801-9810`` or ``1103, 1182(a)``, without its paragraphs."""
    found: list[str] = []
    for part in re.split(r", ", re.sub(r"\([^)]*\)", "", sections)):
        first, _, last = re.sub(r" to |–", "-", part).partition("-")
        is_range = first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < 1000
        if is_range:
            found += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            found.append(part.replace("–", "-"))
    return list(dict.fromkeys(found))
