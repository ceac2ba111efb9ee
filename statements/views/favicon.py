"""Browsers ask for /favicon.ico on pages that name no icon, such as /healthz."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from statements.views.read_only import read_only


@read_only
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("favicon.svg"), permanent=False)
