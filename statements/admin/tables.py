"""Whole tables at the desk: template, preview, writing with progress, undo, export."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, Final, cast

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Min
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from statements.admin.kept_file import keep, kept
from statements.admin.revised import reason
from statements.editing.sheets.columns import KINDS, Kind, explained, exported
from statements.editing.sheets.plan import Plan, plan
from statements.editing.sheets.undoing import undo
from statements.editing.sheets.writing import NotWritten, Step, try_out, write_plan
from statements.editing.transitions import PUBLISH_OWN
from statements.models import Action, Revision
from statements.sources.verification import stale_ones, verify_all
from statements.tables import Unreadable, csv_rows, read_table, xlsx_file

IMPORT: Final = "statements.import_table"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN: Final = 200  # rows and faults on the page; the file has all


def import_table(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Choose a kind and a file; what it would do is shown before anything is written."""
    _allowed(request)
    context = {**site.each_context(request), "title": "Import a table", "kinds": KINDS}
    if request.method == "POST":
        kind = _kind(request.POST.get("kind", ""))
        upload = request.FILES.get("file")
        if upload is None:
            context["problem"] = "Choose a file."
        else:
            _allowed(request, kind)
            data = cast(Any, upload).read()
            try:
                made = _planned(request, kind, data)
            except Unreadable as error:
                context["problem"] = str(error)
            else:
                name = str(upload.name)[:120]
                token = keep(data, kind=kind.name, digest=made.digest, name=name)
                return _preview(request, site, made, token=token, name=name)
    context |= {"chosen": request.POST.get("kind", "excerpts"), "earlier": _earlier()}
    return TemplateResponse(request, "admin/import.html", context)


def _planned(request: HttpRequest, kind: Kind, data: bytes) -> Plan:
    own = request.user.has_perm(PUBLISH_OWN)
    made = plan(kind, read_table(data), may_change_public=own)
    try_out(made)
    return made


def _preview(
    request: HttpRequest, site: AdminSite, made: Plan, *, token: str, name: str
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": f"What “{name}” would do",
        "plan": made,
        "changes": made.writes[:_SHOWN],
        "troubles": made.troubles[:_SHOWN],
        "more_changes": max(len(made.writes) - _SHOWN, 0),
        "more_troubles": max(len(made.troubles) - _SHOWN, 0),
        "token": token,
    }
    return TemplateResponse(request, "admin/import_preview.html", context)


def write_table(request: HttpRequest, site: AdminSite) -> HttpResponseBase:
    """Write what was previewed, telling how far it is."""
    _allowed(request)
    found = kept(request.POST.get("token", "")) if request.method == "POST" else None
    if found is None:
        messages.error(request, "The preview is no longer kept. Choose the file again.")
        return HttpResponseRedirect(reverse("admin:import_table"))
    data, told = found
    kind = _kind(told["kind"])
    _allowed(request, kind)
    made = _planned(request, kind, data)
    if made.digest != told["digest"]:
        messages.warning(request, "The record changed since the preview. This is the new one.")
        token = keep(data, kind=kind.name, digest=made.digest, name=told["name"])
        return _preview(request, site, made, token=token, name=told["name"])
    page = render_to_string(
        "admin/import_writing.html",
        {**site.each_context(request), "title": f"Writing “{told['name']}”"},
        request=request,
    )
    head, _, tail = page.partition("<!-- progress -->")
    why = reason(request) or f"Imported from {told['name']}."
    answer = StreamingHttpResponse(_written(request, made, why, head, tail))
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"  # a proxy passes each line on as it comes
    return answer


def _written(request: HttpRequest, made: Plan, why: str, head: str, tail: str) -> Iterator[str]:
    yield head
    try:
        for step in write_plan(made, by=request.user, why=why):
            if isinstance(step, Step):
                yield f"<li>{step.done:,} of {step.of:,} rows</li>\n"
            else:
                yield "<li>Everything is written.</li>\n"
                yield from _checked(made)
                yield format_html(
                    '<li><b>Done.</b> <a href="{}#{}">To the imports, and the way back</a></li>\n',
                    reverse("admin:import_table"),
                    step,
                )
    except NotWritten as error:
        yield format_html("<li><b>{}</b></li>\n", error)
    yield tail


def _checked(made: Plan) -> Iterator[str]:
    if made.kind.name == "excerpts":
        done = sum(1 for _ in verify_all(stale_ones()))
        yield f"<li>{done:,} excerpts checked against their sources</li>\n"


def undo_import(request: HttpRequest) -> HttpResponse:
    """Take back an import, all of it."""
    _allowed(request)
    try:
        batch = uuid.UUID(request.POST.get("batch", ""))
        done = undo(batch, by=request.user, why=reason(request))
    except NotWritten as error:
        messages.error(request, str(error))
    except ValueError:
        messages.error(request, "No import has this name.")
    else:
        are = "1 record is as it was" if done == 1 else f"{done:,} records are as they were"
        messages.success(request, f"Undone: {are} before.")
    return HttpResponseRedirect(reverse("admin:import_table"))


def _earlier() -> Any:
    made = Revision.objects.filter(batch__isnull=False).exclude(action=Action.FOUND)
    return (
        made.values("batch")
        .annotate(count=Count("pk"), at=Max("at"), by=Min("by_name"), why=Min("why"))
        .order_by("-at")[:20]
    )


# What goes out


def export_table(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """All records of a kind; with ``?template`` the header alone, explained."""
    kind = _kind(name)
    if not request.user.has_perm(f"statements.view_{kind.model._meta.model_name}"):
        raise PermissionDenied
    return table_of(
        kind, form, rows=kind.model.objects.none() if "template" in request.GET else None
    )


def table_of(kind: Kind, form: str, *, rows: Any = None) -> HttpResponseBase:
    """A file of records with every column. Raises Http404 for another form than CSV and XLSX."""
    header, texts = exported(kind, rows)
    answer: HttpResponseBase
    if form == "csv":
        answer = StreamingHttpResponse(
            csv_rows(header, texts(), bom=True), content_type="text/csv; charset=utf-8"
        )
    elif form == "xlsx":
        told = explained(kind.columns())
        try:
            made = b"".join(xlsx_file(header, texts(), title=kind.name, explained=told))
        except ValueError as error:
            return HttpResponse(str(error), status=413, content_type="text/plain; charset=utf-8")
        answer = HttpResponse(made, content_type=XLSX)
    else:
        raise Http404("Tables are csv or xlsx.")
    answer["Content-Disposition"] = f'attachment; filename="{kind.name}.{form}"'
    return answer


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404(f"“{name[:60]}” is no kind of record. The kinds are: {', '.join(KINDS)}.")
    return KINDS[name]


def _allowed(request: HttpRequest, kind: Kind | None = None) -> None:
    needed = [IMPORT]
    if kind is not None:
        model = kind.model._meta.model_name
        needed += [f"statements.{act}_{model}" for act in ("add", "change")]
    if not request.user.has_perms(needed):
        raise PermissionDenied
