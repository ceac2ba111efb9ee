"""`manage.py load_record`: put the shipped record into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from statements.archive.loading import load
from statements.archive.migrated import NotMigrated
from statements.archive.unreadable import Unreadable
from statements.sources.load import NotARecord, load_record


class Command(BaseCommand):
    """Arguments and one call."""

    help = (
        "Load the shipped record into an empty one; in any other say what differs from it. "
        "With --from, load an export into an empty database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.FIXTURE_DIRS[0], help="where the fixtures are"
        )
        parser.add_argument(
            "--add", action="store_true", help="add shipped rows that are not in the record"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="add them, and put changed ones back as they were shipped",
        )

        parser.add_argument(
            "--from",
            type=Path,
            dest="export",
            metavar="FILE_OR_DIR",
            help="load what export_record wrote, instead of the shipped record",
        )

    def handle(
        self, *_: Any, folder: Path, add: bool, replace: bool, export: Path | None, **__: Any
    ) -> None:
        if export:
            self._load(export)
            return
        try:
            loaded = load_record(folder=folder, add=add, replace=replace)
        except NotARecord as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.added} rows added, {loaded.unchanged} already there, "
            f"{len(loaded.replaced)} put back."
        )
        if loaded.absent:
            self.stdout.write(
                "Shipped, and not in this record: "
                f"{', '.join(loaded.absent)}. load_record --add adds them."
            )
        if loaded.kept:
            self.stdout.write(
                "Changed since they were shipped, and left as they are: "
                f"{', '.join(loaded.kept)}. load_record --replace puts the shipped ones back."
            )

    def _load(self, export: Path) -> None:
        try:
            done = load(export)
        except (Unreadable, NotMigrated) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done.rows:,} rows loaded. manage.py index makes them searchable.")
        if done.files.count:
            self.stdout.write(f"{done.files.count:,} files of held sources put in MEDIA_ROOT.")
        if missing := len(done.files.missing):
            self.stdout.write(
                f"{missing:,} files of held sources were not with it, such as "
                f"{done.files.missing[0]}. Copy them into MEDIA_ROOT from the site it came from."
            )
