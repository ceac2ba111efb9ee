"""What a reader chose for every page: light or dark. Kept in a cookie, read by the server."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

COOKIE = "theme"
AUTO = "auto"
THEMES = (AUTO, "light", "dark")
A_YEAR = 365 * 24 * 60 * 60


class SeeOther(HttpResponseRedirect):
    """303: what follows is a page to read, not the form again."""

    status_code = 303


def remembered_theme(request: HttpRequest) -> str:
    """The theme the cookie names; a cookie that names none of ours counts as absent."""
    kept = request.COOKIES.get(COOKIE, AUTO)
    return kept if kept in THEMES else AUTO


def vary_on_theme(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: every page carries the theme, so shared caches keep readers' choices apart."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return answer


# Another site could at most turn this one dark. A token would cost every page a cookie of its own
# and keep public pages out of shared caches.
@csrf_exempt
def preferences(request: HttpRequest) -> HttpResponse:
    """Remember the theme and go back to where it was chosen."""
    # Someone reloads, or follows the address: there is nothing to read here.
    if request.method != "POST":
        return SeeOther(reverse("home"))
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        problem = f"theme is not one of {', '.join(THEMES)}: “{chosen[:40]}”. Nothing was changed."
        return render(request, "400.html", {"problem": problem}, status=400)
    response = SeeOther(way_back(request))
    if chosen == AUTO:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=A_YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def is_ours(request: HttpRequest) -> bool:
    """Does the form stand on a page of ours? A browser too old to tell is believed."""
    told = request.headers.get("Sec-Fetch-Site")
    if told:
        return told in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


def way_back(request: HttpRequest) -> str:
    """The page the form stood on, if it is one of ours; else the first page."""
    for address in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        # An address that begins otherwise is relative to this one, where nothing stands.
        if address.startswith(("/", "http://", "https://")) and url_has_allowed_host_and_scheme(
            address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return address
    return reverse("home")
