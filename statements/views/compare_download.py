"""A comparison to take away: Word, Markdown, CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.compare.rows import Sheet
from statements.compare.to_csv import to_csv
from statements.compare.to_docx import to_docx
from statements.compare.to_markdown import to_markdown
from statements.filters.compare_address import read_address
from statements.views.compare_sheet import comparable, sheet_of, uncollected
from statements.views.read_only import read_only

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Format:
    """How a sheet is written, and what the file is."""

    write: Callable[[Sheet], str | bytes]
    media_type: str


FORMATS = {
    "docx": Format(
        to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "md": Format(to_markdown, "text/markdown; charset=utf-8"),
    "csv": Format(to_csv, "text/csv; charset=utf-8"),
}


@read_only
@uncollected()
def compare_download(request: HttpRequest) -> HttpResponse:
    """/compare/download/: the comparison of the same address, as a file."""
    asked = request.GET.get("format", "")
    if asked not in FORMATS:
        known = ", ".join(FORMATS)
        return _refused(request, f"format is not one of {known}: “{asked[:40]}”.")
    chosen = read_address(request.GET, comparable())
    if len(chosen.excerpts) < 2:
        problems = " ".join(map(str, chosen.problems[:6]))
        return _refused(
            request, f"A comparison needs two published excerpts, s=…&s=…. {problems}".strip()
        )
    format_ = FORMATS[asked]
    body = format_.write(sheet_of(chosen, request))
    response = HttpResponse(body, content_type=format_.media_type)
    name = f"compare-{'-'.join(chosen.slugs)}"[:LONGEST_NAME].rstrip("-")
    response["Content-Disposition"] = f'attachment; filename="{name}.{asked}"'
    return response


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    return render(request, "400.html", {"problem": problem}, status=400)
