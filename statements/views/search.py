"""/search/: everything that has the words, and the whole list of what has no list elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from statements.filters import FILTERS, find_everywhere, list_records
from statements.filters.listing import Notice
from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    Passage,
    Provision,
    StrategyDocument,
    Topic,
)
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
)
from statements.views.lists import ListPage, answer
from statements.views.read_only import read_only
from statements.views.shown import Shown, show
from statements.views.taking import taking

IN = "in"
_SHOWN = "components/hit.html"


def _page(title: str, lede: str, unit: str, *, are_cited: bool = True) -> ListPage:
    search = f"Words to find in {title.lower()}"
    return ListPage("search", title, lede, unit, f"{unit}s", _SHOWN, search, are_cited)


# What is listed here, by the value of `in`; what has a list of its own is found there.
LISTED: Mapping[str, tuple[str, ListPage]] = {
    "passages": (
        PASSAGE,
        _page("Passages", "The text of held sources, stretch by stretch.", "passage"),
    ),
    "sections": (
        PROVISION,
        _page("Sections of laws", "What each section of a law does, or says.", "section"),
    ),
    "institutions": (
        INSTITUTION,
        _page(
            "Institutions",
            "Boards, task forces, courts and departments.",
            "institution",
            are_cited=False,
        ),
    ),
    "topics": (
        TOPIC,
        _page("Topics", "The vocabulary of the record.", "topic", are_cited=False),
    ),
}
ELSEWHERE = {"statements": EXCERPT, "documents": DOCUMENT, "legislation": LEGISLATION}
HEADINGS = {
    EXCERPT: "Statements",
    DOCUMENT: "Documents",
    LEGISLATION: "Laws",
    **{family: page.title for family, page in LISTED.values()},
}
_UNCITED = {family for family, page in LISTED.values() if not page.are_cited}
ORDER = (EXCERPT, DOCUMENT, LEGISLATION, PROVISION, INSTITUTION, TOPIC, PASSAGE)


# What a page shows of a passage, from five tables: as rows, for models of all five would take
# longer than all else that the page does with the database.
_OF_PASSAGE = (
    *("pk", "source_id", "position", "text", "printed_page", "file_page"),
    *(f"source__document__{name}" for name in ("slug", "title", "short_title", "kind", "date")),
    "source__document__issuing_body",
    "source__document__administration__president__short_name",
    *(f"source__legislation__{name}" for name in ("slug", "popular_name", "public_law", "enacted")),
)


@dataclass(frozen=True, slots=True)
class Family:
    """One family's part of the page: its exact number, the first few, and the way to all."""

    name: str
    heading: str
    total: int
    hits: Sequence[Shown]
    url: str
    relaxed: str


@read_only
def search_page(request: HttpRequest) -> HttpResponse:
    asked = "".join(request.GET.getlist(IN)[-1:]).strip()
    if asked in LISTED:
        return _listed(request, asked)
    if asked in ELSEWHERE:
        rest = request.GET.copy()
        del rest[IN]
        return HttpResponseRedirect(f"/{asked}/?{rest.urlencode()}")
    return _everywhere(request, asked)


def _listed(request: HttpRequest, asked: str) -> HttpResponse:
    family, page = LISTED[asked]
    kept = ((IN, asked),)
    listing = list_records(FILTERS[family], request.GET, records(family), request.path, kept)
    hits = [show(family, result) for result in listing.results]
    return answer(request, page, listing, hits=hits)


def _everywhere(request: HttpRequest, asked: str) -> HttpResponse:
    words = "".join(request.GET.getlist("q")[-1:])
    every = {family: records(family) for family in ORDER}
    found = find_everywhere(words, every, request.path) if words.strip() else None
    notices = list(found.notices) if found else []
    if asked:
        known = ", ".join((*ELSEWHERE, *LISTED))
        done = f"Everything was searched. Known are {known}."
        drop = f"/search/?{urlencode({'q': words})}"
        notices.append(Notice(IN, asked, "is no part of the record", done, None, drop))
    totals = {each.family: each for each in found.families} if found else {}
    families = [
        Family(
            name=family,
            heading=HEADINGS[family],
            total=totals[family].total,
            hits=[show(family, result) for result in totals[family].results],
            url=_all_of(family, words),
            relaxed=totals[family].relaxed,
        )
        for family in ORDER
        if family in totals
    ]
    context: dict[str, Any] = {
        "words": words,
        "found": found,
        "families": families,
        "problems": notices,
    }
    if found and found.total and not found.notices:
        query = urlencode({"q": words})
        works = sum(each.total for each in found.families if each.family not in _UNCITED)
        context["taking"] = taking(request.path, query, found.total, works)
    return render(request, "search/everywhere.html", context)


def _all_of(family: str, words: str) -> str:
    """The whole list of a family, for these words."""
    for name, each in ELSEWHERE.items():
        if each == family:
            return f"/{name}/?{urlencode({'q': words})}"
    name = next(name for name, (each, _) in LISTED.items() if each == family)
    return f"/search/?{urlencode({'q': words, IN: name})}"


def records(family: str) -> QuerySet[Any]:
    """What the public sees of a family, with what a page shows of it."""
    return _RECORDS[family]()


# Made once: to say this anew takes as long as to ask the database for it.
_passages = Passage.objects.current().with_record().values_list(*_OF_PASSAGE, named=True)
_RECORDS: Mapping[str, Callable[[], QuerySet[Any]]] = {
    EXCERPT: lambda: Excerpt.objects.published().with_documents(),
    DOCUMENT: StrategyDocument.objects.with_presidents,
    LEGISLATION: Legislation.objects.with_presidents,
    PROVISION: lambda: Provision.objects.select_related("legislation__administration__president"),
    INSTITUTION: Institution.objects.all,
    TOPIC: Topic.objects.all,
    PASSAGE: _passages.all,
}
