"""Works as CSL-JSON, which citation processors read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from statements.citations.entries import Entry, Person, Sort, entry_of
from statements.citations.works import Work

MEDIA_TYPE: Final = "application/vnd.citationstyles.csl+json; charset=utf-8"
_TYPES: Final = {
    Sort.REPORT: "report",
    Sort.LAW: "legislation",
    Sort.SPEECH: "speech",
    Sort.PAGE: "webpage",
    Sort.TREATY: "treaty",
    Sort.ARTICLE: "article-journal",
    Sort.CHAPTER: "chapter",
}


def to_csl(works: Iterable[Work | tuple[Work, str]]) -> Iterator[dict[str, Any]]:
    """Each work as one item. A pair is a work and a note."""
    for each in works:
        work, note = each if isinstance(each, tuple) else (each, "")
        yield _item(entry_of(work, note))


def _item(entry: Entry) -> dict[str, Any]:
    pages = "-".join(filter(None, (entry.first_page, entry.last_page)))
    item = {
        "id": entry.key,
        "type": _TYPES[entry.sort],
        "title": entry.title,
        "author": [_name(person) for person in entry.authors],
        "issued": {"date-parts": [_parts(entry)]} if entry.date else None,
        "genre": entry.genre,
        "number": entry.number,
        "container-title": entry.container,
        "volume": entry.volume,
        "page": pages,
        "section": entry.section,
        "publisher": entry.publisher,
        "locator": entry.pin,
        "abstract": entry.quotation,
        "note": entry.note,
        "URL": entry.url or entry.address,
        "archive_location": entry.archived_url,
        "source": entry.address if entry.url else "",
    }
    return {name: value for name, value in item.items() if value}


def _name(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": person.family}
    name = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {part: value for part, value in name.items() if value}


def _parts(entry: Entry) -> list[int]:
    date = entry.date
    return [part for part in (date.year, date.month, date.day) if part] if date else []
