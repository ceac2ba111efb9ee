"""A browser's side: requests over a connection that stays open, timed until the last byte."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

# Shorter than any server keeps an idle connection; opening a new one is not timed.
IDLE = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took, in milliseconds."""

    status: int
    body: str
    ms: float


class Connection:
    """To one server on this machine. Answers are neither packed nor cached on the way."""

    def __init__(self, port: int) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self._used = 0.0

    def get(self, path: str) -> Answer:
        if time.monotonic() - self._used > IDLE:
            self._http.close()
            self._http.connect()
        # What a proxy that ends encryption adds; Datasette does not look at it.
        headers = {"Host": "localhost", "X-Forwarded-Proto": "https"}
        begun = time.perf_counter()
        self._http.request("GET", path, headers=headers)
        answer = self._http.getresponse()
        body = answer.read()
        ms = (time.perf_counter() - begun) * 1000
        self._used = 0.0 if answer.will_close else time.monotonic()
        return Answer(answer.status, body.decode(), ms)

    def close(self) -> None:
        self._http.close()


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many connections met: how many answers a second, and their times in milliseconds."""

    per_second: float
    median: float
    p99: float
    failed: int


def crowd(port: int, paths: Sequence[str], *, connections: int, seconds: float) -> Crowd:
    """Connections that each ask for one path after another, all at once."""
    answers: list[Answer] = []
    until = time.monotonic() + seconds

    def visit(first: int) -> None:
        connection, n = Connection(port), first
        while time.monotonic() < until:
            answers.append(connection.get(paths[n % len(paths)]))
            n += 1
        connection.close()

    visitors = [threading.Thread(target=visit, args=(n,)) for n in range(connections)]
    begun = time.monotonic()
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    took = time.monotonic() - begun
    times = sorted(answer.ms for answer in answers)
    return Crowd(
        per_second=len(times) / took,
        median=statistics.median(times),
        p99=times[min(len(times) - 1, int(len(times) * 0.99))],
        failed=sum(answer.status != 200 for answer in answers),
    )
