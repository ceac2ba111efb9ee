"""What is held, how it is kept, and what is still open."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import (
    Excerpt,
    Institution,
    Provision,
    Remark,
    RemarkKind,
    SecondaryWork,
    Topic,
)
from statements.views.links import Link
from statements.views.read_only import read_only
from statements.views.totals import count_what_is_held


@read_only
def about(request: HttpRequest) -> HttpResponse:
    quoted = Prefetch("excerpts", Excerpt.objects.published().with_documents().oldest())
    context = {
        "totals": count_what_is_held(),
        "provisions": Provision.objects.count(),
        "institutions": Institution.objects.count(),
        "topics": Topic.objects.count(),
        "works": SecondaryWork.objects.prefetch_related(
            "documents", "legislation", "institutions"
        ).prefetch_related(quoted),
        "open_questions": Remark.objects.filter(kind=RemarkKind.OPEN_QUESTION),
        "crumbs": [Link("About")],
    }
    return render(request, "about.html", context)
