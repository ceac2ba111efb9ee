"""`manage.py fetch_sources`: get the official files of records, and import them."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from statements.models import Legislation, StrategyDocument
from statements.sources.fetch import Fetched, Run, What, fetch, wanted
from statements.sources.fetch_folder import NotAFolder, Shelf, files_in
from statements.sources.incoming import alone
from statements.sources.load_source import import_source

TELL: Final = 2.0  # seconds between two lines about one file


class Command(BaseCommand):
    """Arguments and one call."""

    help = "Get the official files of records from their addresses or a folder, and import them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="*", help="the records; all of them where none is named")
        parser.add_argument(
            "--from-dir", type=Path, metavar="DIR", help="take the files from a folder; ask no host"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be tried, and do nothing"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a record")

    def handle(self, *_: Any, slug: list[str], from_dir: Path | None, **how: Any) -> None:
        records, unknown = wanted(slug)
        if unknown:
            raise CommandError(f"The record holds no {', '.join(unknown)}. Look the slug up.")
        run = Run(
            incoming=settings.MEDIA_ROOT / "incoming",
            importer=import_source,
            tell=self._teller(),
            dry_run=how["dry_run"],
        )
        done: list[Fetched] = []
        try:
            shelf = _shelf(from_dir, run) if from_dir else None
            with alone(run.incoming):
                for each in fetch(records, run, shelf):
                    done.append(each)
                    self.stdout.write(json.dumps(each.to_json()) if how["json"] else _said(each))
        except NotAFolder as error:
            raise CommandError(str(error)) from error
        except BlockingIOError as error:
            raise CommandError(
                "Another fetch_sources is running. Wait until it has ended."
            ) from error
        except OSError as error:
            raise CommandError(
                f"{run.incoming} cannot be written: {error}. Free some space, or let MEDIA_ROOT "
                "name a folder that can be written; what was imported stays."
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped. Run it again: it goes on where it was.") from error
        out = self.stderr if how["json"] else self.stdout
        out.write(_summary(done, shelf))
        missing = {What.NO_FILE, What.NO_ADDRESS} if slug else set()
        if failed := [each.slug for each in done if each.failed or each.what in missing]:
            raise CommandError(f"Not imported: {', '.join(failed)}.")

    def _teller(self) -> Any:
        told = 0.0

        def tell(url: str, come: int, whole: int | None) -> None:
            nonlocal told
            now = time.monotonic()
            if not come:
                self.stderr.write(f"Getting {url}")
            elif now - told >= TELL:
                of = f" of {whole:,}" if whole else ""
                self.stderr.write(f"  {come:,}{of} bytes")
            else:
                return
            told = now

        return tell


def _shelf(folder: Path, run: Run) -> Shelf:
    slugs = {
        *StrategyDocument.objects.values_list("slug", flat=True),
        *Legislation.objects.values_list("slug", flat=True),
    }
    return files_in(folder, slugs, run.web.limits.size)


def _said(fetched: Fetched) -> str:
    lines = [f"{fetched.slug}: {fetched.what}"]
    for each in fetched.tried:
        size = f", {each.size:,} bytes" if each.size else ""
        said = f". {each.said}" if each.said else ""
        lines.append(f"  {each.what}: {each.source}{size}{said}")
    lines += [f"  not tried: {each}" for each in fetched.left_out]
    return "\n".join(lines)


def _summary(done: list[Fetched], shelf: Shelf | None) -> str:
    counted = Counter(each.what for each in done)
    said = ", ".join(f"{counted[what]} {what}" for what in What if counted[what])
    lines = [f"{len(done)} records: {said or 'nothing to do'}."]
    if shelf and shelf.unused:
        shown = ", ".join(shelf.unused[:20])
        more = len(shelf.unused) - 20
        lines.append(f"For no record: {shown}{f' and {more} more' if more > 0 else ''}.")
    return "\n".join(lines)
