"""`manage.py import_source`: hold a file as a source of a document or a law."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator

from statements.models import Legislation, StrategyDocument
from statements.sources.load_source import import_source
from statements.sources.readers.reading import Refused
from statements.sources.report import facts_of_import, said_of_import


class Command(BaseCommand):
    """Arguments and one call."""

    help = "Hold a file as a source: its pages, sections and words, all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a PDF, USLM, HTML, DOCX or text file")
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--document", metavar="SLUG", help="the document whose text it is")
        whose.add_argument("--legislation", metavar="SLUG", help="the law whose text it is")
        parser.add_argument("--retrieved-from", default="", metavar="URL", help="where it was got")
        parser.add_argument("--dry-run", action="store_true", help="read and check, write nothing")
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")
        parser.add_argument(
            "--force", action="store_true", help="take it though it seems to be another document"
        )
        parser.add_argument(
            "--ocr", action="store_true", help="read words off pictures of pages, and mark them so"
        )

    def handle(self, *, file: Path, **given: Any) -> None:
        address = given["retrieved_from"]
        try:
            if address:
                URLValidator(schemes=["http", "https"])(address)
            imported = import_source(
                path=file,
                document=_found(StrategyDocument, "document", given["document"]),
                legislation=_found(Legislation, "law", given["legislation"]),
                retrieved_from=address,
                force=given["force"],
                dry_run=given["dry_run"],
                ocr=given["ocr"],
            )
        except ValidationError as error:
            raise CommandError(
                f"“{address}” is no address of the web. Begin it with https://."
            ) from error
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"The file could not be kept: {error}. Nothing was written."
            ) from error
        if given["json"]:
            self.stdout.write(json.dumps(facts_of_import(imported), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(said_of_import(imported)))


def _found(model: Any, kind: str, slug: str | None) -> Any:
    if slug is None:
        return None
    record = model.objects.filter(slug=slug).first() or model.objects.moved(slug)
    if record is None:
        raise CommandError(f"The record holds no {kind} “{slug}”. Its slug stands in its address.")
    return record
