"""What elements of USLM say of the parts of a law, and of other laws."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from statements.sources.readers.xml_safely import name_of, words_of

_LAW: Final = re.compile(r"/us/pl/(\d+)/(\d+)(/.*)?")
_SECTION: Final = re.compile(r"/s(\d[\w-]*)")
_STAT: Final = re.compile(r"/us/stat/(\d+)/(\d+)")
_USC: Final = re.compile(r"(\d+)\s*U\.?\s?S\.?\s?C\.?\s*(\d[\w-]*)\s*(note)?")
_ROLES: Final = frozenset("division title subtitle part chapter".split())


def law_and_section(place: str) -> tuple[str, str]:
    """``116-283`` and ``1210D`` of /us/pl/116/283/dA/tXII/s1210D; empty where it names none."""
    found = _LAW.fullmatch(place)
    if not found:
        return "", ""
    sections = _SECTION.findall(found[3] or "")
    return f"{found[1]}-{found[2]}", sections[-1] if sections else ""


def credit_of(section: etree._Element) -> tuple[str, str, str]:
    """Of a section of the Code the law it first came from, its number there, and the page."""
    credit = next((each for each in section if name_of(each) == "sourceCredit"), None)
    if credit is None:
        return "", "", ""
    places = [each.get("href", "") for each in credit.iter("{*}ref")]
    law, number = next(
        (law_and_section(place) for place in places if law_and_section(place)[0]), ("", "")
    )
    stat = next((found for place in places if (found := _STAT.fullmatch(place))), None)
    return law, number, f"{stat[1]} Stat. {stat[2]}" if stat else ""


def usc_of(text: str) -> str:
    """``51 U.S.C. 40901 note`` of “51 USC 40901 note prec.”."""
    found = _USC.search(text)
    return f"{found[1]} U.S.C. {found[2]}{' note' if found[3] else ''}" if found else ""


def named_parts(root: etree._Element) -> dict[etree._Element, str]:
    """Of larger parts the short titles that stand in them: “This title may be cited as …”."""
    names: dict[etree._Element, str] = {}
    for each in root.iter("{*}shortTitle"):
        role = each.get("role", "")
        if role not in _ROLES:
            continue
        for ancestor in each.iterancestors():
            if name_of(ancestor) == role:
                names.setdefault(ancestor, words_of(each).strip("“”‘’\"' "))
                break
    return names


def parent_of(element: etree._Element, name: str, short_title: str) -> str:
    """``Title V, GLOBAL FRAGILITY (Global Fragility Act of 2019)``."""
    number = next(
        (each.get("value") or words_of(each) for each in element if name_of(each) == "num"), ""
    )
    heading = next((words_of(each) for each in element if name_of(each) == "heading"), "")
    designation = f"{name.capitalize()} {number.strip('—. ')}".strip()
    said = f"{designation}, {heading}" if heading else designation
    return f"{said} ({short_title})" if short_title else said
