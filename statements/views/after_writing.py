"""Once a form of the desk was answered, the index hears of it: editors find their own changes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from statements.search import catch_up

_READING = {"GET", "HEAD", "OPTIONS"}


def catch_up_after_writing(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: by then whatever was written is committed."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        place = request.resolver_match
        if request.method not in _READING and place and place.app_name == "admin":
            catch_up()
        return response

    return answer
