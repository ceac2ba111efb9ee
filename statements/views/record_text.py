"""/documents/<slug>/text/ and /legislation/<slug>/text/: the held text of a record, to be read."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from statements.models import Legislation, Passage, Source, StrategyDocument
from statements.views.by_slug import find, led_on
from statements.views.copying import copying_of
from statements.views.links import Link, addresses_of
from statements.views.read_only import read_only
from statements.views.source_text import LONGEST, SourceText, length_of, text_from, words_of


@read_only
def document_text(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(request, StrategyDocument.objects.with_presidents(), slug)
    if isinstance(found, HttpResponse):
        return led_on(found, "text/")
    crumbs = [Link("Documents", "/documents/"), Link(found.label, found.get_absolute_url())]
    return _text(request, found, found.label, [*crumbs, Link("Text")])


@read_only
def legislation_text(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(request, Legislation.objects.with_presidents(), slug)
    if isinstance(found, HttpResponse):
        return led_on(found, "text/")
    crumbs = [
        Link("Legislation", "/legislation/"),
        Link(found.public_law, found.get_absolute_url()),
    ]
    return _text(request, found, found.popular_name, [*crumbs, Link("Text")])


def _text(request: HttpRequest, record: Any, title: str, crumbs: list[Link]) -> HttpResponse:
    versions = list(record.sources.order_by("-pk"))
    current = [each for each in versions if each.superseded_by_id is None]
    problems: list[str] = []
    source = _asked(request, versions, current, problems)
    words = "".join(request.GET.getlist("q")[-1:])[:500]
    context = {
        "record": record,
        "title": title,
        "crumbs": crumbs,
        "addresses": addresses_of(record),
        "source": source,
        "sources": versions,
        "words": words,
        "problems": problems,
        "text": None,
    }
    if source:
        if answer := _elsewhere(request, source, problems):
            return answer
        understood = words_of(words)
        if words.strip() and understood is None:
            problems.append(f"“{words}” has no words to find.")
        begin = _begin(request, problems)
        text = text_from(source, begin, understood)
        if begin > 1 and not text.sheets:
            problems.append(f"There is no passage {begin} in this text. It begins here.")
            text = text_from(source, 1, understood)
        context["copying"] = copying_of(request, record, source)
        context |= {"text": text, **_ways(request, text)}
    return render(request, "texts/text.html", context)


def _asked(
    request: HttpRequest, versions: list[Source], current: list[Source], problems: list[str]
) -> Source | None:
    """The version that is asked for; else the newest of the first part."""
    asked = "".join(request.GET.getlist("version")[-1:]).strip()
    if asked:
        for each in versions:
            if str(each.pk) == asked:
                return each
        problems.append(f"There is no version “{asked[:40]}” of this text. The newest is shown.")
    found = current or versions
    return found[0] if found else None


def _begin(request: HttpRequest, problems: list[str]) -> int:
    asked = "".join(request.GET.getlist("from")[-1:]).strip()
    if not asked:
        return 1
    if asked.isascii() and asked.isdigit() and len(asked) < 8:
        return max(int(asked), 1)
    problems.append(f"“{asked[:40]}” is no place in this text. It is shown from its beginning.")
    return 1


def _elsewhere(request: HttpRequest, source: Source, problems: list[str]) -> HttpResponse | None:
    """The way to a page or a passage that is asked for; what is not there is said not to be."""
    page = "".join(request.GET.getlist("page")[-1:]).strip()
    passage = "".join(request.GET.getlist("passage")[-1:]).strip()
    if page:
        return _to_page(request, source, page, problems)
    if not passage:
        return None
    is_number = passage.isascii() and passage.isdigit() and len(passage) < 8
    first = source.passages.filter(position=int(passage)).first() if is_number else None
    if first is None:
        problems.append(f"There is no passage “{passage[:40]}” in this text.")
        return None
    return _at(request, source, first, f"p-{first.position}")


def _to_page(
    request: HttpRequest, source: Source, page: str, problems: list[str]
) -> HttpResponse | None:
    bare = page.removeprefix("p.").strip()
    first = (
        source.passages.filter(printed_page__iexact=bare).order_by("position").first()
        if "\0" not in bare
        else None
    )
    if first is None:
        problems.append(f"There is no page “{page[:40]}” in this text, or its number is not known.")
        return None
    return _at(request, source, first, f"page-{first.printed_page.replace(' ', '-')}")


def _at(request: HttpRequest, source: Source, passage: Passage, anchor: str) -> HttpResponse:
    """A place in the text; of a text in parts, in the part that begins with it."""
    kept = {name: value for name in ("q", "version") if (value := request.GET.get(name))}
    if length_of(source) > LONGEST:
        kept["from"] = str(passage.position)
    query = f"?{urlencode(kept)}" if kept else ""
    return HttpResponseRedirect(f"{request.path}{query}#{anchor}")


def _ways(request: HttpRequest, text: SourceText) -> dict[str, str]:
    def address(begin: int | None) -> str:
        if not begin:
            return ""
        kept = {name: value for name in ("q", "version") if (value := request.GET.get(name))}
        return f"{request.path}?{urlencode(kept | {'from': begin})}"

    return {"next_url": address(text.next_from), "previous_url": address(text.previous_from)}
