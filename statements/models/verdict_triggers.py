"""Triggers that mark a verdict as stale when the words or their source change, whoever writes.

Whoever checks takes the mark away in a statement that changes neither. A verdict of “no source”
stays what it is where none is held.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from statements.models.excerpt import Excerpt, Verdict
from statements.models.source import Passage, Source

_EXCERPT, _SOURCE, _PASSAGE = (model._meta.db_table for model in (Excerpt, Source, Passage))
_CHECKED = ("text", "document_id", "printed_page", "file_page")
_OF_SOURCE = ("document_id", "superseded_by_id", "sha256")


def make_verdict_triggers(using: str = "default") -> None:
    """Make them anew, each in a transaction of its own, once there is what they speak of."""
    connection = connections[using]
    if not _is_there(connection):
        return
    for table, event, when, statement in _rules(connection.vendor):
        name = _name(table, event)
        with transaction.atomic(using), connection.cursor() as cursor:
            cursor.execute(_DROP[connection.vendor].format(name=name, table=table))
            for each in _CREATE[connection.vendor]:
                cursor.execute(
                    each.format(name=name, table=table, event=event, when=when, does=statement)
                )


def drop_verdict_triggers(using: str = "default") -> None:
    """Drop them, so that a migration can make tables anew."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, event, _, _ in _rules(connection.vendor):
            if table in tables:
                cursor.execute(
                    _DROP[connection.vendor].format(name=_name(table, event), table=table)
                )


def _is_there(connection: BaseDatabaseWrapper) -> bool:
    """Whether the tables are, as they now are: a database may be migrated back."""
    if not {_EXCERPT, _SOURCE, _PASSAGE} <= set(connection.introspection.table_names()):
        return False
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, _EXCERPT)
    return "verdict_stale" in {column.name for column in columns}


def _name(table: str, event: str) -> str:
    return f"{table}_stale_{event.lower()}"


def _rules(vendor: str) -> Iterator[tuple[str, str, str, str]]:
    """Table, event, when, and what is then done. Names of our own; nothing of a visitor's."""
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    yes = "1" if vendor == "sqlite" else "true"
    is_known = (
        f"(NEW.verdict <> '{Verdict.NO_SOURCE}' OR EXISTS "  # noqa: S608
        f"(SELECT 1 FROM {_SOURCE} WHERE document_id = NEW.document_id))"
    )
    changed = " OR ".join(f"OLD.{each} {differs} NEW.{each}" for each in _CHECKED)
    own = f"UPDATE {_EXCERPT} SET verdict_stale = {yes} WHERE id = NEW.id"  # noqa: S608
    yield _EXCERPT, "INSERT", is_known, own
    yield _EXCERPT, "UPDATE", f"({changed}) AND {is_known}", own

    def of_document(side: str) -> str:
        return (
            f"UPDATE {_EXCERPT} SET verdict_stale = {yes} "  # noqa: S608
            f"WHERE document_id = {side}.document_id"
        )

    moved = " OR ".join(f"OLD.{each} {differs} NEW.{each}" for each in _OF_SOURCE)
    yield _SOURCE, "INSERT", "NEW.document_id IS NOT NULL", of_document("NEW")
    yield _SOURCE, "DELETE", "OLD.document_id IS NOT NULL", of_document("OLD")
    yield _SOURCE, "UPDATE", moved, f"{of_document('OLD')}; {of_document('NEW')}"
    of_passage = (
        f"UPDATE {_EXCERPT} SET verdict_stale = {yes} WHERE document_id = "  # noqa: S608
        f"(SELECT document_id FROM {_SOURCE} WHERE id = NEW.source_id)"
    )
    yield _PASSAGE, "UPDATE", f"OLD.text {differs} NEW.text", of_passage


_DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS {name}",
    "postgresql": "DROP TRIGGER IF EXISTS {name} ON {table}",
}
_CREATE = {
    "sqlite": (
        "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW WHEN {when} BEGIN {does}; END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN IF {when} THEN {does}; END IF; RETURN NULL; END $$",
        "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ),
}
