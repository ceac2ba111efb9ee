"""Wiring: what happens when the app starts and when the database is migrated."""

from typing import Any

from django.apps import AppConfig
from django.db import models, transaction
from django.db.migrations import Migration
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_migrate

# Migrations that will run, each with whether it is undone.
Plan = list[tuple[Migration, bool]]


class StatementsConfig(AppConfig):
    """What the United States has said and enacted about preventing mass atrocities."""

    name = "statements"
    verbose_name = "The record"

    def ready(self) -> None:
        pre_migrate.connect(_drop_triggers, sender=self)
        post_migrate.connect(_make_triggers, sender=self)
        from statements.editing.auditing import listen

        listen()
        for saved in (post_save, post_delete, m2m_changed):
            saved.connect(_index_after_commit)


def _index_after_commit(*, sender: type[models.Model], using: str, **_: Any) -> None:
    """What was not saved one by one, or by another program, the next search applies."""
    from statements.search import after_commit

    if sender._meta.app_label == StatementsConfig.name and using == "default":
        transaction.on_commit(after_commit)


def _drop_triggers(*, using: str, plan: Plan, **_: Any) -> None:
    from statements.models.change_triggers import drop_log_triggers
    from statements.models.triggers import drop_triggers
    from statements.models.verdict_triggers import drop_verdict_triggers

    # Others' migrations touch no table of ours, and a site that is written to may be running.
    if any(migration.app_label == "statements" for migration, _ in plan):
        drop_triggers(using)
        drop_log_triggers(using)
        drop_verdict_triggers(using)


def _make_triggers(*, using: str, **_: Any) -> None:
    from statements.models.change_triggers import (
        log_everything,
        make_log_triggers,
        missing_log_triggers,
    )
    from statements.models.triggers import make_triggers
    from statements.models.verdict_triggers import make_verdict_triggers

    were_away = missing_log_triggers(using)
    make_triggers(using)
    make_verdict_triggers(using)
    make_log_triggers(using)
    if were_away:
        log_everything(using)
