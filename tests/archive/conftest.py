"""A record with all that is hard to keep: odd texts, drafts, checks, held texts, circles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from statements.archive.record import tables
from statements.models import (
    Excerpt,
    Institution,
    Passage,
    Remark,
    SlugRedirect,
    Source,
    StrategyDocument,
    Topic,
    Verification,
)
from tests.search.conftest import own_site  # noqa: F401 # a fixture

HOSTILE = (
    "=1+1, \"quoted\", 'single'",
    "two\r\nlines\rand\na tab\tand a no-break\N{NO-BREAK SPACE}space",
    "e\u0301 is not \u00e9; 😀 \u202eback\u202c",
    " begins and ends with space ",
    "NULL",
    "\\N",
    "x" * 200_000,
)
DRAFT = "Zirconium words that nobody has approved"


@pytest.fixture
def full(record: None) -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    for number, text in enumerate(HOSTILE):
        excerpt = Excerpt.objects.create(
            slug=f"odd-{number}",
            text=text,
            as_pasted=DRAFT,
            document=document,
            state="published",
        )
        excerpt.topics.add(*Topic.objects.all()[:3])
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    newer = Source.objects.create(document=document, media_type="text/plain", sha256="b" * 64)
    Source.objects.filter(pk=source.pk).update(superseded_by=newer)
    for position in range(1, 30):
        Passage.objects.create(source=newer, position=position, text=f"Passage {position}\r\n.")
    checked = Excerpt.objects.get(slug="odd-1")
    Verification.objects.create(
        excerpt=checked,
        source=newer,
        verdict="exact",
        page_verdict="not-given",
        source_sha256="b" * 64,
        words_sha256="c" * 64,
        checker="1",
        checked_at=datetime(2026, 11, 27, 6, 5, 4, 321, tzinfo=UTC),
        differences=[{"a": [1, 2.5, None, "é"]}],
    )
    Excerpt.objects.filter(pk=checked.pk).update(verdict="exact", verdict_stale=False)
    first, second = Institution.objects.order_by("pk")[:2]
    Institution.objects.filter(pk=first.pk).update(successor=second)
    SlugRedirect.objects.create(kind="topic", old_slug="once", new_slug="icc")
    unpublished(document)


def unpublished(document: StrategyDocument) -> None:
    remark = Remark.objects.create(
        slug="of-a-draft", kind="discrepancy", position=999, subject=DRAFT, finding=DRAFT
    )
    for state in ("draft", "in-review", "withdrawn"):
        hidden = Excerpt.objects.create(
            slug=f"hidden-{state}", text=f"{DRAFT}, {state}", document=document, state=state
        )
        hidden.topics.add(Topic.objects.all()[0])
        remark.excerpts.add(hidden)
        SlugRedirect.objects.create(
            kind="excerpt", old_slug=f"secret-{state}", new_slug=hidden.slug
        )
        SlugRedirect.objects.create(
            kind="excerpt", old_slug=f"secret-gone-{state}", new_slug=f"gone-{state}"
        )
        Verification.objects.create(
            excerpt=hidden,
            verdict="no-source",
            page_verdict="not-given",
            words_sha256="d" * 64,
            checker="zirconium",
            checked_at=datetime(2026, 1, 1, tzinfo=UTC),
        )


def contents() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {
        table.name: list(
            table.model._base_manager.order_by("pk").values_list(
                *(column.field.attname for column in table.columns)
            )
        )
        for table in tables()
    }


def clear() -> None:
    """An empty database, as after `migrate`."""
    with connection.cursor() as cursor:
        for table in reversed(tables()):
            cursor.execute(f"DELETE FROM {table.model._meta.db_table}")  # noqa: S608 # our own
