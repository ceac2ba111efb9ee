"""Words off pictures of pages, by programs of the system where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from statements.sources.readers.reading import Refused

_SECONDS: Final = 540


def with_text_layer(data: bytes) -> bytes:
    """The same PDF with the words read off its pictures. Raises Refused where nothing can do it."""
    program = shutil.which("ocrmypdf")
    if program is None:
        raise Refused(
            "Nothing here can read words off pictures of pages. Install the package ocrmypdf, or "
            "get a copy of the document with a text layer."
        )
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(data)
        options = [
            "--skip-text",
            "--output-type",
            "pdf",
            "--optimize",
            "0",
            "--jobs",
            "1",
            "--quiet",
        ]
        try:
            ended = subprocess.run(  # noqa: S603  (found on the path, and given our own files)
                [program, *options, str(before), str(after)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(
                f"Reading words off its pictures took longer than {_SECONDS} seconds. Take a part."
            ) from error
        if ended.returncode or not after.exists():
            raise Refused(
                "The words could not be read off its pictures. Is it whole, and without a password?"
            )
        return after.read_bytes()
