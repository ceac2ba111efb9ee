"""Whether a file is what it is imported as, as far as it says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from statements.citations.references import find
from statements.models import Legislation, StrategyDocument
from statements.sources.readers.reading import Identity, Reading

_LAW: Final = re.compile(r"\b(\d{2,3})-(\d{1,4})\b")
LAW_KINDS: Final = frozenset({"public law", "private law", "enrolled bill", "bill", "U.S. Code"})


def part_of(identity: Identity) -> str:
    """What of its record a file holds: files of one part are versions of each other."""
    number = next(iter(identity.public_laws), "")
    bill = next(iter(identity.bills), "")
    if identity.kind in {"public law", "private law"} and number:
        return f"Pub. L. {number}" if identity.kind == "public law" else f"Priv. L. {number}"
    if identity.kind == "U.S. Code":
        return identity.usc
    if identity.kind == "enrolled bill" and bill:
        return f"{bill}, enrolled"
    return bill if identity.kind == "bill" else ""


def number_of(law: Legislation) -> str:
    """``116-94`` of P.L. 116-94, div. J, title V."""
    found = _LAW.search(law.public_law)
    return found[0] if found else ""


def names_of(law: Legislation) -> tuple[str, ...]:
    """The names by which a file may call the law, with and without the year."""
    names = [law.short_title, law.popular_name, re.sub(r"\s+of\s+\d{4}$", "", law.short_title)]
    return tuple(dict.fromkeys(name for name in names if name))


def not_of_document(reading: Reading, document: StrategyDocument) -> str:
    """Why a file is plainly not this document's, as a sentence; or empty."""
    identity = reading.identity
    if identity.kind in LAW_KINDS:
        return f"The file is {_said(identity)}, and {document.label} is no law."
    year = document.date.year if document.date else None
    if year and identity.years and year not in identity.years:
        named = ", ".join(map(str, identity.years))
        titled = f" (“{identity.title[:80]}”)" if identity.title else ""
        return f"The file names the year {named}{titled}, and {document.label} is of {year}."
    return ""


def not_of_law(reading: Reading, law: Legislation, own: Sequence[str]) -> str:
    """Why a file is plainly not this law's; `own` are its sections that are the law's."""
    identity, number = reading.identity, number_of(law)
    numbers = [_digits(each) for each in identity.public_laws]
    if own and identity.kind != "public law":
        return ""
    if identity.kind in {"public law", "private law"} and number not in numbers:
        return f"The file is {_said(identity)}, and {law.popular_name} is {law.public_law}."
    if identity.kind in {"bill", "enrolled bill"} and _bill(law.bill) not in map(
        _bill, identity.bills
    ):
        return f"The file is {_said(identity)}, and {law.popular_name} was {law.bill}."
    if identity.kind == "U.S. Code" and not _is_codified(identity.usc, law):
        return f"The file is {identity.usc}, where {law.popular_name} does not stand."
    if not identity.kind and numbers and number not in numbers:
        return f"The file speaks of Public Law {numbers[0]}, and the law is {law.public_law}."
    return ""


def _said(identity: Identity) -> str:
    number = next(iter(identity.public_laws), "")
    if identity.kind in {"public law", "private law"}:
        return f"{identity.kind.title()} {number}".strip()
    if identity.kind == "U.S. Code":
        return identity.usc or "a section of the U.S. Code"
    bill = next(iter(identity.bills), "")
    return f"the {identity.kind} {bill}".strip()


def _digits(number: str) -> str:
    found = _LAW.search(re.sub("[‐‑‒–—−]", "-", number))
    return found[0] if found else number


def _bill(number: str) -> str:
    return re.sub(r"[\s.]", "", number).casefold()


def _is_codified(usc: str, law: Legislation) -> bool:
    """Whether a section of the Code is one that the record says the law stands in."""
    keys = {each.key for each in find(usc)}
    held = {each.key for place in law.codification for each in find(place)}
    if keys & held:
        return True
    title, section = _place(usc)
    return any(title == first[0] and first[1] <= section <= last for first, last in _ranges(law))


def _place(usc: str) -> tuple[int, int]:
    found = re.match(r"(\d+)\s*U\.?S\.?C\.?\D*(\d+)", usc)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _ranges(law: Legislation) -> list[tuple[tuple[int, int], int]]:
    """22 U.S.C. 9801-9810 as the first place, and the last section."""
    return [
        ((int(each[1]), int(each[2])), int(each[3]))
        for place in law.codification
        for each in re.finditer(r"(\d+)\s*U\.?S\.?C\.?\s*(\d+)[a-z]*\s*[-–]\s*(\d+)", place)
    ]
