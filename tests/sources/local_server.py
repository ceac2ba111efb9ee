"""A web server of our own for tests: each path has a script, and every question is kept."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from statements.sources.addresses_allowed import Rules
from statements.sources.fetch_http import Limits, Web


class Handler(BaseHTTPRequestHandler):
    """Answers by the script of the path; the last script of a list goes on for ever."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers))
        scripts = self.server.scripts.get(self.path)
        if not scripts:
            self.answer(404, b"no such page")
            return
        script = scripts.pop(0) if len(scripts) > 1 else scripts[0]
        # Whoever asks may have had enough.
        try:
            script(self)
        except OSError:
            self.close_connection = True

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Headers are written with low lines: Content_Type. One of None is not sent."""
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


Script = Callable[[Handler], None]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.scripts: dict[str, list[Script]] = {}
        self.asked: list[tuple[str, Message]] = []
        self.over = threading.Event()
        self.context = context
        super().__init__(("127.0.0.1", 0), Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        got, address = super().get_request()
        return (self.context.wrap_socket(got, server_side=True) if self.context else got), address

    def handle_error(self, *_: Any) -> None:
        """A client that does not trust us hangs up; that is its right."""

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str) -> str:
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}{path}"

    def at(self, path: str, *scripts: Script) -> str:
        """Set what a path answers, in turn; gives its address."""
        self.scripts[path] = list(scripts)
        return self.url(path)

    def heads(self, path: str) -> list[Message]:
        return [headers for asked, headers in self.asked if asked == path]


@contextmanager
def served(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    with Server(context) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


@dataclass
class Clock:
    """A time that passes only when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def web_of(server: Server, clock: Clock | None = None, **limits: Any) -> Web:
    """The web as it is asked, open to this one server, and without rests."""
    web = Web(
        rules=Rules(opened=frozenset({("http", "127.0.0.1", server.port)})),
        limits=Limits(**{"pause": 0.0, "size": 1_000_000, **limits}),
    )
    if clock:
        web.clock, web.sleep = clock, clock.sleep
    return web


# Scripts


def gives(body: bytes, status: int = 200, **headers: str) -> Script:
    return lambda handler: handler.answer(status, body, **headers)


def sends_on(where: str, status: int = 302) -> Script:
    return gives(b"", status, Location=where)


def cut(body: bytes, after: int, **headers: str) -> Script:
    """Says that all comes, sends a part and hangs up."""

    def script(handler: Handler) -> None:
        handler.answer(200, body[:after], Content_Length=str(len(body)), **headers)
        handler.close_connection = True

    return script


def goes_on(body: bytes, etag: str = '"1"', **headers: str) -> Script:
    """As a good server does: what is asked of it, where the mark is still its own."""

    def script(handler: Handler) -> None:
        asked = handler.headers.get("Range")
        if asked and handler.headers.get("If-Range") == etag:
            begin = int(asked.removeprefix("bytes=").removesuffix("-"))
            said = f"bytes {begin}-{len(body) - 1}/{len(body)}"
            handler.answer(206, body[begin:], ETag=etag, Content_Range=said)
        elif handler.headers.get("If-None-Match") == etag:
            handler.answer(304, b"", ETag=etag, Content_Length="")
        else:
            handler.answer(200, body, ETag=etag, **headers)

    return script


def in_chunks(*pieces: bytes, ended: bool = True) -> Script:
    def script(handler: Handler) -> None:
        handler.answer(200, b"", Transfer_Encoding="chunked", Content_Length="")
        for piece in pieces:
            handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        handler.wfile.write(b"0\r\n\r\n" if ended else b"")
        handler.close_connection = True

    return script


def without_end(piece: bytes, pause: float = 0.0) -> Script:
    """Sends one piece after another until nobody listens."""

    def script(handler: Handler) -> None:
        handler.answer(200, b"", Content_Length="")
        handler.close_connection = True
        while not handler.server.over.wait(pause):
            handler.wfile.write(piece)

    return script


def silent(handler: Handler) -> None:
    handler.server.over.wait(5)


def packed(body: bytes, **headers: str) -> Script:
    return gives(gzip.compress(body), 200, Content_Encoding="gzip", **headers)
