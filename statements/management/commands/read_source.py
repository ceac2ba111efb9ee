"""`manage.py read_source`: say what a file holds, and touch nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.sources.readers.reading import Reading, Refused
from statements.sources.reading_apart import read_apart
from statements.sources.report import facts, said


class Command(BaseCommand):
    """Arguments and one call. Needs no database."""

    help = "Say what a file holds, and touch nothing."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a PDF, USLM, HTML, DOCX or text file")
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")
        parser.add_argument("--text", action="store_true", help="its words as well, page by page")
        parser.add_argument("--ocr", action="store_true", help="read words off pictures of pages")

    def handle(self, *, file: Path, **given: Any) -> None:
        try:
            reading = read_apart(file, ocr=given["ocr"])
        except Refused as error:
            raise CommandError(str(error)) from error
        if given["json"]:
            found = facts(reading) | ({"text": _passages(reading)} if given["text"] else {})
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        self.stdout.write("\n".join(said(reading)))
        if given["text"]:
            for each in _passages(reading):
                page = each["printed_page"] or each["file_page"] or "–"
                self.stdout.write(f"\n[{page}] {each['text']}")


def _passages(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "text": each.text,
            "printed_page": each.printed_page,
            "page_basis": each.page_basis,
            "file_page": each.file_page,
            "section": each.section,
            "kind": each.kind,
        }
        for each in reading.passages
    ]
