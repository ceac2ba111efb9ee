"""A verdict is stale as soon as either side of it changes, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from statements.models import Excerpt, Passage, Source, StrategyDocument, Verdict

pytestmark = pytest.mark.django_db

SLUG = "nss-2010-a"


def excerpts() -> Any:
    return Excerpt.objects.filter(slug=SLUG)


def is_stale() -> bool:
    return bool(excerpts().get().verdict_stale)


def held(**values: Any) -> Source:
    given = {"document": StrategyDocument.objects.get(slug="nss-2010"), "sha256": "a" * 64}
    return Source.objects.create(media_type="text/plain", **(given | values))


@pytest.fixture
def source(record: None) -> Source:
    """A held file, with a passage, and an excerpt that was checked against it."""
    source = held()
    Passage.objects.create(source=source, position=1, text="Words.")
    excerpts().update(verdict=Verdict.EXACT, verdict_stale=False)
    assert not is_stale()
    return source


def by_raw_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_excerpt SET text = 'other' WHERE slug = %s", [SLUG])


def by_save() -> None:
    excerpt = excerpts().get()
    excerpt.text += " more"
    excerpt.save()


CHANGES: dict[str, Callable[[Source], object]] = {
    "raw SQL": lambda _: by_raw_sql(),
    "save": lambda _: by_save(),
    "update": lambda _: excerpts().update(text="other"),
    "printed page": lambda _: excerpts().update(printed_page="49"),
    "file page": lambda _: excerpts().update(file_page=3),
    "another source": lambda _: held(sha256="b" * 64),
    "superseded": lambda source: Source.objects.filter(pk=source.pk).update(
        superseded_by=held(sha256="c" * 64, document=StrategyDocument.objects.get(slug="nss-2006"))
    ),
    "source gone": lambda source: source.delete(),
    "passage": lambda source: source.passages.update(text="Others."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_either_side_makes_it_stale(
    source: Source, change: Callable[[Source], object]
) -> None:
    change(source)
    assert is_stale()


def test_what_no_check_depends_on_leaves_it_as_it_is(source: Source) -> None:
    excerpts().update(heading="Other", editors_note="A note.", text=excerpts().get().text)
    held(document=StrategyDocument.objects.get(slug="nss-2006"), sha256="d" * 64)
    assert not is_stale()


def test_the_check_itself_takes_the_mark_away(source: Source) -> None:
    excerpts().update(text="other")
    excerpts().update(verdict=Verdict.DIFFERS, verdict_stale=False)
    assert not is_stale()


def test_where_no_source_is_held_there_is_nothing_to_be_stale(record: None) -> None:
    excerpts().update(text="other")
    assert not is_stale()
    new = Excerpt.objects.create(
        slug="new", text="Words.", document=StrategyDocument.objects.get(slug="nss-2010")
    )
    new.refresh_from_db()
    assert not new.verdict_stale


def test_a_new_excerpt_of_a_held_document_waits_for_its_check(source: Source) -> None:
    new = Excerpt.objects.create(slug="new", text="Words.", document=source.document)
    new.refresh_from_db()
    assert new.verdict_stale
