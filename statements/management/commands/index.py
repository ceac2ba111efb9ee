"""`manage.py index`: bring this machine's search index up to date, or make it anew."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.search.engine import Damaged
from statements.search.index import apply, build
from statements.search.report import report

# Seconds: between two looks at the change log, and between two lines of progress.
LOOK, TELL = 0.2, 2.0


class Command(BaseCommand):
    """Catches up, and makes the index where there is none."""

    help = "Bring the search index of this machine up to date; make it where there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--rebuild",
            action="store_true",
            help="make it anew from the first row; searches go on in the one that is there",
        )
        how.add_argument(
            "--follow", action="store_true", help="go on applying changes until interrupted"
        )
        how.add_argument(
            "--status",
            action="store_true",
            help="say how it stands and check every file of it; exit 1 if not all is well",
        )

    def handle(self, *, rebuild: bool, follow: bool, status: bool, **_: Any) -> None:
        if status:
            found = report()
            self.stdout.write(found.said)
            if not found.is_well:
                raise CommandError("Run `manage.py index`, or `manage.py index --rebuild`.")
            return
        try:
            self._bring_up_to_date(anew=rebuild)
            while follow:
                time.sleep(LOOK)
                if applied := self._caught_up():
                    self.stdout.write(f"{applied:,} changes applied.")
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        except (Damaged, OSError) as error:
            raise CommandError(
                f"The index cannot be written: {error}. Free some space, or let SEARCH_INDEX name "
                "a folder that can be written; what was done before is kept."
            ) from error

    def _bring_up_to_date(self, *, anew: bool) -> None:
        told = begun = time.monotonic()

        def progress(written: int, whole: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= TELL:
                told = now
                rate = written / (now - begun)
                self.stderr.write(f"{written:,} of {whole:,} items, {rate:,.0f} a second")

        if not build(progress, anew=anew):
            raise CommandError("Another process is making the index; look again when it has ended.")
        self._caught_up()
        self.stdout.write(report(checking=False).said)

    def _caught_up(self) -> int:
        try:
            return apply()
        except Damaged as error:
            self.stderr.write(f"The index is made anew: {error}.")
            build(anew=True)
            return 0
