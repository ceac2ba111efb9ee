"""Any list as a file: the page's own filters, all of its rows, none of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from itertools import chain

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http import StreamingHttpResponse as Streaming
from django.utils import timezone
from django.utils.cache import patch_cache_control

from statements.api.export_formats import FORMATS, Exported, Format
from statements.api.export_search import everything
from statements.api.fields import present
from statements.api.parameters import filters_of, one, refuse_all
from statements.api.problems import Fault, Refused, bad, fault_of
from statements.api.resource import Resource
from statements.api.search import SEARCHED
from statements.filters.all_rows import Stretches, all_rows, stretches
from statements.search import Unavailable
from statements.tables import TooLong

# What the page has and a file does not need.
_OF_PAGES = frozenset({"page", "group", "format", "bom", "in"})
# A reader far away takes many small pieces slowly.
_PIECE = 64 * 1024
Make = Callable[[HttpRequest, QueryDict, Format], Exported]


def export(request: HttpRequest, resource: Resource) -> HttpResponseBase:
    """``?format=csv`` and the parameters of the list's page."""
    return _answer(request, partial(_listed, resource=resource, path=f"/{resource.name}/"))


def export_search(request: HttpRequest) -> HttpResponseBase:
    """The same of /search/: of one part of the record with ``in``, or else of all of it."""
    return _answer(request, _searched)


def _searched(request: HttpRequest, asked: QueryDict, chosen: Format) -> Exported:
    part = one(request.GET, "in")
    if not part:
        return everything(_root(request), asked, works_alone=chosen.of_works)
    if part not in SEARCHED:
        cure = f"Known are {', '.join(SEARCHED)}."
        raise bad(Fault("in", part[:200], "is no part of the record", cure))
    return _listed(request, asked, chosen, resource=SEARCHED[part], path=f"/search/?in={part}")


def _listed(
    request: HttpRequest, asked: QueryDict, chosen: Format, *, resource: Resource, path: str
) -> Exported:
    if chosen.of_works and not resource.is_cited:
        said = f"holds works to be cited, and {resource.name} are none"
        raise bad(Fault("format", chosen.label, said, "Take csv, xlsx, docx, json or jsonl."))
    total, rows = _rows(resource, asked)
    root, query = _root(request), asked.urlencode()
    return Exported(
        name=resource.name,
        title=resource.title,
        address=f"{root}{path}{'&' if '?' in path else '?'}{query}" if query else root + path,
        root=root,
        total=total,
        stretches=rows,
        columns=[(each.name, each.says) for each in resource.fields],
        present=partial(present, fields=resource.fields, root=root),
    )


def _rows(resource: Resource, asked: QueryDict) -> tuple[int, Stretches]:
    if resource.filter_class is None:
        refuse_all(asked, ["format", "bom"])
        return resource.records().order_by().count(), stretches(resource.records())
    filters = resource.filter_class(asked, resource.records())
    known = [each.name for each in filters_of(resource.filter_class)]
    if problems := filters.reading.problems:
        raise bad(*(fault_of(each, filters, known) for each in problems[:20]))
    return all_rows(filters)


def _answer(request: HttpRequest, make: Make) -> HttpResponseBase:
    try:
        chosen, bom = _format(request.GET)
        made = make(request, _kept(request.GET), chosen)
        pieces = _first(_gathered(chosen.write(replace(made, bom=bom))))
    except Unavailable as error:
        return _refused(Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error)))
    except Refused as error:
        return _refused(error)
    answer = Streaming(pieces, content_type=chosen.media_type)
    day = timezone.now().date().isoformat()
    file = f"atrocity-policy-{made.name}-{day}.{chosen.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["X-Total-Count"] = str(made.total)
    patch_cache_control(answer, no_store=True)
    return answer


def _refused(error: Refused) -> HttpResponse:
    said = f"{error.detail}\nNothing was exported.\n"
    return HttpResponse(said, status=error.status, content_type="text/plain; charset=utf-8")


def _format(given: QueryDict) -> tuple[Format, bool]:
    name, bom = one(given, "format"), one(given, "bom")
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise bad(Fault("format", name[:40], "is no format", f"Known are {known}."))
    if bom not in {"", "0", "1"}:
        raise bad(Fault("bom", bom[:40], "is not 0 or 1", "Give bom=1 for Excel."))
    return FORMATS[name], bom == "1"


def _gathered(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The same bytes, in pieces that are worth sending."""
    held, size = [], 0
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        held.append(data)
        size += len(data)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _first(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces; what fails before the first is a refusal and no broken file."""
    try:
        return chain([next(pieces, b"")], pieces)
    except TooLong as error:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error)) from error


def _kept(given: QueryDict) -> QueryDict:
    """The parameters of the list; boxes that a form left empty say nothing."""
    kept = given.copy()
    for name in list(kept):
        values = [value for value in kept.getlist(name) if value.strip()]
        if name in _OF_PAGES or not values:
            del kept[name]
        else:
            kept.setlist(name, values)
    return kept


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]
