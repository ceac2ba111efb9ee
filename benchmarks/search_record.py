"""The corpus as a record: what has to be there before passages can be loaded.

Run by our_site.py in a process of its own, whose settings name the database:
`search_record.py <passages> <file to write the passages to>`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import (  # noqa: E402
    Document,
    earlier_presidencies,
    resampled,
    shipped_topics,
    topics_of,
)

if TYPE_CHECKING:
    from statements.models import Administration, StrategyDocument

Row = TypeVar("Row")
BATCH = 2000


def main() -> None:
    passages, path = int(sys.argv[1]), Path(sys.argv[2])
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0)
    make_presidencies()
    with path.open("w", encoding="utf-8") as file:
        for some in batches(resampled(passages)):
            make_documents(some)
            file.writelines(json.dumps(line_of(each)) + "\n" for each in some)
    if connection.vendor == "postgresql":  # as its autovacuum would within a minute
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield some


def make_presidencies() -> None:
    """Those before the record's first. Their party is nowhere in what is measured."""
    from statements.models import Administration, President
    from statements.models.president import Party

    rows = earlier_presidencies()
    names = {row.slug: row.name for row in rows}
    President.objects.bulk_create(
        President(slug=slug, full_name=name, name=name, short_name=name, party=Party.REPUBLICAN)
        for slug, name in names.items()
    )
    held = {president.slug: president for president in President.objects.all()}
    ends = [row.start for row in rows[1:]] + [Administration.objects.earliest("number").start]
    Administration.objects.bulk_create(
        Administration(number=row.number, president=held[row.slug], start=row.start, end=end)
        for row, end in zip(rows, ends, strict=True)
    )


def make_documents(documents: list[Document]) -> None:
    """Each with one published excerpt, its first paragraph, on one to three topics."""
    from statements.models import Excerpt, State, StrategyDocument, Topic

    held = presidencies()
    rows = StrategyDocument.objects.bulk_create(row_of(each, held) for each in documents)
    excerpts = Excerpt.objects.bulk_create(
        Excerpt(
            slug=f"{row.slug}-a",
            document=row,
            position=1,
            text=each.paragraphs[0],
            state=State.PUBLISHED,
        )
        for row, each in zip(rows, documents, strict=True)
    )
    vocabulary, topics = list(shipped_topics()), dict(Topic.objects.values_list("slug", "pk"))
    through = Excerpt.topics.through
    through.objects.bulk_create(
        through(excerpt_id=excerpt.pk, topic_id=topics[slug])
        for excerpt, each in zip(excerpts, documents, strict=True)
        for slug in topics_of(each, vocabulary)
    )


def presidencies() -> dict[str, list[Administration]]:
    """Of each president, the latest first."""
    from statements.models import Administration

    found: dict[str, list[Administration]] = {}
    for row in Administration.objects.with_presidents().order_by("-number"):
        found.setdefault(row.president.slug, []).append(row)
    return found


def row_of(document: Document, held: dict[str, list[Administration]]) -> StrategyDocument:
    from statements.citations.dates import PartialDate
    from statements.models import StrategyDocument

    own = held[document.president]
    day = document.date
    return StrategyDocument(
        slug=document.id,
        title=f"{document.kind.replace('-', ' ').capitalize()} of {day}, {document.id}",
        short_title=document.id,
        kind=document.kind,
        issuing_body="The White House",
        administration=next((row for row in own if row.start.isoformat() <= day), own[-1]),
        date=PartialDate.parse(day),
        summary="One document of the corpus.",
    )


def line_of(document: Document) -> dict[str, Any]:
    """What `load_passages` reads: a source with its passages."""
    return {
        "document": document.id,
        "media_type": "text/plain",
        "sha256": hashlib.sha256("\n".join(document.paragraphs).encode()).hexdigest(),
        "passages": [{"text": text} for text in document.paragraphs],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
    main()
