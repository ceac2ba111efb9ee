"""Other programs: run to their end with their memory measured, or kept running for a while."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.keep_alive import Connection

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that did its work: seconds, and its greatest size in memory in bytes."""

    seconds: float
    memory: int


def run(command: Sequence[str | Path], environment: Mapping[str, str]) -> Ended:
    """Run it to its end; one that fails ends everything, with what it said."""
    begun = time.monotonic()
    program = subprocess.Popen(  # noqa: S603 - our own programs
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = program.stdout.read() if program.stdout else b""
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.decode()[-3000:]}")
    return Ended(time.monotonic() - begun, used.ru_maxrss * 1024)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    port: int
    pid: int

    def memory(self) -> int:
        """The greatest size in memory, in bytes, of the largest process of it."""
        return max(_peak(pid) for pid in (self.pid, *_children(self.pid)))


@contextmanager
def serving(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    *,
    port: int,
    ready: str,
    log: Path,
) -> Iterator[Server]:
    """A server for as long as the block lasts; it counts as started when `ready` answers 200."""
    with log.open("ab") as said:
        program = subprocess.Popen(  # noqa: S603 - our own programs
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=said,
            stderr=said,
        )
        try:
            _wait_for(program, port, ready, log)
            yield Server(port, program.pid)
        finally:
            program.terminate()
            program.wait(timeout=30)


def _wait_for(program: subprocess.Popen[bytes], port: int, ready: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and program.poll() is None:
        try:
            if Connection(port).get(ready).status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"A server did not start; what it said is in {log}.")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _peak(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
