"""Records -> what can be cited, as the plain values of `citations`.

No query is made of records that come with what a citation names:

* excerpts: `Excerpt.objects.cited()`, which selects document, presidency, president, the work that
  quotes them, and the last check;
* documents and laws: `with_presidents()`;
* sections: `select_related("legislation")`;
* passages: `cited()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from statements.citations.dates import PartialDate
from statements.citations.lacks import are_cited
from statements.citations.law_numbers import (
    read_code,
    read_public_law,
    read_reporter,
    read_statutes,
)
from statements.citations.references import find
from statements.citations.web_addresses import is_web_address
from statements.citations.works import (
    CodeSection,
    Document,
    Kind,
    Law,
    Quoting,
    Reporter,
    Section,
    Work,
)
from statements.citations.works import Excerpt as Words
from statements.models.document import StrategyDocument
from statements.models.excerpt import Excerpt, Verdict
from statements.models.legislation import Legislation
from statements.models.provenance import Confidence, Provenance
from statements.models.provision import Provision
from statements.models.source import Basis, Passage
from statements.models.verification import PageVerdict, Verification

Citable: TypeAlias = Excerpt | StrategyDocument | Legislation | Provision | Passage
CITABLE: Final = (Excerpt, StrategyDocument, Legislation, Provision, Passage)


def cited(record: Citable, root: str = "") -> Work:
    """The record as a value. `root` is the site's address without a slash, for its own address."""
    if isinstance(record, Excerpt):
        return cited_excerpt(record, root)
    if isinstance(record, StrategyDocument):
        return cited_document(record, root)
    if isinstance(record, Legislation):
        return cited_law(record, root)
    if isinstance(record, Passage):
        return cited_passage(record, root)
    return cited_section(record, root)


def cited_all(records: Iterable[Citable], root: str = "") -> Iterator[Work]:
    """Many records, one after another; a document that several of them quote is read once."""
    read: dict[int, Document] = {}

    def shared(document: StrategyDocument | None) -> Document | None:
        if document and document.pk not in read:
            read[document.pk] = cited_document(document, root)
        return read[document.pk] if document else None

    for record in records:
        if isinstance(record, Excerpt):
            yield cited_excerpt(record, root, shared(record.document))
        elif isinstance(record, Passage):
            yield cited_passage(record, root, shared(record.source.document))
        else:
            yield cited(record, root)


def cited_document(record: StrategyDocument, root: str = "") -> Document:
    author, title = _author_of(record)
    title, gloss = _without_gloss(_typeset(title))
    administration = record.administration
    place = read_reporter(record.citation)
    is_code = place is not None and place.name == "C.F.R."
    return Document(
        kind=Kind(record.kind),
        title=title,
        body=record.issuing_body,
        president=administration.president.name if administration else "",
        author=author,
        date=record.date,
        number=_number_of(record),
        reporter=None if is_code else _reporter(record, place),
        code=place if is_code else None,
        url=record.official_url,
        archived_url=record.archived_url or next(filter(is_web_address, record.other_urls), ""),
        url_doubt=record.url_confidence,
        located=record.located,
        doubts=_doubts(record),
        gloss=gloss,
        date_note=next(filter(_ON_DATE.match, _SENTENCES.split(record.note)), ""),
        status=record.status.rstrip("."),
        slug=record.slug,
        address=root + record.get_absolute_url(),
    )


# Where the record says how it knows the day: “Date inferred from …”, “Day is that of …”.
_ON_DATE = re.compile(r"(?:Date|Day|Month|Year)\b")
_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def _author_of(record: StrategyDocument) -> tuple[str, str]:
    """The author of an article and its title, which the record holds as one: “A. Smith, Title”.

    Its name in lists begins with the author's family name; where it does not, none is told apart.
    """
    author, comma, title = record.title.partition(", ")
    family = author.rpartition(" ")[2]
    is_author = comma and record.short_title.startswith(f"{family}, ")
    if record.kind == Kind.LAW_REVIEW_ARTICLE and is_author:
        return author, title
    return "", record.title


def _typeset(title: str) -> str:
    """With apostrophes as print has them: the record's are those of a keyboard."""
    return re.sub(r"(?<=\w)'", "’", title)


def _without_gloss(title: str) -> tuple[str, str]:
    """A title without what the record adds to it in brackets: “(first report)”."""
    found = re.fullmatch(r"(.*\S) \(([a-z][^()]*)\)", title, re.DOTALL)
    return (found[1], found[2]) if found else (title, "")


def cited_law(record: Legislation, root: str = "") -> Law:
    try:
        number, parts = read_public_law(record.public_law)
    except ValueError:  # an editor's own words stand as they are
        number, parts = record.public_law, ()
    repealed = re.match(r"repealed (\d{4})", record.status)
    return Law(
        name=_typeset(record.short_title),
        number=number,
        parts=parts,
        act=_typeset(record.enclosing_act),
        statutes=read_statutes(record.statutes_at_large),
        code=read_code(record.codification),
        is_amended="as amended" in record.status,
        repealed=int(repealed[1]) if repealed else None,
        enacted=record.enacted,
        url=record.official_url,
        archived_url=record.archived_url,
        doubts=_doubts(record),
        slug=record.slug,
        address=root + record.get_absolute_url(),
    )


