"""Pages that only read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
METHODS = ["GET", "HEAD"]


def read_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A view for GET and HEAD alone; any other method is answered 405, token or none.

    Nothing is written here that a token could protect, so none is asked for: without one Django
    would say 403, and that a form was forged.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method in METHODS:
            return view(request, *args, **kwargs)
        said = "This address can only be read, with GET or HEAD. Nothing was changed.\n"
        return HttpResponseNotAllowed(METHODS, said, content_type="text/plain; charset=utf-8")

    return answer
