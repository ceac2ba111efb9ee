"""Works as RIS, which reference managers read: one at a time, so that many stream."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from statements.citations.entries import Entry, Person, Sort, entry_of
from statements.citations.works import Work

MEDIA_TYPE: Final = "application/x-research-info-systems; charset=utf-8"
_TYPES: Final = {
    Sort.REPORT: "RPRT",
    Sort.LAW: "STAT",
    Sort.SPEECH: "GEN",
    Sort.PAGE: "ELEC",
    Sort.TREATY: "GEN",
    Sort.ARTICLE: "JOUR",
    Sort.CHAPTER: "CHAP",
}


def to_ris(works: Iterable[Work | tuple[Work, str]]) -> Iterator[str]:
    """Each work as the text of one record. A pair is a work and a note."""
    for each in works:
        work, note = each if isinstance(each, tuple) else (each, "")
        entry = entry_of(work, note)
        lines = [f"{tag}  - {value}" for tag, value in _fields(entry) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[entry.sort]
    yield "ID", entry.key
    yield "TI", one_line(entry.title)
    for author in entry.authors:
        yield "AU", one_line(_name(author))
    if entry.date:
        yield "PY", str(entry.date.year)
        yield "DA", _date(entry)
    yield "M3", one_line(entry.genre)
    yield "M1" if entry.sort != Sort.REPORT else "SN", one_line(entry.number)
    yield "T2", one_line(entry.container)
    yield "VL", one_line(entry.volume)
    yield "SP", one_line(entry.first_page)
    yield "EP", one_line(entry.last_page)
    yield "SE", one_line(entry.section or (entry.pin and f"p. {entry.pin}"))
    yield "PB", one_line(entry.publisher)
    yield "AB", one_line(entry.quotation)
    yield "N1", one_line(entry.note)
    for url in (entry.url, entry.archived_url, entry.address):
        yield "UR", one_line(url)


def one_line(text: str) -> str:
    """RIS ends a value where a line ends."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)).strip()


def _name(person: Person) -> str:
    """A comma would make two names of a body's one, so a body has none."""
    if not person.given:
        return person.family.replace(",", " -")
    return ", ".join(part for part in (person.family, person.given, person.suffix) if part)


def _date(entry: Entry) -> str:
    """``2010/05/27/``, ``2010/05//``."""
    date = entry.date
    if not date:
        return ""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"
