"""Reading a file where it can do no harm: in a process that has little time, and little memory.

Whatever becomes of that process, the caller gets a Reading, or Refused with one sentence.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from statements.sources.readers.reading import Reading, Refused

SECONDS: Final = 60
MEMORY: Final = 1_000_000_000  # bytes of address space
LARGEST: Final = 100_000_000  # bytes of a file
# What is read takes more room than what it was read from, but not without end.
_MOST_SAID: Final = 400_000_000
_ROOT: Final = Path(__file__).resolve().parents[2]
# Reading off pictures of pages takes its time.
_TIMES_FOR_OCR: Final = 10


def read_apart(
    path: Path,
    *,
    name: str = "",
    ocr: bool = False,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> Reading:
    """Read a file within so many seconds and bytes. Raises Refused, which says why and the cure."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refused(
            f"{path} cannot be read: {_reason(error)}. Give the path of a file."
        ) from error
    if path.is_dir():
        raise Refused(f"{path} is a folder. Give the path of a file.")
    if size > LARGEST:
        raise Refused(
            f"The file has {size:,} bytes, more than {LARGEST:,}. Take the part of it that matters."
        )
    seconds = seconds * _TIMES_FOR_OCR if ocr else seconds
    arguments = [
        *(sys.executable, "-m", "statements.sources.readers", str(path.resolve())),
        *("--name", name or path.name, "--memory", str(memory), "--seconds", str(seconds)),
        *(["--ocr"] if ocr else []),
    ]
    with tempfile.TemporaryFile() as said:
        code = _run(arguments, said.fileno(), seconds)
        if code is None:
            raise Refused(
                f"The file took longer than {seconds} seconds to read. Take a part of it, or get "
                "another form of it."
            )
        length = said.seek(0, os.SEEK_END)
        said.seek(0)
        return _judged(said.read(_MOST_SAID) if length <= _MOST_SAID else b"", code, memory)


def _run(arguments: list[str], output: int, seconds: int) -> int | None:
    """How the process ended; None if it was killed for taking too long, with all it had begun."""
    process = subprocess.Popen(  # noqa: S603  (ourselves)
        arguments,
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _judged(said: bytes, code: int, memory: int) -> Reading:
    try:
        answer = json.loads(said) if said else None
    except ValueError:
        answer = None
    if answer is None:
        if code == -signal.SIGXCPU:
            raise Refused("The file took too long to read. Take a part of it.")
        raise Refused(
            "The file made its reader fail: it is damaged, or made to do harm. Get it again, or "
            "get another form of it."
        )
    if answer.get("refused") == "memory":
        raise Refused(
            f"The file needs more than {memory // 1_000_000:,} MB of memory to be read. Take a "
            "part of it, or get another form of it."
        )
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    return Reading.from_json(said.decode())


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
