"""Rules about what was once public that the database itself keeps, whoever writes.

A public slug changes only once its redirect is there, and a slug that redirects is never given
to another record. An excerpt that was public is withdrawn, never made a draft again.

Triggers are dropped before migrations of ours and made after every migrate: Django makes a table
anew when it alters it on SQLite, which loses the table's own triggers without an error and stumbles
over those of other tables that speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from statements.models.excerpt import Excerpt
from statements.models.slugs import Slugged, SlugRedirect

KEPT = "slug_change_needs_redirect"
RETIRED = "slug_leads_elsewhere"
PUBLIC = "stays_public_or_withdrawn"

_ONCE_PUBLIC: dict[type[models.Model], str] = {
    Excerpt: " AND OLD.state IN ('published', 'withdrawn')"
}


def make_triggers(using: str = "default") -> None:
    """Make the slug rules of every slugged table anew, where the tables are there.

    Each in a transaction of its own, so that no writer finds it missing.
    """
    connection = connections[using]
    for table, name, event, condition in _rules(connection):
        with transaction.atomic(using):
            for statement in (_DROP[connection.vendor], *_CREATE[connection.vendor]):
                _execute(connection, statement, table=table, name=name, event=event, rule=condition)


def drop_triggers(using: str = "default") -> None:
    """Drop them, so that a migration can make tables anew."""
    connection = connections[using]
    for table, name, _, _ in _rules(connection):
        _execute(connection, _DROP[connection.vendor], table=table, name=name)


def _rules(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str, str, str]]:
    tables = set(connection.introspection.table_names())
    redirects = SlugRedirect._meta.db_table
    for model in apps.get_app_config("statements").get_models():
        table = model._meta.db_table
        if not (issubclass(model, Slugged) and {table, redirects} <= tables):
            continue
        redirect = (
            # Names of our own tables and models; nothing here comes from a visitor.
            f"EXISTS (SELECT 1 FROM {redirects} WHERE kind = '{model._meta.model_name}' "  # noqa: S608
            "AND old_slug = {}.slug{})"
        )
        changed = "OLD.slug <> NEW.slug"
        kept = f"{changed}{_ONCE_PUBLIC.get(model, '')} AND NOT " + redirect.format(
            "OLD", " AND new_slug = NEW.slug"
        )
        retired = redirect.format("NEW", "")
        yield table, f"{table}_{KEPT}", "UPDATE", kept
        yield table, f"{table}_{RETIRED}_insert", "INSERT", retired
        yield table, f"{table}_{RETIRED}_update", "UPDATE", f"{changed} AND {retired}"
    excerpts = Excerpt._meta.db_table
    if excerpts in tables:
        public, hidden = "('published', 'withdrawn')", "('draft', 'in-review')"
        hides = f"OLD.state IN {public} AND NEW.state IN {hidden}"
        yield excerpts, f"{excerpts}_{PUBLIC}", "UPDATE", hides


def _execute(connection: BaseDatabaseWrapper, statement: str, **names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**names))


_DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS {name}",
    "postgresql": "DROP TRIGGER IF EXISTS {name} ON {table}",
}
_CREATE = {
    "sqlite": (
        "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {rule} "
        "BEGIN SELECT RAISE(ABORT, '{name}'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF {rule} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END IF; RETURN NEW; END $$",
        "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ),
}