def cited_section(record: Provision, root: str = "") -> Section:
    return Section(
        law=cited_law(record.legislation, root),
        number=record.number,
        heading=record.heading,
        code=read_code([record.usc]),
        statutes=read_statutes(record.statutes_at_large),
        doubt=record.confidence_note,
        address=root + record.get_absolute_url(),
    )


def cited_passage(record: Passage, root: str = "", document: Document | None = None) -> Work:
    """Its words on their page of the document; of a law, the section it is known to be part of.

    `document` is its own, where that is read already.
    """
    source, address = record.source, root + record.get_absolute_url()
    place = f"-{source.pk}-{record.position}"
    if source.legislation:
        law = cited_law(source.legislation, root)
        law = replace(law, slug=law.slug + place, address=address)
        part = record.provision
        return replace(cited_section(part, root), law=law, address=address) if part else law
    assert source.document  # noqa: S101  (a source belongs to one of the two)
    return Words(
        document=document or cited_document(source.document, root),
        words=record.text,
        page=record.printed_page.replace("-", "–"),
        page_doubt=_COUNTED if record.page_basis == Basis.INFERRED else "",
        slug=source.document.slug + place,
        address=address,
    )


_COUNTED = "The page is counted from pages whose number is known."


def cited_code(record: Provision) -> list[CodeSection]:
    """Sections of the U.S. Code that it made or changed. Which of the two is not held, so that they
    are not called after its law; and a note is no section of the Code.
    """
    return [CodeSection(place) for place in read_code([record.usc]) if not place.is_note]


def cited_excerpt(record: Excerpt, root: str = "", document: Document | None = None) -> Words:
    """`document` is its own, where that is read already."""
    work = record.quoted_in
    page, doubt = _page(record)
    if record.document and document is None:
        document = cited_document(record.document, root)
    return Words(
        document=document,
        words=record.display_text or record.text,
        page=page,
        heading=record.heading,
        page_doubt=doubt,
        document_doubt=record.document_confidence,
        quoted_in=Quoting(
            title=_without_gloss(work.title)[0],
            container=_without_gloss(work.container)[0],
            publisher=work.publisher,
            pages=re.sub(r"\s*\(.*", "", work.pages).replace("-", "–"),
            date=work.date,
            url=work.url,
        )
        if work
        else None,
        slug=record.slug,
        address=root + record.get_absolute_url(),
    )


def _page(record: Excerpt) -> tuple[str, str]:
    """The printed page, as quoted or else as a check found it, and what is doubtful of it."""
    check: Verification | None = getattr(record, "verification", None)
    found = check if check and not record.verdict_stale else None
    pages = _run_of(found.printed_pages) if found else ""
    page = record.printed_page.replace("-", "–")
    if found and found.page_verdict == PageVerdict.WRONG:
        where = f": they were found on p. {pages}" if pages else ""
        return page, f"The words do not stand on the page as quoted{where}."
    if not page:
        is_found = found and found.verdict in {Verdict.EXACT, Verdict.NORMALISED}
        return (pages if is_found else ""), ""
    by_check = found is not None and found.page_verdict == PageVerdict.CONFIRMED
    is_confirmed = by_check if found else record.page_is_confirmed
    return page, "" if is_confirmed else "The page is as quoted and not confirmed."


def _run_of(pages: list[str]) -> str:
    """``47–48``."""
    return "–".join(dict.fromkeys((*pages[:1], *pages[-1:])))


def _number_of(record: StrategyDocument) -> str:
    """13729 of an executive order, PSD-10 of a directive; as its own title or citation has it."""
    wanted = {Kind.EXECUTIVE_ORDER: ("eo",)}.get(Kind(record.kind), _DIRECTIVES)
    for text in (record.title.partition(":")[0], record.citation.partition("(")[0]):
        for each in find(text):
            sort, _, number = each.key.partition("-")
            if sort in wanted:
                return number if sort == "eo" else each.key.upper()
    return ""


_DIRECTIVES = ("hspd", "nsd", "nsdd", "nsm", "nspd", "nspm", "pdd", "ppd", "psd")


def _reporter(record: StrategyDocument, place: Reporter | None) -> Reporter | None:
    """With its last page and the day it was printed, where the particulars have them."""
    if place is None or place.name != "Fed. Reg.":
        return place
    pages = re.search(r"-(\d+)$", str(record.particulars.get("fr_citation", "")))
    printed = _date(str(record.particulars.get("fr_publication_date", "")))
    return Reporter(
        place.volume,
        place.name,
        place.page,
        last=pages[1] if pages else "",
        published=printed,
    )


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:  # nothing, or words about the day
        return None


def _doubts(record: Provenance) -> tuple[str, ...]:
    if record.confidence == Confidence.RECALLED and not record.unverified_fields:
        return ("every fact of it",)
    return are_cited(record.unverified_fields)
