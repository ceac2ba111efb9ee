"""`manage.py check_quotations`: check quotations that are no excerpts, a JSON object a line."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.sources.check_lines import checked_lines


class Command(BaseCommand):
    """Reads standard input to its end; an answer a line, in the same order."""

    help = 'Check quotations: {"id", "document", "text", "page"?} a line, an answer a line.'

    def handle(self, **_: Any) -> None:
        unusable = 0
        for answer, is_usable in checked_lines(sys.stdin.buffer):
            unusable += not is_usable
            self.stdout.write(answer)
            self.stdout.flush()
        if unusable:
            raise CommandError(f"Lines that could not be used: {unusable}. Each says why.")
