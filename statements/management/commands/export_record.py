"""`manage.py export_record`: the whole record as one file, or as a folder of tables."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.archive.export import export_package, export_sqlite
from statements.archive.migrated import NotMigrated
from statements.archive.placing import CannotPlace


class Command(BaseCommand):
    """Arguments and one call."""

    help = "Write the whole record: what is published, unless all of it is asked for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        form = parser.add_mutually_exclusive_group(required=True)
        form.add_argument("--sqlite", type=Path, metavar="FILE", help="one SQLite file")
        form.add_argument(
            "--frictionless", type=Path, metavar="DIR", help="a data package: CSVs and a codebook"
        )
        parser.add_argument(
            "--with-unpublished",
            action="store_true",
            help="drafts and what was withdrawn too: for your own copy, not for the public",
        )
        parser.add_argument(
            "--with-files",
            action="store_true",
            help="with --frictionless: the files of held sources too",
        )
        parser.add_argument("--force", action="store_true", help="replace an export that is there")

    def handle(
        self,
        *_: Any,
        sqlite: Path | None,
        frictionless: Path | None,
        with_unpublished: bool,
        with_files: bool,
        force: bool,
        **__: Any,
    ) -> None:
        if with_files and not frictionless:
            raise CommandError("Files go into a folder: say --frictionless DIR --with-files.")
        copied = None
        try:
            if sqlite:
                export_sqlite(sqlite, unpublished=with_unpublished, force=force)
            if frictionless:
                copied = export_package(
                    frictionless, unpublished=with_unpublished, with_files=with_files, force=force
                )
        except (CannotPlace, NotMigrated) as error:
            raise CommandError(str(error)) from error
        if copied:
            self.stdout.write(f"{copied.count:,} files of held sources are in it.")
            for name in copied.missing:
                self.stdout.write(f"Not in it, for it is not held as it should be: {name}")
        target = sqlite or frictionless
        what = "all of the record, drafts too" if with_unpublished else "what is published"
        self.stdout.write(f"Written to {target}: {what}. load_record --from {target} loads it.")
