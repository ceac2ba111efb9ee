"""Changes ten passages a second, one transaction each, until its input ends.

Run by the benchmark of searches, in a process of its own, while pages are asked for. It only
saves rows, as any program might: that pages show the change is left to the site.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

A_SECOND = 10
MARK = " rewritten"


def main() -> None:
    import django

    django.setup()
    from statements.models import Passage

    ended = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(ended,), daemon=True).start()
    keys = list(Passage.objects.order_by("pk").values_list("pk", flat=True)[:5000])
    changed: dict[int, str] = {}
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    turn, begun = 0, time.monotonic()
    while not ended.wait(max(0.0, begun + turn / A_SECOND - time.monotonic())):
        passage = Passage.objects.get(pk=keys[turn * 7919 % len(keys)])
        changed.setdefault(passage.pk, passage.text)
        passage.text = f"{changed[passage.pk]}{MARK} {turn}"
        passage.save()
        turn += 1
    for pk, text in changed.items():  # the record is kept for the next run
        Passage.objects.filter(pk=pk).update(text=text)
    sys.stdout.write(f"{turn} {time.monotonic() - begun:.1f}\n")


def _wait_for_the_end(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
    main()
