"""/sources/<id>/file: the original file of a source, as a download and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from statements.models import Source
from statements.views.read_only import read_only

# A browser is told these; all else is bytes to it, and none of them is ever shown in a page.
_SAFE: Final = frozenset({"application/pdf", "application/xml", "text/plain"})


@read_only
def source_file(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source, pk=pk)
    path = Path(source.file.path) if source.file else None
    if path is None or not path.is_file():
        raise Http404("The file of this source is not held.")
    etag = f'"{source.sha256}"'
    if unchanged := get_conditional_response(request, etag=etag):
        unchanged["ETag"] = etag
        return unchanged
    kind = source.media_type if source.media_type in _SAFE else "application/octet-stream"
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=_name(source, path), content_type=kind
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["ETag"] = etag
    response["Last-Modified"] = http_date(path.stat().st_mtime)
    return response  # type: ignore[return-value]  # it streams


def _name(source: Source, path: Path) -> str:
    """What it was called, without what a system could take for a place."""
    bare = re.sub(r"[^\w.() -]", "_", source.name or "").strip(". ")
    return bare or path.name
