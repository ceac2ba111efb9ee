"""The queues: what waits for whom, a page each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from statements.editing.queues import BY_NAME, QUEUES, Queue, lacks, rows_of
from statements.models import Excerpt, Revision

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Counted:
    """A queue and how long it is."""

    queue: Queue
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """An excerpt in a queue; `last` is the last that was done to it at the desk."""

    excerpt: Excerpt
    last: Revision | None
    lacks: list[str]


def review(request: HttpRequest, site: AdminSite, name: str = "to-review") -> HttpResponse:
    """A queue's page, with the length of every other."""
    if not request.user.has_perm("statements.view_excerpt"):
        raise PermissionDenied
    queue = BY_NAME.get(name)
    if queue is None:
        raise Http404(f"“{name[:60]}” is no queue. The queues are: {', '.join(BY_NAME)}.")
    page: Any = Paginator(rows_of(queue, request.user), A_PAGE).get_page(request.GET.get("p"))
    excerpts = list(page.object_list)
    made = Revision.objects.filter(kind="excerpt", record__in=[row.pk for row in excerpts])
    last: dict[int, Revision] = {}
    for revision in made.defer("data").order_by("pk"):
        last[revision.record] = revision
    context = {
        **site.each_context(request),
        "title": f"Review: {queue.title}",
        "queue": queue,
        "queues": [Counted(each, each.rows(request.user).count()) for each in QUEUES],
        "page": page,
        "rows": [Row(row, last.get(row.pk), lacks(row)) for row in excerpts],
    }
    return TemplateResponse(request, "admin/review.html", context)
