"""Two small files that browsers and crawlers ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.feeds.followed import LISTS


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read, but the desk, and searches without end."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /basket/",
        "Disallow: /search/",
        "Disallow: /feeds/search/",
        *(f"Disallow: /{name}/export/" for name in LISTS),
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches here from its own box."""
    root = request.build_absolute_uri("/")[:-1]
    return render(
        request,
        "feeds/opensearch.xml",
        {"root": root},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
