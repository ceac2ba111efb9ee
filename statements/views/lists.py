"""The three lists that are searched and filtered: statements, documents, legislation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from statements.filters import (
    DocumentFilter,
    LegislationFilter,
    Listing,
    StatementFilter,
    list_records,
)
from statements.models import Bill, Excerpt, Legislation, StrategyDocument
from statements.views.read_only import read_only
from statements.views.taking import taking


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one list's page says of itself."""

    family: str
    title: str
    lede: str
    unit: str
    units: str
    result: str
    search_label: str
    are_cited: bool = True


STATEMENTS = ListPage(
    "statements",
    "Statements",
    "Verbatim excerpts, each with its place and how it stands against its source.",
    "excerpt",
    "excerpts",
    "components/statement_result.html",
    "Words to find in statements",
)
DOCUMENTS = ListPage(
    "documents",
    "Documents",
    "Strategies, directives, orders, reports and statements, with what is known of each.",
    "record",
    "records",
    "components/document_result.html",
    "Words to find in titles and summaries",
)
LEGISLATION = ListPage(
    "legislation",
    "Legislation",
    "Acts, and the parts of Acts, that matter for preventing mass atrocities.",
    "law",
    "laws",
    "components/legislation_result.html",
    "Words to find in titles, numbers and summaries",
)


@read_only
def statement_list(request: HttpRequest) -> HttpResponse:
    """/statements/: excerpts by filter, with facets and chips."""
    excerpts = Excerpt.objects.published().with_names()
    listing = list_records(StatementFilter, request.GET, excerpts, request.path)
    return answer(request, STATEMENTS, listing)


@read_only
def document_list(request: HttpRequest) -> HttpResponse:
    """/documents/: documents by filter, each with how many excerpts are held of it."""
    held = Excerpt.objects.published().only("document")
    documents = StrategyDocument.objects.with_presidents().prefetch_related(
        Prefetch("excerpts", held, to_attr="held_excerpts")
    )
    listing = list_records(DocumentFilter, request.GET, documents, request.path)
    return answer(request, DOCUMENTS, listing)


@read_only
def legislation_list(request: HttpRequest) -> HttpResponse:
    """/legislation/: laws by filter, and beneath them the bills that did not become law."""
    laws = Legislation.objects.with_presidents()
    listing = list_records(LegislationFilter, request.GET, laws, request.path)
    return answer(request, LEGISLATION, listing, bills=Bill.objects.select_related("legislation"))


def query_of(url: str) -> str:
    """What a list asks, without its page: a file or a feed of it takes all, or the newest."""
    query = QueryDict(url.partition("?")[2], mutable=True)
    for name in ("page", "group"):
        query.pop(name, None)
    return query.urlencode()


def answer(request: HttpRequest, page: ListPage, listing: Listing, **more: Any) -> HttpResponse:
    """The whole page; or for a swap in place the list alone, with the address it stands for."""
    htmx = cast(HtmxDetails, request.htmx)  # type: ignore[attr-defined]
    swap = htmx.target == "listing" and not htmx.history_restore_request
    template = "lists/_listing.html" if swap else f"{page.family}/list.html"
    everywhere = f"/search/?{urlencode({'q': listing.words})}" if listing.words else ""
    context = {
        "page": page,
        "listing": listing,
        "swap": swap,
        "everywhere": everywhere,
        "taking": taking(
            listing.url.partition("?")[0],
            query_of(listing.url),
            listing.total,
            listing.total if page.are_cited else 0,
        ),
        **more,
    }
    response = render(request, template, context)
    if swap:
        response["HX-Push-Url"] = listing.url
    patch_vary_headers(response, ["HX-Request", "HX-Target", "HX-History-Restore-Request"])
    return response
