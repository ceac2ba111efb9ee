"""Atom feeds of the lists, and of a search: the latest of what an address asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.cache import get_conditional_response

from statements.feeds.followed import FOLLOWED, SEARCHED, Followed
from statements.feeds.latest import EPOCH, FEW, Entry, Gone, gone, key_of, latest
from statements.filters.reading import Problem
from statements.filters.record_filter import RecordFilter
from statements.search import Unavailable

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
# What XML cannot hold.
_NO_XML: Final = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What is written. `page` is the address of the list's own page, by which it is known."""

    title: str
    page: str
    entries: Sequence[Entry]
    gone: Sequence[Gone]

    @property
    def updated(self) -> datetime:
        entered = [each.updated for each in self.entries]
        return max([*entered, *(each.at for each in self.gone)], default=EPOCH)


class Unusable(ValueError):
    """An address of which something cannot be used; the message names it and the cure."""


def feed(request: HttpRequest, family: str) -> HttpResponseBase:
    """The latest twenty of a list, under the list's own parameters."""
    return _answer(request, family, _asked(request.GET))


def search_feed(request: HttpRequest) -> HttpResponseBase:
    """The latest twenty that a search finds: in one part of the record, or in all of it."""
    asked = _asked(request.GET)
    part = "".join(asked.pop("in", [])[-1:])
    return _answer(request, part, asked, path="/search/")


def _answer(
    request: HttpRequest, family: str, asked: QueryDict, path: str = ""
) -> HttpResponseBase:
    try:
        made = _of_list(family, asked, path) if family else _of_everything(asked)
    except Unusable as error:
        return _refused(str(error), 400)
    except Unavailable as error:
        return _refused(str(error), 503)
    return _sent(request, made)


def _asked(given: QueryDict) -> QueryDict:
    """A feed has one page and one order; boxes that a form left empty say nothing."""
    asked = given.copy()
    for name in list(asked):
        if name in {"page", "group", "sort"} or not any(map(str.strip, asked.getlist(name))):
            del asked[name]
    return asked


def _of_list(family: str, asked: QueryDict, path: str) -> Feed:
    if path and family not in SEARCHED:
        known = ", ".join(SEARCHED)
        raise Unusable(f"in “{family[:100]}” is no part of the record. Known are {known}.")
    followed = FOLLOWED[family]
    page = path or f"/{family}/"
    filters, said = _filters(followed, asked, page)
    given = sorted((name, value) for name, values in asked.lists() for value in values)
    query = urlencode([*([("in", family)] if path else []), *given])
    title = f"Atrocity Policy: {followed.title}{f' ({said})' if said else ''}"
    page += f"?{query}" if query else ""
    return Feed(title, page, latest(followed, filters), gone(followed))


def _of_everything(asked: QueryDict) -> Feed:
    words = "".join(asked.getlist("q")[-1:])
    if not words.strip():
        raise Unusable("q is missing. Give words to look for, or a part of the record: in=topics.")
    if more := [name for name in asked if name != "q"]:
        raise Unusable(f"{more[0][:100]} is no parameter of this feed. Known are q and in.")
    entries: list[Entry] = []
    dropped: list[Gone] = []
    for name in SEARCHED:
        filters, _ = _filters(FOLLOWED[name], asked, "/search/")
        entries += latest(FOLLOWED[name], filters)
        dropped += gone(FOLLOWED[name])
    entries.sort(key=lambda each: each.updated, reverse=True)
    page = f"/search/?{urlencode({'q': words})}"
    return Feed(f"Atrocity Policy: Search (“{words}”)", page, entries[:FEW], dropped)


def _filters(followed: Followed, asked: QueryDict, page: str) -> tuple[RecordFilter | None, str]:
    """The filters in force, and what they are called."""
    if followed.filter_class is None:
        if asked:
            raise Unusable(f"{next(iter(asked))[:100]} is no parameter of this feed: it has none.")
        return None, ""
    filters = followed.filter_class(asked, followed.rows())
    if problems := filters.reading.problems:
        said = " ".join(map(_sentence, problems[:5]))
        raise Unusable(f"{said} The list is at {page}.")
    labels = (
        filters.label_of(name, value) for name, values in filters.active.items() for value in values
    )
    return filters, ", ".join(labels)


def _sentence(problem: Problem) -> str:
    return f"{problem.param} “{problem.value}” {problem.message}."


def _refused(said: str, status: int) -> HttpResponse:
    return HttpResponse(f"{said}\n", status=status, content_type="text/plain; charset=utf-8")


def _sent(request: HttpRequest, made: Feed) -> HttpResponseBase:
    body = "".join(_written(made, request))
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return get_conditional_response(request, etag, None, response) or response


def _written(made: Feed, request: HttpRequest) -> Iterator[str]:
    root, here = request.build_absolute_uri("/")[:-1], request.build_absolute_uri()
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"'
    yield f"<feed {spaces}>\n"
    yield f"<title>{_safe(made.title)}</title>\n"
    yield f"<id>{key_of(made.page)}</id>\n"
    yield f"<updated>{_time(made.updated)}</updated>\n"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>\n'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(root + made.page)}/>\n'
    yield "<author><name>Atrocity Policy</name></author>\n"
    for each in made.gone:
        yield f'<at:deleted-entry ref="{each.key}" when="{_time(each.at)}"/>\n'
    for entry in made.entries:
        yield f"<entry><id>{entry.key}</id><title>{_safe(entry.title)}</title>"
        yield f"<updated>{_time(entry.updated)}</updated>"
        yield f'<link rel="alternate" type="text/html" href={quoteattr(root + entry.url)}/>'
        yield f'<content type="text">{_safe(entry.words)}</content></entry>\n'
    yield "</feed>\n"


def _safe(text: str) -> str:
    return escape(text.translate(_NO_XML))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
