"""One question to a web server: checked at every hop, bounded in time and size, and no more."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from functools import partial
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlsplit

from statements.sources.addresses_allowed import (
    Address,
    NotAllowed,
    Resolve,
    Rules,
    checked,
    looked_up,
    places_of,
)

AGENT: Final = "atrocity-policy-fetch/1 (a database of public documents; asks for each file once)"
PIECE: Final = 65_536
Done = TypeVar("Done")
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Bytes of heads, and of what chunks cost, over the bytes of the file itself.
_OVERHEAD: Final = 4_000_000
# Seconds that bytes past the end of a file are looked for.
_LAST_LOOK: Final = 0.1


class CannotBeGot(Exception):
    """A file that cannot be had from an address; the message says why.

    No ValueError: http.client would take that for a broken chunk.
    """


class Broken(Exception):
    """A connection that failed, or a server that was busy: worth another try.

    `wait` is the seconds that the server asked for, if it did.
    """

    def __init__(self, said: str, *, wait: float | None = None) -> None:
        super().__init__(said)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a file; seconds of silence, of a whole file, between two questions to a host."""

    size: int = 100_000_000
    silence: float = 20.0
    whole: float = 600.0
    pause: float = 1.0
    redirects: int = 5
    tries: int = 5
    # The first wait before another try, doubled each time; the longest that a server may ask for.
    first_wait: float = 1.0
    longest_wait: float = 60.0


@dataclass(slots=True)
class Web:
    """How the web is asked: what may be asked, within which limits, by which clock."""

    rules: Rules = field(default_factory=Rules)
    limits: Limits = field(default_factory=Limits)
    resolve: Resolve = looked_up
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    # When each host was last asked.
    asked: dict[str, float] = field(default_factory=dict)

    def left(self, until: float) -> float:
        """Seconds that are left; raises where none are."""
        left = until - self.clock()
        if left <= 0:
            raise CannotBeGot(
                f"It took longer than {self.limits.whole:,.0f} seconds. Run it again: what came "
                "is gone on with, where the server can do so."
            )
        return left

    def wait_for(self, host: str) -> None:
        """Let a host rest between two questions."""
        if host in self.asked:
            rest = self.asked[host] + self.limits.pause - self.clock()
            if rest > 0:
                self.sleep(rest)
        self.asked[host] = self.clock()


class _Wire(io.RawIOBase):
    """What comes over a connection: nothing after the deadline, and no more than is allowed."""

    def __init__(self, connected: socket.socket, web: Web, until: float) -> None:
        self._connected = connected
        self._web = web
        self._until = until
        self._left = web.limits.size + _OVERHEAD
        self.silence = web.limits.silence

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left <= 0:
            raise CannotBeGot("The server sent more than is taken of one file.")
        self._connected.settimeout(min(self.silence, self._web.left(self._until)))
        try:
            got = self._connected.recv_into(buffer)
        except TimeoutError:
            self._web.left(self._until)
            raise
        self._left -= got
        return got


class _Buffered(io.BufferedReader):
    """Stays open when the answer has been read, so that what follows it can be looked for."""

    def close(self) -> None:
        pass


