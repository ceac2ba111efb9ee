"""Works as BibTeX: one at a time, so that many stream. UTF-8, with LaTeX's own signs escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from statements.citations.entries import Entry, Person, Sort, entry_of
from statements.citations.ris import one_line
from statements.citations.works import Work

MEDIA_TYPE: Final = "application/x-bibtex; charset=utf-8"
_TYPES: Final = {
    Sort.REPORT: "techreport",
    Sort.LAW: "misc",
    Sort.SPEECH: "misc",
    Sort.PAGE: "misc",
    Sort.TREATY: "misc",
    Sort.ARTICLE: "article",
    Sort.CHAPTER: "incollection",
}
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPED: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def to_bibtex(works: Iterable[Work | tuple[Work, str]]) -> Iterator[str]:
    """Each work as the text of one entry. A pair is a work and a note."""
    for each in works:
        work, note = each if isinstance(each, tuple) else (each, "")
        entry = entry_of(work, note)
        fields = [f"  {name} = {value}" for name, value in _fields(entry) if value]
        head = f"@{_TYPES[entry.sort]}{{{entry.key},"
        yield "\n".join([head, ",\n".join(fields), "}", "", ""])


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    # Twice in braces: the capitals of a title are its own.
    yield "title", f"{{{_braced(entry.title)}}}"
    authors = " and ".join(_name(each) for each in entry.authors)
    yield "author", f"{{{authors}}}" if authors else ""
    if entry.date:
        yield "year", f"{{{entry.date.year}}}"
        yield "month", _MONTHS[entry.date.month - 1] if entry.date.month else ""
        yield "date", f"{{{entry.date.iso}}}"
    yield "type", _braced(entry.genre)
    yield "number", _braced(entry.number)
    container = {Sort.ARTICLE: "journal", Sort.CHAPTER: "booktitle"}.get(entry.sort, "series")
    yield container, _braced(entry.container)
    yield "volume", _braced(entry.volume)
    yield "pages", _braced("--".join(filter(None, (entry.first_page, entry.last_page))))
    yield "institution" if entry.sort == Sort.REPORT else "publisher", _braced(entry.publisher)
    yield "abstract", _braced(entry.quotation)
    pin = f"{'pp' if '–' in entry.pin else 'p'}. {entry.pin}" if entry.pin else ""
    yield "note", _braced(" ".join(part for part in (entry.section, pin, entry.note) if part))
    yield "url", _address(entry.url or entry.address)
    yield "howpublished", _address(entry.address if entry.url else "")


def _braced(text: str) -> str:
    """In braces, every sign of LaTeX's as a letter; empty for nothing."""
    said = one_line(text).translate(_ESCAPED)
    return f"{{{said}}}" if said else ""


def _address(url: str) -> str:
    """Addresses are read as they stand; what could end one early is written in its percent form."""
    safe = one_line(url).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return f"{{{safe.replace(' ', '%20')}}}" if safe else ""


def _name(person: Person) -> str:
    """A body is in braces, so that no comma or “and” of its name divides it."""
    if not person.given:
        return f"{{{one_line(person.family).translate(_ESCAPED)}}}"
    parts = (person.family, person.suffix, person.given)
    return ", ".join(one_line(part).translate(_ESCAPED) for part in parts if part)
