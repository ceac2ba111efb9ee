"""What a file in USLM says that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from statements.sources.readers.reading import Identity
from statements.sources.readers.xml_safely import name_of, words_of

_BILL: Final = re.compile(
    r"\b(H\.?\s?J\.?\s?Res|S\.?\s?J\.?\s?Res|H\.?\s?Con\.?\s?Res|S\.?\s?Con\.?\s?Res|H\.?\s?Res"
    r"|S\.?\s?Res|H\.?\s?C|H\.?\s?R|S\.?\s?C|S\.?\s?J|S)\.?\s*(\d{1,5})\b",
    re.IGNORECASE,
)
_BILLS: Final = {
    "hr": "H.R.",
    "s": "S.",
    "hjres": "H.J. Res.",
    "sjres": "S.J. Res.",
    "hconres": "H. Con. Res.",
    "sconres": "S. Con. Res.",
    "hres": "H. Res.",
    "sres": "S. Res.",
}
_DASHES: Final = re.compile("[‐‑‒–—−]")
_YEAR: Final = re.compile(
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z.]* \d{1,2}, (\d{4})", re.IGNORECASE
)
_CODE: Final = re.compile(r"/us/usc/t(\d+[a-zA-Z]?)/s([\w.-]+)")


def identity_of(root: etree._Element) -> Identity:
    """The kind of a file, its numbers, its title and the names it gives its parts."""
    title = next((words_of(each) for each in _all(root, "title") if _is_meta(each)), "")
    short = tuple(dict.fromkeys(_names(root)))
    code = _CODE.fullmatch(root.get("identifier", ""))
    if code:
        heading = next((words_of(each) for each in _all(root, "heading")), "")
        return Identity(
            kind="U.S. Code",
            title=f"{code[1]} U.S.C. {code[2]} {heading}".strip(),
            usc=f"{code[1]} U.S.C. {code[2]}",
        )
    congress = next((each.get("value") or words_of(each) for each in _all(root, "congress")), "")
    number = next((words_of(each) for each in _all(root, "docNumber")), "")
    is_law = name_of(root) == "pLaw"
    return Identity(
        kind=_kind(root),
        title=title,
        public_laws=_law_numbers(congress, number) if is_law else (),
        bills=tuple(_bills(root, is_law=is_law)),
        congress=int(congress) if congress.isdigit() else None,
        years=_years(root),
        short_titles=short,
    )


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _is_meta(element: etree._Element) -> bool:
    return any(name_of(each) in {"meta", "amendMeta"} for each in element.iterancestors())


def _kind(root: etree._Element) -> str:
    if name_of(root) == "pLaw":
        said = next((words_of(each) for each in _all(root, "publicPrivate")), "public")
        return "private law" if said == "private" else "public law"
    stage = next((words_of(each) for each in _all(root, "docStage")), "")
    is_enrolled = stage.upper() == "ENR" or "enrolled" in stage.lower()
    return "enrolled bill" if is_enrolled else "bill"


def _law_numbers(congress: str, number: str) -> tuple[str, ...]:
    number = _DASHES.sub("-", number)
    return (number if "-" in number else f"{congress}-{number}",) if number else ()


def _bills(root: etree._Element, *, is_law: bool) -> Iterator[str]:
    """Of a bill its own number; of a law that of the bill it was, which stands beside it."""
    if is_law:
        places = [each.get("href", "") for each in _all(root, "ref")]
        found = (re.fullmatch(r"/us/bill/\d+/([a-z]+)/(\d+)", place) for place in places)
        yield from dict.fromkeys(
            f"{_BILLS[each[1]]} {each[2]}" for each in found if each and each[1] in _BILLS
        )
        return
    for element in _all(root, "citableAs"):
        found_bill = _BILL.search(words_of(element))
        if found_bill and (name := _bill_name(found_bill)):
            yield name
            return
    kind = next((words_of(each) for each in _all(root, "type") if not _is_meta(each)), "")
    number = next((words_of(each) for each in _all(root, "docNumber")), "")
    found_bill = _BILL.search(f"{kind} {number}")
    if found_bill and (name := _bill_name(found_bill)):
        yield name


def _bill_name(found: re.Match[str]) -> str:
    letters = re.sub(r"[\s.]", "", found[1]).lower()
    return f"{_BILLS[letters]} {found[2]}" if letters in _BILLS else ""


def _years(root: etree._Element) -> tuple[int, ...]:
    """Of a law the year of its approval, which its running head says."""
    heads = [str(each.text or "") for each in root.iter(etree.ProcessingInstruction)]
    dated = [words_of(each) for each in _all(root, "actionDescription")]
    found = [year for text in (*heads, *dated) for year in _YEAR.findall(text)]
    return tuple(dict.fromkeys(map(int, found[:1])))


def _names(root: etree._Element) -> Iterator[str]:
    for each in _all(root, "shortTitle"):
        yield words_of(each).strip("“”‘’\"' ")
