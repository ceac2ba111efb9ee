"""What a page says of its record to programs: tags in the head, and schema.org's JSON-LD.

The tags are those that Zotero's translator for embedded metadata reads, and Dublin Core.
"""

from __future__ import annotations

from typing import Any, Final

from statements.citations.entries import Entry, Person, Sort, entry_of
from statements.citations.forms import bodies_of, name_of
from statements.citations.styles import Style, cite
from statements.citations.web_addresses import is_web_address
from statements.citations.works import CodeSection, Document, Excerpt, Kind, Law, Section, Work

_DC_TYPES: Final = {
    Sort.REPORT: "report",
    Sort.LAW: "statute",
    Sort.SPEECH: "presentation",
    Sort.PAGE: "webpage",
    Sort.TREATY: "document",
    Sort.ARTICLE: "journalArticle",
    Sort.CHAPTER: "bookSection",
}
SITE: Final = "Atrocity Policy"
_LONGEST: Final = 300


def tags(work: Work) -> list[tuple[str, str]]:
    """Names and contents of meta elements, in order; a name may come again."""
    entry = entry_of(work)
    found = [*_citation(entry), *_dublin_core(entry)]
    return [(name, content) for name, content in found if content]


def _citation(entry: Entry) -> list[tuple[str, str]]:
    is_report, is_article = entry.sort == Sort.REPORT, entry.sort == Sort.ARTICLE
    date = entry.date.iso.replace("-", "/") if entry.date else ""
    return [
        ("citation_title", entry.title),
        *(("citation_author", _name(author)) for author in entry.authors),
        ("citation_publication_date", date),
        ("citation_journal_title", entry.container if is_article else ""),
        ("citation_inbook_title", entry.container if entry.sort == Sort.CHAPTER else ""),
        ("citation_volume", entry.volume),
        ("citation_firstpage", entry.first_page),
        ("citation_lastpage", entry.last_page),
        ("citation_technical_report_institution", entry.publisher if is_report else ""),
        ("citation_technical_report_number", entry.number if is_report else ""),
        ("citation_publisher", "" if is_report else entry.publisher),
        ("citation_abstract", entry.quotation),
        ("citation_language", "en"),
        ("citation_public_url", entry.address),
        ("citation_pdf_url", entry.url if entry.url.lower().endswith(".pdf") else ""),
    ]


def _dublin_core(entry: Entry) -> list[tuple[str, str]]:
    return [
        ("DC.title", entry.title),
        *(("DC.creator", _name(author)) for author in entry.authors),
        ("DC.date", entry.date.iso if entry.date else ""),
        ("DC.type", _DC_TYPES[entry.sort]),
        ("DC.publisher", entry.publisher),
        ("DC.identifier", entry.number),
        ("DC.identifier", entry.address),
        ("DC.source", entry.url),
        ("DC.description", entry.quotation),
        ("DC.language", "en"),
    ]


def open_graph(work: Work, title: str, description: str) -> list[tuple[str, str]]:
    """Properties and contents of the card that other sites show of a page."""
    short = description if len(description) <= _LONGEST else f"{description[:_LONGEST]}…"
    return [
        ("og:site_name", SITE),
        ("og:type", "article"),
        ("og:locale", "en_US"),
        ("og:title", title),
        ("og:description", short),
        ("og:url", entry_of(work).address),
    ]


def json_ld(work: Work) -> dict[str, Any]:
    """The work in schema.org's words: a Quotation, Legislation or another CreativeWork."""
    entry = entry_of(work)
    said = _linked(work, entry) | {"@context": "https://schema.org", "url": entry.address}
    said["creditText"] = cite(work, Style.BLUEBOOK).text
    return _filled(said)


def _linked(work: Work, entry: Entry) -> dict[str, Any]:
    if isinstance(work, Excerpt):
        return {
            "@type": "Quotation",
            "@id": entry.address,
            "name": f"{entry.title}, p. {work.page}" if work.page else entry.title,
            "text": work.words,
            "creator": [_agent(person) for person in entry.authors] if work.document else None,
            "inLanguage": "en",
            "isPartOf": _filled(_document(work.document)) if work.document else None,
        }
    if isinstance(work, Document):
        return _document(work)
    return _legislation(work, entry)


def _document(work: Document) -> dict[str, Any]:
    entry = entry_of(work)
    return {
        "@type": "CreativeWork",
        "@id": entry.address,
        "name": work.title,
        "genre": entry.genre,
        "author": [_agent(person) for person in entry.authors],
        "publisher": [_publisher(work.kind, body) for body in bodies_of(work) if body],
        "datePublished": work.date.iso if work.date else "",
        "identifier": entry.number,
        "inLanguage": "en",
        "sameAs": _same_as(entry),
    }


def _legislation(work: Law | Section | CodeSection, entry: Entry) -> dict[str, Any]:
    said = {
        "@type": "Legislation",
        "@id": entry.address,
        "name": entry.title,
        "legislationIdentifier": entry.number,
        "legislationType": entry.genre,
        "legislationDate": entry.date.iso if entry.date else "",
        "legislationJurisdiction": "US",
        "legislationPassedBy": _organization("United States Congress"),
        "inLanguage": "en",
        "sameAs": _same_as(entry),
    }
    if isinstance(work, Law) and work.act and work.act != work.name:
        said["isPartOf"] = {"@type": "Legislation", "name": work.act}
    if isinstance(work, Section):
        said["isPartOf"] = _filled(
            {"@type": "Legislation", "name": name_of(work.law), "@id": work.law.address}
        )
    return said


def _same_as(entry: Entry) -> list[str]:
    return [url for url in (entry.url, entry.archived_url) if is_web_address(url)]


def _organization(name: str) -> dict[str, str] | None:
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def _publisher(kind: Kind, name: str) -> dict[str, str] | None:
    """Treaties are made by many governments, and articles by none."""
    is_of_one = kind not in {Kind.TREATY, Kind.LAW_REVIEW_ARTICLE}
    return _organization(name) if is_of_one else {"@type": "Organization", "name": name}


def _agent(person: Person) -> dict[str, str] | None:
    if not person.given:
        return _organization(person.family)
    name = " ".join(part for part in (person.given, person.family, person.suffix) if part)
    return {"@type": "Person", "name": name}


def _name(person: Person) -> str:
    """``Obama, Barack``; a body as it is."""
    parts = (person.family, person.given, person.suffix)
    return ", ".join(part for part in parts if part)


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}
