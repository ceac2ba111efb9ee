"""Triggers that log every change of a searchable row, in the writer's own transaction.

One table of rules, from which the SQL of both databases is made. What a change of one row means
for others is the reader's to know: statements/search/expand.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from statements.models.administration import Administration
from statements.models.change import EVERYTHING, Change
from statements.models.document import StrategyDocument
from statements.models.excerpt import Excerpt, State
from statements.models.institution import Institution
from statements.models.legislation import Legislation
from statements.models.president import President
from statements.models.provision import Provision
from statements.models.source import Passage, Source
from statements.models.topic import Topic

_LOG = Change._meta.db_table
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


@dataclass(frozen=True, slots=True)
class Rule:
    """On a change of a row: what to log of it.

    `columns` are those whose change counts; a row that is added or removed counts where `whole`.
    `row` is the column that names what changed; `when` a condition on the row, `{}` its name.
    """

    table: str
    family: str
    columns: tuple[str, ...]
    row: str = "id"
    whole: bool = True
    when: str = ""


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _link(family: str, through: Any, row: str, when: str = "") -> Rule:
    columns = tuple(field.column for field in through._meta.concrete_fields[1:])
    return Rule(_table(through), family, columns, row, when=when)


_PUBLISHED = f"{{}}.state = '{State.PUBLISHED}' AND {{}}.document_id IS NOT NULL"
_OF_PUBLISHED = (
    f"(SELECT document_id FROM {_table(Excerpt)} WHERE id = {{}}.excerpt_id "  # noqa: S608
    f"AND state = '{State.PUBLISHED}')"
)
RULES = (
    Rule(
        _table(Excerpt),
        "excerpt",
        ("slug", "text", "heading", "document_id", "position", "verdict", "state"),
    ),
    Rule(
        _table(Excerpt), "document_topics", ("document_id", "state"), "document_id", when=_PUBLISHED
    ),
    _link("excerpt", Excerpt.topics.through, "excerpt_id"),
    _link("document_topics", Excerpt.topics.through, _OF_PUBLISHED, f"{_OF_PUBLISHED} IS NOT NULL"),
    _link("excerpt", Excerpt.institutions.through, "excerpt_id"),
    _link("excerpt", Excerpt.legislation.through, "excerpt_id"),
    Rule(
        _table(StrategyDocument),
        "document",
        ("slug", "title", "short_title", "kind", "date", "administration_id"),
        whole=False,
    ),
    Rule(
        _table(StrategyDocument),
        "document_alone",
        ("summary", "citation", "issuing_body", "confidence", "located"),
    ),
    _link("document_alone", StrategyDocument.legislation.through, "strategydocument_id"),
    Rule(
        _table(Institution),
        "document_alone",
        ("founding_document_id", "slug"),
        "founding_document_id",
        when="{}.founding_document_id IS NOT NULL",
    ),
    Rule(_table(Institution), "institution", ("slug",), whole=False),
    Rule(
        _table(Institution),
        "institution_alone",
        (
            "name",
            "abbreviation",
            "essay_name",
            "summary",
            "founding_instrument",
            "successor_name",
            "established",
        ),
    ),
    Rule(_table(Legislation), "legislation", ("slug", "administration_id", "enacted"), whole=False),
    Rule(
        _table(Legislation),
        "legislation_alone",
        (
            "short_title",
            "popular_name",
            "long_title",
            "public_law",
            "statutes_at_large",
            "bill",
            "sponsor",
            "summary",
            "enclosing_act",
            "codification",
            "status",
            "congress",
            "confidence",
        ),
    ),
    Rule(
        _table(Provision),
        "provision",
        (
            "legislation_id",
            "position",
            "number",
            "heading",
            "summary",
            "text",
            "usc",
            "statutes_at_large",
        ),
    ),
    Rule(_table(Topic), "topic", ("slug", "parent_id"), whole=False),
    Rule(_table(Topic), "topic_alone", ("label", "scope_note", "position")),
    Rule(
        _table(Source), "source", ("document_id", "legislation_id", "superseded_by_id"), whole=False
    ),
    Rule(_table(Passage), "passage", ("source_id", "position", "text")),
    Rule(_table(Administration), "administration", ("number", "president_id"), whole=False),
    Rule(_table(Administration), "administration_alone", ("number",)),
    Rule(_table(President), "president", ("slug",), whole=False),
    Rule(_table(President), "president_alone", ("name", "short_name")),
)


def make_log_triggers(using: str = "default") -> None:
    """Make them anew on every table that is there, once the log is.

    Each in a transaction of its own: no writer finds it missing, or waits for more than one table.
    """
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if _LOG not in tables:
        return
    for table, event in _places():
        if table in tables:
            with transaction.atomic(using), connection.cursor() as cursor:
                cursor.execute(_drop(connection, table, event))
                for statement in _made(connection, table, event):
                    cursor.execute(statement)


def drop_log_triggers(using: str = "default") -> None:
    """Drop them, so that a migration can make tables anew."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, event in _places():
            if table in tables:
                cursor.execute(_drop(connection, table, event))


