"""A resource's two addresses: its list, and one record of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from statements.api.describe import describe_list, describe_record
from statements.api.fields import present
from statements.api.parameters import (
    FIELDS,
    Asked,
    read_filters,
    read_own,
    refuse_all,
    refuse_unknown,
)
from statements.api.problems import Fault, Refused, bad
from statements.api.read_view import ReadView
from statements.api.resource import Resource
from statements.editing.withdrawal import tombstone
from statements.filters.address import Address
from statements.filters.facets import Facet, facets
from statements.filters.finding import Found
from statements.filters.list_records import find
from statements.filters.record_filter import RecordFilter
from statements.filters.rows_after import rows_after
from statements.filters.searched import searched
from statements.search import Unavailable


class ListView(ReadView):
    """Rows by filter: a page of them, or from a cursor on."""

    resource: Resource | None = None

    def get(self, request: Request) -> Response:
        assert self.resource  # noqa: S101 # given in urls.py
        data: QueryDict = request.query_params
        asked = read_own(data, self.resource.fields)
        filters = read_filters(self.resource, data)
        root = request.build_absolute_uri("/")[:-1]
        if asked.after is not None:
            answer, rows = _from_cursor(self.resource, filters, asked, asked.after)
        else:
            answer, rows = _page(self.resource, filters, asked)
        answer = {
            name: _address(root + self.resource.path, data, value) if name in _WAYS else value
            for name, value in answer.items()
        }
        answer["results"] = present(rows, asked.fields, root)
        return Response(answer)

    def describe(self) -> dict[str, Any]:
        assert self.resource  # noqa: S101
        return describe_list(self.resource)


class RecordView(ReadView):
    """One record by its slug or number."""

    resource: Resource | None = None

    def get(self, request: Request, key: str | int) -> Response:
        assert self.resource  # noqa: S101
        data: QueryDict = request.query_params
        refuse_unknown(data, [FIELDS.name])
        refuse_all({name: "" for name in data if name != FIELDS.name}, [FIELDS.name])
        own = read_own(data, self.resource.fields)
        records = self.resource.records()
        record = records.filter(**{self.resource.key: key}).first()
        if record is None:
            return _moved(request, self.resource, records, str(key))
        (shown,) = present([record], own.fields, request.build_absolute_uri("/")[:-1])
        return Response(shown)

    def describe(self) -> dict[str, Any]:
        assert self.resource  # noqa: S101
        return describe_record(self.resource)


def _moved(request: Request, resource: Resource, records: QuerySet[Any], key: str) -> Response:
    """The way to a record that once had this slug."""
    now = None
    if not resource.key_is_number and hasattr(records, "moved"):
        now = records.moved(key)
    if now is None and not resource.key_is_number and (stone := tombstone(resource.model, key)):
        on = f" on {stone.at:%Y-%m-%d}" if stone.at else ""
        said = f"{stone.label} was withdrawn or taken out of the record{on}."
        raise Refused(HTTPStatus.GONE, said)
    if now is None:
        said = f"“{key[:100]}” names no record of {resource.name}. All are at {resource.path}."
        raise Http404(said)
    query = request.query_params.urlencode()
    there = request.build_absolute_uri(f"{resource.path}{now.slug}/")
    headers = {"Location": f"{there}?{query}" if query else there}
    return Response({"url": there}, HTTPStatus.MOVED_PERMANENTLY, headers=headers)


_WAYS = ("next", "previous")
_Answer = tuple[dict[str, Any], Sequence[Any]]


def _address(path: str, data: QueryDict, changed: Mapping[str, Any] | None) -> str | None:
    """This list from another page or cursor on; null where there is none."""
    if changed is None:
        return None
    query = data.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"{path}?{query.urlencode()}"


def _from_cursor(
    resource: Resource, filters: RecordFilter | None, asked: Asked, after: int
) -> _Answer:
    size = asked.size + 1
    if filters is None:
        rows = list(resource.records().filter(pk__gt=after).order_by("pk")[:size])
    else:
        try:
            rows = rows_after(filters, after, size)
        except Unavailable as error:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
    shown = rows[: asked.size]
    more = {"cursor": shown[-1].pk} if len(rows) > asked.size else None
    return {"next": more}, shown


def _page(resource: Resource, filters: RecordFilter | None, asked: Asked) -> _Answer:
    found = _found(resource, filters, asked)
    if asked.page > found.last:
        cure = f"The last page is {found.last}."
        raise bad(Fault("page", str(asked.page), "is past the last page", cure))
    answer: dict[str, Any] = {
        "total": found.total,
        "page": asked.page,
        "pages": found.last,
        "next": {"page": asked.page + 1} if asked.page < found.last else None,
        "previous": {"page": asked.page - 1} if asked.page > 1 else None,
    }
    said = searched(filters.understood, found, Address(resource.path)) if filters else None
    if said:
        answer["search"] = {
            "typed": said.typed,
            "understood": said.understood.label if said.understood else said.typed,
            "repairs": list(said.repairs),
            "left_out": list(said.left_out),
            "correction": said.correction.label if said.correction else None,
            "relaxed": said.relaxed,
        }
    if asked.facets and filters:
        answer["facets"] = [_facet(each) for each in facets(filters, found)]
    return answer, found.records


def _found(resource: Resource, filters: RecordFilter | None, asked: Asked) -> Found:
    if filters is None:
        records = resource.records()
        total = records.order_by().count()
        first = (asked.page - 1) * asked.size
        rows = list(records[first : first + asked.size])
        return Found(rows, total, total, asked.page, "", {}, size=asked.size)
    _, found = find(filters, asked.page, asked.size, counting=asked.facets)
    if found.unsearched:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, found.unsearched)
    return found


def _facet(facet: Facet) -> dict[str, Any]:
    return {
        "name": facet.name,
        "label": facet.label,
        "left_out": facet.left_out,
        "choices": [
            {"value": each.value, "label": each.label, "count": each.count, "level": each.level}
            for each in facet.choices
        ],
    }
