"""How a record is cited: in four styles, as files, and for programs in the head of its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse

from statements.citations import bibtex, csl_json, metadata, ris
from statements.citations.lacks import NOT_FOUND
from statements.citations.runs import Citation
from statements.citations.styles import Style, cite, in_every_style
from statements.citations.works import Document, Work
from statements.models import Excerpt, Legislation, StrategyDocument
from statements.models.cited import cited
from statements.views.by_slug import find, led_on
from statements.views.check import verdict_in_words
from statements.views.links import Link
from statements.views.read_only import read_only

Record = Excerpt | StrategyDocument | Legislation


@dataclass(frozen=True, slots=True)
class Cite:
    """What a page shows of citing its record. `archived` and `verdict` go along with words."""

    styles: dict[Style, Citation]
    files: list[Link]
    address: str
    archived: str
    verdict: str
    tags: list[tuple[str, str]]
    card: list[tuple[str, str]]
    data: dict[str, Any]


def cite_of(request: HttpRequest, record: Record, title: str, description: str) -> Cite:
    """No query, where the record comes with what a citation names."""
    work = cited(record, root_of(request))
    is_there = is_found(work)
    document = record.document if isinstance(record, Excerpt) else record
    return Cite(
        styles=in_every_style(work),
        files=[
            Link(each.label, f"{record.get_absolute_url()}cite.{name}")
            for name, each in FORMATS.items()
            if is_there
        ],
        address=root_of(request) + record.get_absolute_url(),
        archived=document.archived_url if document else "",
        verdict=verdict_in_words(record) if isinstance(record, Excerpt) else "",
        tags=metadata.tags(work) if is_there else [],
        card=metadata.open_graph(work, title, description),
        data=metadata.json_ld(work),
    )


def root_of(request: HttpRequest) -> str:
    """The site's address without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]


@dataclass(frozen=True, slots=True)
class _File:
    label: str
    media_type: str
    write: Callable[[Work, str], str]


FORMATS: Final = {
    "ris": _File("RIS", ris.MEDIA_TYPE, lambda work, note: "".join(ris.to_ris([(work, note)]))),
    "bib": _File(
        "BibTeX", bibtex.MEDIA_TYPE, lambda work, note: "".join(bibtex.to_bibtex([(work, note)]))
    ),
    "json": _File(
        "CSL-JSON",
        csl_json.MEDIA_TYPE,
        lambda work, note: json.dumps(list(csl_json.to_csl([(work, note)])), ensure_ascii=False),
    ),
}


def is_found(work: Work) -> bool:
    """Whether there is something to cite: a report that fell due may never have come."""
    return not isinstance(work, Document) or work.located


def note_of(record: Record, work: Work) -> str:
    """The verdict, and what is missing in the citation: what goes along in a file."""
    verdict = f"Verdict: {verdict_in_words(record)}." if isinstance(record, Excerpt) else ""
    return " ".join(filter(None, (verdict, *cite(work, Style.BLUEBOOK).missing)))


@read_only
def statement_cite(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    return _file(request, find(request, Excerpt.objects.published().cited(), slug), kind)


@read_only
def document_cite(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    return _file(request, find(request, StrategyDocument.objects.with_presidents(), slug), kind)


@read_only
def legislation_cite(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    return _file(request, find(request, Legislation.objects.with_presidents(), slug), kind)


def _file(request: HttpRequest, found: Record | HttpResponse, kind: str) -> HttpResponse:
    if kind not in FORMATS:
        raise Http404(f"“{kind[:20]}” is no format of a citation. There are {', '.join(FORMATS)}.")
    if isinstance(found, HttpResponse):
        return led_on(found, f"cite.{kind}")
    format_ = FORMATS[kind]
    work = cited(found, root_of(request))
    if not is_found(work):
        raise Http404(NOT_FOUND)
    body = format_.write(work, note_of(found, work))
    response = HttpResponse(body, content_type=format_.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.{kind}"'
    return response