class _Line:
    """The part of a socket that http.client uses."""

    def __init__(self, connected: socket.socket, web: Web, until: float) -> None:
        self.wire = _Wire(connected, web, until)
        self.reader = _Buffered(self.wire, PIECE)
        self.sendall = connected.sendall

    def makefile(self, _mode: str) -> io.BufferedReader:
        return self.reader

    def close(self) -> None:
        """Called as soon as the head is read: whoever connected closes the connection itself."""

    def has_more(self) -> bool:
        """Whether bytes came after the end that the head of the answer named."""
        self.wire.silence = _LAST_LOOK
        with suppress(OSError, CannotBeGot):
            return bool(self.reader.read(1))
        return False


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer, its body not yet read. `address` is the one that gave it."""

    address: Address
    status: int
    headers: Message
    response: http.client.HTTPResponse
    line: _Line

    @property
    def length(self) -> int | None:
        """Bytes of the body, as the head says; none where it does not, or sends it in chunks."""
        said = self.headers.get_all("Content-Length") or []
        if not said or self.response.chunked:
            return None
        if len(set(said)) > 1 or not (said[0].isascii() and said[0].isdigit()):
            raise CannotBeGot(f"The server says that the file has “{said[0][:40]}” bytes.")
        return int(said[0])

    def pieces(self) -> Iterator[bytes]:
        """The body, whole: raises Broken where it ends too early, CannotBeGot where too late."""
        length, got = self.length, 0
        while length is None or got < length:
            most = PIECE if length is None else min(PIECE, length - got)
            piece = over(partial(self.response.read1, most))
            if not piece:
                break
            got += len(piece)
            yield piece
        if length is not None and got < length:
            raise Broken(f"the connection ended after {got:,} of {length:,} bytes")
        if length is not None and self.line.has_more():
            raise CannotBeGot(f"The server sent more than the {length:,} bytes that it named.")


def over(act: Callable[[], Done]) -> Done:
    """Do what needs the network; a failure of it is Broken, and no other error is."""
    try:
        return act()
    except TimeoutError as error:
        raise Broken("the server fell silent") from error
    except (OSError, http.client.HTTPException) as error:
        raise Broken(f"the connection failed: {str(error) or type(error).__name__}") from error


@contextmanager
def ask(url: str, headers: Mapping[str, str], web: Web, until: float) -> Iterator[Answer]:
    """Get an address and follow where it sends us, each hop checked anew.

    `until` is the time, by the clock of `web`, at which it is over. Raises NotAllowed, CannotBeGot
    and Broken.
    """
    address = checked(url, web.rules)
    for _ in range(web.limits.redirects + 1):
        with closing(_connected(address, web, until)) as connected:
            answer = _answer(address, headers, connected, web, until)
            if answer.status not in _REDIRECTS:
                yield answer
                return
            address = _next(answer, web.rules)
    raise CannotBeGot(f"It sends us on more than {web.limits.redirects} times.")


def _next(answer: Answer, rules: Rules) -> Address:
    # Heads are read as Latin-1; what is not ASCII in them is UTF-8 as a rule.
    said = (answer.headers.get("Location") or "").encode("latin-1", "replace")
    if not said:
        raise CannotBeGot(f"It answers {answer.status} and does not say where to.")
    try:
        address = checked(said.decode("utf-8", "replace"), rules, base=answer.address)
    except NotAllowed as error:
        raise NotAllowed(f"It sends us on, and there we do not go: {error}") from error
    if urlsplit(str(address)).path == "/" and urlsplit(str(answer.address)).path != "/":
        raise CannotBeGot(f"It sends us to the front page of {address.host}: the file is gone.")
    return address


def _connected(address: Address, web: Web, until: float) -> socket.socket:
    web.wait_for(address.host)
    try:
        places = places_of(address, web.rules, web.resolve)
    except OSError as error:
        raise Broken(f"{address.host} cannot be found: {error}") from error
    failed = ""
    for place in places:
        most = min(web.limits.silence, web.left(until))
        try:
            plain = socket.create_connection((place, address.port), timeout=most)
        except OSError as error:
            failed = str(error)
            continue
        return _encrypted(plain, address.host, web) if address.scheme == "https" else plain
    raise Broken(f"{address.host} cannot be reached: {failed}")


def _encrypted(plain: socket.socket, host: str, web: Web) -> socket.socket:
    try:
        # An end that is not said to be one is an error: a file without a length could be cut there.
        return web.context.wrap_socket(plain, server_hostname=host, suppress_ragged_eofs=False)
    except ssl.SSLCertVerificationError as error:
        plain.close()
        raise CannotBeGot(
            f"{host} does not prove that it is {host}: {error.verify_message}."
        ) from error
    except OSError as error:
        plain.close()
        raise Broken(f"{host} cannot be spoken to in confidence: {error}") from error


def _answer(
    address: Address, headers: Mapping[str, str], connected: socket.socket, web: Web, until: float
) -> Answer:
    line = _Line(connected, web, until)
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.auto_open = 0
    connection.sock = cast("socket.socket", line)
    said = {
        "Host": address.authority,
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **headers,
    }
    over(partial(connection.request, "GET", address.target, headers=said))
    response = over(connection.getresponse)
    return Answer(address, response.status, response.headers, response, line)
