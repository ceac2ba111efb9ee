"""What a process does before its first visitor: look to the index, and have its pages ready."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from statements.search import prepare

PAGES = ("/", "/statements/", "/statements/?q=genocide", "/search/?q=genocide")


def warm(application: WSGIHandler) -> None:
    """Check the search index and ask for a few pages, so that their templates are read."""
    prepare()
    for page in PAGES:
        _ask(application, page)
    logging.getLogger(__name__).info("Ready.")


def _ask(application: WSGIHandler, page: str) -> None:
    path, _, query = page.partition("?")
    host = settings.ALLOWED_HOSTS[0].removeprefix(".")
    request: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": "https",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
    }

    def started(*_: Any) -> Callable[[bytes], object]:
        return lambda _: None

    answer = application(request, started)
    for _ in answer:
        pass
    answer.close()
