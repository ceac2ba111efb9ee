"""Wiring: what happens when the app starts and when the database is migrated."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class StatementsConfig(AppConfig):
    """What the United States has said and enacted about preventing mass atrocities."""

    name = "statements"
    verbose_name = "The record"

    def ready(self) -> None:
        pre_migrate.connect(_drop_triggers, sender=self)
        post_migrate.connect(_make_triggers, sender=self)


def _drop_triggers(*, using: str, **_: Any) -> None:
    from statements.models.triggers import drop_triggers

    drop_triggers(using)


def _make_triggers(*, using: str, **_: Any) -> None:
    from statements.models.triggers import make_triggers

    make_triggers(using)
