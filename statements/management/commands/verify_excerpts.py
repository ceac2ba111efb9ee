"""`manage.py verify_excerpts`: check excerpts against the held sources of their documents."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.models import Excerpt
from statements.sources.report_of_checks import facts_of_check, said_of_check
from statements.sources.verification import stale_ones, verify_all


class Command(BaseCommand):
    """Arguments and one call."""

    help = "Check excerpts against the held sources of their documents, and keep what is found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="these alone; else all")
        parser.add_argument(
            "--stale", action="store_true", help="only those that changed, or whose source did"
        )
        parser.add_argument("--json", action="store_true", help="a JSON object a line, in order")

    def handle(self, *, slugs: list[str], **given: Any) -> None:
        excerpts = stale_ones() if given["stale"] else Excerpt.objects.all()
        if slugs:
            excerpts = excerpts.filter(slug__in=slugs)
            known = set(Excerpt.objects.filter(slug__in=slugs).values_list("slug", flat=True))
            if strange := [slug for slug in slugs if slug not in known]:
                raise CommandError(f"The record holds no excerpt “{strange[0]}”.")
        verdicts: Counter[str] = Counter()
        for excerpt in verify_all(excerpts):
            verdicts[excerpt.get_verdict_display()] += 1
            if given["json"]:
                self.stdout.write(json.dumps(facts_of_check(excerpt), ensure_ascii=False))
            else:
                self.stdout.write(said_of_check(excerpt))
        if not given["json"]:
            counts = ", ".join(f"{verdict}: {count}" for verdict, count in verdicts.items())
            self.stdout.write(f"{verdicts.total()} checked. {counts}".strip())
