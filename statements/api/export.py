"""Any list as a file: the page's own filters, all of its rows, none of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from statements.api.export_formats import FORMATS, Exported
from statements.api.parameters import filters_of
from statements.api.problems import Fault, Refused, bad, fault_of
from statements.api.resource import Resource
from statements.filters.all_rows import all_rows
from statements.filters.record_filter import RecordFilter
from statements.models import Excerpt
from statements.search import Unavailable
from statements.tables import TooLong

# What the page has and a file does not need.
_OF_PAGES = frozenset({"page", "group", "format", "bom"})


def export(request: HttpRequest, resource: Resource) -> HttpResponseBase:
    """``?format=csv`` and the parameters of the list's page."""
    try:
        return _answer(request, resource)
    except Refused as error:
        said = f"{error.detail}\nNothing was exported.\n"
        return HttpResponse(said, status=error.status, content_type="text/plain; charset=utf-8")


def _answer(request: HttpRequest, resource: Resource) -> HttpResponseBase:
    name, bom = request.GET.get("format", ""), request.GET.get("bom", "")
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise bad(Fault("format", name[:40], "is no format", f"Known are {known}."))
    if bom not in {"", "0", "1"}:
        raise bad(Fault("bom", bom[:40], "is not 0 or 1", "Give bom=1 for Excel."))
    filters = _filters(request, resource)
    try:
        total, rows = all_rows(filters)
    except Unavailable as error:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
    root = request.build_absolute_uri("/")[:-1]
    query = _kept(request).urlencode()
    page = f"{root}/{resource.name}/{'?' if query else ''}{query}"
    made = Exported(resource, total, rows, root, resource.title, page, bom == "1")
    chosen = FORMATS[name]
    answer = StreamingHttpResponse(
        _first(chosen.write(made)), content_type=chosen.media_type, status=HTTPStatus.OK
    )
    day = timezone.now().date().isoformat()
    file = f"atrocity-policy-{resource.name}-{day}.{chosen.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["X-Total-Count"] = str(total)
    patch_cache_control(answer, no_store=True)
    return answer


def _first(pieces: Iterator[str | bytes]) -> Iterator[str | bytes]:
    """The pieces; what fails before the first is a refusal and no broken file."""
    try:
        first = next(pieces, "")
    except TooLong as error:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error)) from error

    def all_of_them() -> Iterator[str | bytes]:
        yield first
        yield from pieces

    return all_of_them()


def _kept(request: HttpRequest) -> Any:
    """The parameters of the list; boxes that a form left empty say nothing."""
    given = request.GET.copy()
    for name in list(given):
        values = [value for value in given.getlist(name) if value.strip()]
        if name in _OF_PAGES or not values:
            del given[name]
        else:
            given.setlist(name, values)
    return given


def _filters(request: HttpRequest, resource: Resource) -> RecordFilter:
    assert resource.filter_class  # noqa: S101  (urls.py gives those that have one)
    rows = resource.records()
    if rows.model is Excerpt:
        rows = rows.select_related("quoted_in")  # the citation names it
    filters = resource.filter_class(_kept(request), rows)
    known = [each.name for each in filters_of(resource.filter_class)]
    if problems := filters.reading.problems:
        raise bad(*(fault_of(each, filters, known) for each in problems[:20]))
    return filters
