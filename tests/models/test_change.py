"""The change log: every change of a searchable row, whoever wrote it, in its own transaction."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, models, transaction
from django.db.models.signals import pre_migrate

from statements.models import (
    Change,
    Excerpt,
    Institution,
    Legislation,
    Passage,
    Source,
    StrategyDocument,
    Topic,
)
from statements.models.change import (
    Position,
    behind,
    is_ours,
    now,
    pending,
    prune,
)
from statements.models.change_triggers import (
    drop_log_triggers,
    make_log_triggers,
    missing_log_triggers,
)
from statements.models.triggers import drop_triggers, make_triggers

pytestmark = pytest.mark.django_db


def logged(write: Callable[[], object]) -> set[tuple[str, int]]:
    """What was logged while something was written."""
    last = Change.objects.count()
    write()
    return set(Change.objects.order_by("number").values_list("family", "row")[last:])


@pytest.fixture
def excerpt() -> Excerpt:
    return Excerpt.objects.get(slug="nss-2006-a")


def test_a_save_that_changes_nothing_logs_nothing(excerpt: Excerpt) -> None:
    assert logged(excerpt.save) == set()
    for model in (StrategyDocument, Legislation, Institution, Topic):
        assert logged(model._default_manager.all()[0].save) == set(), model


def test_what_nobody_searches_is_not_logged(excerpt: Excerpt) -> None:
    assert logged(lambda: Excerpt.objects.update(editors_note="Seen.")) == set()


def test_links_are_logged_as_the_excerpt_and_its_documents_topics(excerpt: Excerpt) -> None:
    icc = Topic.objects.get(slug="icc")
    both = {("excerpt", excerpt.pk), ("document_topics", excerpt.document_id)}
    excerpt.topics.clear()
    for write in (
        lambda: excerpt.topics.add(icc),
        lambda: excerpt.topics.remove(icc),
        lambda: excerpt.topics.set([icc]),
        excerpt.topics.clear,
    ):
        assert logged(write) == both
    law = Legislation.objects.all()[0]
    assert logged(lambda: excerpt.legislation.add(law)) == {("excerpt", excerpt.pk)}


def test_a_change_of_document_is_logged_of_both(excerpt: Excerpt) -> None:
    other = StrategyDocument.objects.exclude(slug="nss-2006")[0]
    former = excerpt.document_id

    def move() -> None:
        excerpt.document = other
        excerpt.save()

    assert logged(move) == {
        ("excerpt", excerpt.pk),
        ("document_topics", former),
        ("document_topics", other.pk),
    }


def test_a_documents_own_words_touch_it_alone() -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    rows = StrategyDocument.objects.filter(pk=document.pk)
    assert logged(lambda: rows.update(summary="Short.")) == {("document_alone", document.pk)}
    assert logged(lambda: rows.update(short_title="NSS")) == {("document", document.pk)}


def test_what_is_rolled_back_is_not_logged(excerpt: Excerpt) -> None:
    def undone() -> None:
        with transaction.atomic():
            Excerpt.objects.filter(pk=excerpt.pk).update(text="Undone.")
            transaction.set_rollback(True)

    assert logged(undone) == set()


def test_deleting_a_source_logs_its_passages() -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    source = Source.objects.create(document=document, media_type="text/plain", sha256="0" * 64)
    rows = [Passage(source=source, position=place, text="Words.") for place in (1, 2)]
    made = Passage.objects.bulk_create(rows)
    both = {("passage", passage.pk) for passage in made}
    assert both <= logged(source.delete) <= both


def test_nothing_waits_until_something_does_and_each_change_comes_once(excerpt: Excerpt) -> None:
    begun = now()
    assert (behind(begun), pending(begun).changes) == (0, []) or connection.vendor == "postgresql"
    Excerpt.objects.filter(pk=excerpt.pk).update(text="One.")
    Excerpt.objects.filter(pk=excerpt.pk).update(text="Two.")
    assert behind(begun) >= 2
    assert behind(begun, 1) == 1
    batch = pending(begun)
    assert batch.changes[-1] == ("excerpt", excerpt.pk)
    assert batch.changes.count(("excerpt", excerpt.pk)) == 1


def test_a_position_survives_its_text_and_is_known_by_its_own_log() -> None:
    here = now()
    assert Position.from_text(here.to_text()) == here
    assert is_ours(here)
    assert not is_ours(Position(here.number, here.stamp + 1, here.snapshot))
    assert not is_ours(Position(here.number + 1, here.stamp, here.snapshot))
    snapshot = '{"number": 1, "stamp": 2, "snapshot": "nothing"}'
    for text in ("", "{}", "[1]", '{"number": 1}', '{"number": "1", "stamp": 2}', snapshot):
        with pytest.raises(ValueError, match=r"."):
            Position.from_text(text)


def test_old_rows_are_pruned_but_never_the_last(excerpt: Excerpt) -> None:
    Excerpt.objects.filter(pk=excerpt.pk).update(text="New.")
    here = now()
    assert prune(keep_days=30) == 0
    assert prune(keep_days=-1) > 0
    assert Change.objects.count() == 1
    assert is_ours(here)


# What needs transactions of its own


@pytest.fixture
def shipped(transactional_db: None) -> None:
    call_command("load_record", verbosity=0, stdout=StringIO())


def test_a_long_backlog_is_read_in_parts_and_goes_on_after_a_kill(shipped: None) -> None:
    begun = now()
    slugs = list(Excerpt.objects.values_list("slug", flat=True))
    for slug in slugs:
        Excerpt.objects.filter(slug=slug).update(text=f"Changed {slug}.")
    seen: list[tuple[str, int]] = []
    position, parts = begun, 0
    while True:
        # Between two parts a process may die, and a third may write.
        batch = pending(Position.from_text(position.to_text()), 5)
        if not batch.changes and not batch.more:
            break
        seen += batch.changes
        position, parts = batch.position, parts + 1
        assert is_ours(position)
        if parts == 1:
            Topic.objects.filter(slug="icc").update(label="The Court")
    assert parts > 2
    assert sorted(seen) == sorted(
        [
            *(("excerpt", pk) for pk in Excerpt.objects.values_list("pk", flat=True)),
            ("topic_alone", Topic.objects.get(slug="icc").pk),
        ]
    )
    assert behind(position) == 0


# SQLite lets one writer in at a time, so nothing can be committed out of order there.
if connection.vendor == "postgresql":

    def test_what_commits_out_of_order_is_neither_lost_nor_held_up(shipped: None) -> None:
        begun = now()
        slow = connections.create_connection("default")
        try:
            slow.set_autocommit(False)
            with slow.cursor() as cursor:
                cursor.execute(
                    "UPDATE statements_excerpt SET text = 'Slow.' WHERE slug = 'nss-2006-a'"
                )
            Excerpt.objects.filter(slug="nss-2006-b").update(text="Quick.")
            quick = Excerpt.objects.get(slug="nss-2006-b").pk
            first = pending(begun)
            assert first.changes == [
                ("excerpt", quick)
            ]  # not held up by the transaction that is open
            assert behind(first.position) == 0
            slow.commit()
            late = Excerpt.objects.get(slug="nss-2006-a").pk
            assert behind(first.position) == 1
            assert pending(first.position).changes == [("excerpt", late)]
            assert behind(pending(first.position).position) == 0
        finally:
            slow.close()


def test_altering_a_table_loses_no_trigger(shipped: None) -> None:
    field = Topic._meta.get_field("label")
    wider: models.CharField[str, str] = models.CharField(max_length=150, unique=True)
    wider.set_attributes_from_name("label")
    wider.model = Topic
    for there, back in ((field, wider), (wider, field)):
        drop_triggers()
        drop_log_triggers()
        with connection.schema_editor() as editor:
            editor.alter_field(Topic, there, back)
        make_triggers()
        make_log_triggers()
        icc = Topic.objects.get(slug="icc")
        assert logged(
            lambda: Topic.objects.filter(slug="icc").update(label="A", scope_note="B")
        ) == {("topic_alone", icc.pk)}
        Topic.objects.filter(slug="icc").update(label=icc.label)


def test_what_is_written_while_migrate_runs_is_logged(shipped: None) -> None:
    statements = apps.get_app_config("statements")
    pk = Excerpt.objects.get(slug="nss-2006-a").pk

    def write(**_: Any) -> None:
        Excerpt.objects.filter(pk=pk).update(text="Written meanwhile.")

    pre_migrate.connect(write, sender=statements)
    try:
        assert logged(lambda: call_command("migrate", verbosity=0)) == {("excerpt", pk)}
    finally:
        pre_migrate.disconnect(write, sender=statements)


def test_after_a_migration_that_failed_anything_may_have_changed(shipped: None) -> None:
    def fail_and_migrate_again() -> None:
        drop_log_triggers()
        Excerpt.objects.filter(slug="nss-2006-a").update(text="Written while nobody logged.")
        call_command("migrate", verbosity=0)

    assert missing_log_triggers() == []
    assert logged(fail_and_migrate_again) == {("everything", 0)}
    assert missing_log_triggers() == []


def test_migrating_without_anything_to_migrate_logs_nothing(shipped: None) -> None:
    assert logged(lambda: call_command("migrate", verbosity=0)) == set()


def test_the_log_can_be_migrated_away_and_back(shipped: None) -> None:
    call_command("migrate", "statements", "0001", verbosity=0)
    Excerpt.objects.filter(slug="nss-2006-a").update(text="Written while nobody logged.")
    call_command("migrate", verbosity=0)
    assert set(Change.objects.values_list("family", "row")) == {("everything", 0)}
    assert logged(lambda: Excerpt.objects.filter(slug="nss-2006-a").update(text="Logged."))
