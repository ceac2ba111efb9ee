"""Atom feeds of the lists: the newest of what an address asks for."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from statements.filters import (
    DocumentFilter,
    LegislationFilter,
    Listing,
    StatementFilter,
    list_records,
)
from statements.filters.record_filter import RecordFilter
from statements.models import Excerpt, Legislation, Revision, State, StrategyDocument

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
_OURS: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "atrocity-policy")
_NO_XML: Final = {code: "\ufffd" for code in range(32) if code not in {9, 10, 13}}


@dataclass(frozen=True, slots=True)
class Followed:
    """A list that can be followed."""

    family: str
    title: str
    filter_class: type[RecordFilter]

    def rows(self) -> QuerySet[Any]:
        if self.family == "statements":
            return Excerpt.objects.published().with_names()
        if self.family == "documents":
            return StrategyDocument.objects.with_presidents()
        return Legislation.objects.with_presidents()


FOLLOWED: Final = {
    each.family: each
    for each in (
        Followed("statements", "Statements", StatementFilter),
        Followed("documents", "Documents", DocumentFilter),
        Followed("legislation", "Legislation", LegislationFilter),
    )
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a feed. `updated` is when it was last changed at the desk, or else its date."""

    key: str
    title: str
    url: str
    words: str
    updated: datetime


def feed(request: HttpRequest, family: str) -> HttpResponseBase:
    """The newest twenty of a list, under the list's own parameters."""
    followed = FOLLOWED[family]
    data = _newest(request.GET)
    listing = list_records(followed.filter_class, data, followed.rows(), f"/{family}/")
    if listing.unsearched:
        return _refused(listing.unsearched, 503)
    if listing.notices:
        said = " ".join(f"{each.param} “{each.value}” {each.message}." for each in listing.notices)
        return _refused(f"{said} See the list at /{family}/.", 400)
    records = [result.record for result in listing.results]
    entries = _entries(records)
    gone = list(_gone(followed, data)) if family == "statements" else []
    root = request.build_absolute_uri("/")[:-1]
    updated = max([*(each.updated for each in entries), *(at for _, at in gone)], default=_EPOCH)
    body = "".join(_written(followed, listing, entries, gone, root, request, updated))
    return _conditional(request, body, updated)


_EPOCH: Final = datetime(2026, 1, 1, tzinfo=UTC)


def _newest(given: QueryDict) -> QueryDict:
    """A feed has one page, and the newest first, unless another order is asked for."""
    data = given.copy()
    for name in ("page", "group"):
        data.pop(name, None)
    for name in [name for name in data if not any(data.getlist(name))]:
        del data[name]
    data.setdefault("sort", "newest")
    return data


def _refused(said: str, status: int) -> HttpResponse:
    return HttpResponse(f"{said}\n", status=status, content_type="text/plain; charset=utf-8")


def _entries(records: list[Any]) -> list[Entry]:
    if not records:
        return []
    kind = records[0]._meta.model_name
    made = Revision.objects.filter(kind=kind, record__in=[row.pk for row in records]).as_held()
    changed = dict(made.order_by("pk").values_list("record", "at"))
    return [_entry(row, changed.get(row.pk)) for row in records]


def _entry(row: Any, changed: datetime | None) -> Entry:
    if isinstance(row, Excerpt):
        document = row.document
        title = ", ".join(part for part in (row.byline, row.page_label) if part)
        words, dated = row.text, document.date if document else None
    else:
        title, words = str(row), row.summary
        dated = row.date if isinstance(row, StrategyDocument) else row.enacted
    return Entry(id_of(row), title, row.get_absolute_url(), words, changed or _day(dated) or _EPOCH)


def id_of(row: Any) -> str:
    """The same for ever, whatever the site or the record is called."""
    return f"urn:uuid:{uuid.uuid5(_OURS, f'{row._meta.model_name}/{row.pk}')}"


def _day(dated: Any) -> datetime | None:
    if not dated:
        return None
    return datetime(dated.year, dated.month or 1, dated.day or 1, tzinfo=UTC)


def _gone(followed: Followed, data: QueryDict) -> Iterator[tuple[str, datetime]]:
    """Statements that the desk withdrew: readers of the feed are told to drop them."""
    if data.get("q"):
        return  # the index knows nothing of what is not public
    hidden = Excerpt.objects.filter(state=State.WITHDRAWN)
    rows = {row.pk: row for row in followed.filter_class(data, hidden).qs}
    made = Revision.objects.filter(kind="excerpt", record__in=rows).as_held().order_by("pk")
    steps = made.only("record", "at", "changed")
    at = {row.record: row.at for row in steps if "state" in row.changed}
    yield from ((id_of(rows[pk]), when) for pk, when in at.items())


def _written(
    followed: Followed,
    listing: Listing,
    entries: list[Entry],
    gone: list[tuple[str, datetime]],
    root: str,
    request: HttpRequest,
    updated: datetime,
) -> Iterator[str]:
    asked = ", ".join(str(chip.label) for chip in listing.chips)
    title = f"Atrocity Policy: {followed.title}{f' ({asked})' if asked else ''}"
    here = request.build_absolute_uri()
    page = f"{root}{listing.url}"
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"'
    yield f"<feed {spaces}>\n"
    yield f"<title>{_safe(title)}</title>\n"
    yield f"<id>urn:uuid:{uuid.uuid5(_OURS, f'{followed.family}?{listing.url}')}</id>\n"
    yield f"<updated>{_time(updated)}</updated>\n"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>\n'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
    yield "<author><name>Atrocity Policy</name></author>\n"
    for key, when in gone:
        yield f'<at:deleted-entry ref={quoteattr(key)} when="{_time(when)}"/>\n'
    for each in entries:
        yield f"<entry><id>{each.key}</id><title>{_safe(each.title)}</title>"
        yield f"<updated>{_time(each.updated)}</updated>"
        yield f'<link rel="alternate" type="text/html" href={quoteattr(root + each.url)}/>'
        yield f'<content type="text">{_safe(each.words)}</content></entry>\n'
    yield "</feed>\n"


def _safe(text: str) -> str:
    return escape(text.translate(_NO_XML))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _conditional(request: HttpRequest, body: str, updated: datetime) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    modified = max(int(updated.timestamp()), 0)
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response["ETag"], response["Last-Modified"] = etag, http_date(modified)
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return get_conditional_response(request, etag, None, response) or response
