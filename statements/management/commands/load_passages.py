"""`manage.py load_passages`: put the passages of sources into the database."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.sources.load_passages import Written, lines_of, load_passages

TELL = 2.0  # seconds between two lines of progress


class Command(BaseCommand):
    """Arguments and one call."""

    help = "Load the passages of sources: JSON Lines, one source a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file, or - for standard input")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        begun = told = time.monotonic()

        def progress(written: Written) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= TELL:
                told = now
                rate = written.passages / (now - begun)
                self.stderr.write(f"{written.passages:,} passages, {rate:,.0f} a second")

        try:
            if str(file) == "-":
                written = load_passages(lines_of(sys.stdin), progress=progress)
            else:
                with file.open(encoding="utf-8") as opened:
                    written = load_passages(lines_of(opened), progress=progress)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(
                f"{file} cannot be read: {error}. What was written before stays; run it again."
            ) from error
        self.stdout.write(
            f"Sources written: {written.sources:,}, with {written.passages:,} passages; "
            f"already there: {written.already_there:,}. "
            "`manage.py index` makes them findable at once; the site does so by itself, in time."
        )
        if written.left_out:
            said = [f"Left out: {written.left_out_in_all:,}.", *written.left_out]
            if more := written.left_out_in_all - len(written.left_out):
                said.append(f"… and {more:,} more.")
            raise CommandError("\n".join(said))
