"""The engine's part of a page: the same searches within one process, without a page around them.

Run by the benchmark of searches, in a process of its own; prints milliseconds by case as JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.search_cases import CASES, FACETS, ROWS, Case  # noqa: E402

TIMES = 15


def main() -> None:
    import django

    django.setup()
    sys.stdout.write(json.dumps({case.name: median(case) for case in CASES}))


def median(case: Case) -> float:
    from statements.search import PASSAGE, Criteria, Page, search

    values = tuple((name, (value,)) for name, value in case.filters.items())
    criteria = Criteria(families=(PASSAGE,), values=values)
    page = Page(count=ROWS)
    times = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        search(case.words, criteria, page, vocabulary={}, facets=FACETS)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[1:])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
    main()