def missing_log_triggers(using: str = "default") -> list[str]:
    """Those that are not there: all, after a migration that failed half way."""
    connection = connections[using]
    names = {_name(*place) for place in _places() if list(_made(connection, *place))}
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor])
        return sorted(names - {name for (name,) in cursor.fetchall()})


def log_everything(using: str = "default") -> None:
    """Say that anything may have changed: while triggers were away, nobody logged."""
    if _LOG not in connections[using].introspection.table_names():
        return
    Change.objects.using(using).create(family=EVERYTHING, row=0)


def _places() -> Iterator[tuple[str, str]]:
    for table in dict.fromkeys(rule.table for rule in RULES):
        for event in _EVENTS:
            yield table, event


def _made(connection: BaseDatabaseWrapper, table: str, event: str) -> Iterator[str]:
    make = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[connection.vendor]
    return make(table, event)


def _drop(connection: BaseDatabaseWrapper, table: str, event: str) -> str:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {_name(table, event)}{on}"


_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def _name(table: str, event: str) -> str:
    return f"{table}_log_{event.lower()}"


def _entries(table: str, event: str, differs: str) -> Iterator[tuple[str, str, str]]:
    """Family, row and condition of everything that is to be logged."""
    for rule in RULES:
        if rule.table != table or (event != "UPDATE" and not rule.whole):
            continue
        changed = " OR ".join(f"OLD.{each} {differs} NEW.{each}" for each in rule.columns)
        for side in _EVENTS[event]:
            # The same row before and after is one entry, unless the change may be of its name.
            if side == "OLD" and event == "UPDATE" and rule.row == "id":
                continue
            conditions = [f"({changed})"] if event == "UPDATE" else []
            conditions += [rule.when.replace("{}", side)] if rule.when else []
            row = rule.row.replace("{}", side) if "{}" in rule.row else f"{side}.{rule.row}"
            yield rule.family, row, " AND ".join(conditions) or "1 = 1"


def _for_sqlite(table: str, event: str) -> Iterator[str]:
    inserts = "".join(
        # Names of our own tables and columns; nothing here comes from a visitor.
        f"INSERT INTO {_LOG} (family, row) SELECT '{family}', {row} WHERE {condition}; "
        for family, row, condition in _entries(table, event, "IS NOT")
    )
    if inserts:
        yield (
            f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} FOR EACH ROW "
            f"BEGIN {inserts}END"
        )


def _for_postgresql(table: str, event: str) -> Iterator[str]:
    entries = list(_entries(table, event, "IS DISTINCT FROM"))
    if not entries:
        return
    name = _name(table, event)
    if table == _table(Passage) and event == "INSERT":
        # A million come at a time: one entry a statement, not a call a row.
        body = f"INSERT INTO {_LOG} (family, row) SELECT 'passage', id FROM fresh;"  # noqa: S608
        how = "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT"
    else:
        body = " ".join(
            f"INSERT INTO {_LOG} (family, row) SELECT '{family}', {row} WHERE {condition};"
            for family, row, condition in entries
        )
        how = "FOR EACH ROW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {body} RETURN NULL; END $$"
    )
    yield f"CREATE TRIGGER {name} AFTER {event} ON {table} {how} EXECUTE FUNCTION {name}()"
