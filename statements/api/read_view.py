"""What every address of the API has: reading alone, problems, headers, conditional answers."""

from __future__ import annotations

import hashlib
import time
from http import HTTPStatus
from typing import Any, ClassVar

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from statements.api.described import Described
from statements.api.problems import Refused, answer_problem, problem
from statements.api.throttle import CACHE, Rate, SharedThrottle

_MONTH = 30 * 24 * 3600
_METHODS = "GET, HEAD, OPTIONS"
_EXPOSED = (
    "ETag, Last-Modified, Location, Retry-After, "
    "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
)


class ReadView(APIView):
    """GET, HEAD and OPTIONS, for anybody, from any site."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]
    authentication_classes = ()
    permission_classes = ()
    parser_classes = ()
    renderer_classes = (JSONRenderer,)
    throttle_classes = (SharedThrottle,)
    schema: Described | None = Described()
    rate: Rate | None = None

    def get_exception_handler(self) -> Any:
        return answer_problem

    def options(self, request: Request, *_: Any, **__: Any) -> Response:
        headers = {
            "Access-Control-Allow-Methods": _METHODS,
            "Access-Control-Allow-Headers": "Accept, If-None-Match, If-Modified-Since",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=HTTPStatus.NO_CONTENT, headers=headers)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if isinstance(response, Response):
            response.render()
            if response.status_code == HTTPStatus.OK:
                response = self._conditional(request, response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _EXPOSED
        for name, value in (self.rate.headers() if self.rate else {}).items():
            response[name] = value
        return response

    def _conditional(self, request: HttpRequest, response: Response) -> HttpResponseBase:
        """304 where the reader has this answer already."""
        digest = hashlib.sha256(response.content).hexdigest()[:32]
        etag, modified = f'"{digest}"', first_given(request.get_full_path(), digest)
        response["ETag"] = etag
        response["Last-Modified"] = http_date(modified)
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        found = get_conditional_response(request, etag, modified, response)
        if found is not None and found.status_code == HTTPStatus.PRECONDITION_FAILED:
            said = "The answer is not the one that If-Match or If-Unmodified-Since asks for."
            refused = problem(Refused(HTTPStatus.PRECONDITION_FAILED, said))
            refused = self.finalize_response(self.request, refused)
            return refused.render()  # type: ignore[no-any-return]
        return found or response


def first_given(address: str, digest: str) -> int:
    """When this answer was first given at this address, in seconds.

    Never earlier than what it tells of, whatever was changed; and later by a second at least than
    the answer before it.
    """
    key = "given:" + hashlib.sha256(address.encode()).hexdigest()
    before, when = caches[CACHE].get(key, ("", 0))
    if before == digest:
        return int(when)
    now = max(int(time.time()), int(when) + 1)
    caches[CACHE].set(key, (digest, now), _MONTH)
    return now


class NothingHere(ReadView):
    """An address of the API that is none."""

    schema = None

    def get(self, request: Request, *_: Any, **__: Any) -> Response:
        raise Http404("Nothing has this address. All that have are listed at /api/.")
