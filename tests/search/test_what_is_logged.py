"""Whatever changes an item of the index is logged, so that the index hears of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from statements.models import (
    Administration,
    Change,
    DocumentKind,
    Excerpt,
    Institution,
    InstitutionKind,
    Legislation,
    Party,
    Passage,
    President,
    Provision,
    SlugRedirect,
    Source,
    State,
    StrategyDocument,
    Topic,
)
from statements.models.change_triggers import RULES
from statements.models.partial_date import PartialDateField
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
)
from statements.search.expand import touched_by
from statements.search.item import Item
from statements.search.items import load

pytestmark = pytest.mark.django_db

Rows = Mapping[Any, list[Any]]
Items = dict[tuple[str, int], Item]

MODELS = {
    EXCERPT: Excerpt,
    DOCUMENT: StrategyDocument,
    LEGISLATION: Legislation,
    PROVISION: Provision,
    INSTITUTION: Institution,
    TOPIC: Topic,
    PASSAGE: Passage,
}
LINKS = [
    Excerpt.topics.through,
    Excerpt.institutions.through,
    Excerpt.legislation.through,
    StrategyDocument.legislation.through,
]
HOLDERS = [President, Administration, Source]
# Logged for the names in filters and the addresses of pages; no item holds them.
OF_NO_ITEM = {"statements_president": {"name", "short_name"}, "statements_excerpt": {"slug"}}


def made(n: int) -> dict[Any, list[Any]]:
    """A row of every table, each linked to each."""
    slug = f"made-{n}"
    president = President.objects.create(
        slug=slug, full_name=slug, name=slug, short_name=slug, party=Party.DEMOCRATIC
    )
    presidency = Administration.objects.create(
        number=100 + n, president=president, start=datetime.date(2009, 1, 20)
    )
    wide = Topic.objects.create(slug=f"wide-{n}", label=f"Wide {n}", scope_note="Made.")
    topic = Topic.objects.create(slug=slug, label=slug, scope_note="Made.", parent=wide)
    law, document = made_law(slug, presidency), made_document(slug, presidency)
    document.legislation.add(law)
    institution = Institution.objects.create(
        slug=slug,
        name=slug,
        kind=InstitutionKind.TASK_FORCE,
        summary="Made.",
        established="2009",
        founding_document=document,
    )
    excerpt = Excerpt.objects.create(
        slug=slug, text="Made.", document=document, state=State.PUBLISHED
    )
    excerpt.topics.add(topic)
    excerpt.institutions.add(institution)
    excerpt.legislation.add(law)
    section = Provision.objects.create(
        legislation=law, position=n, number=slug, heading="Made.", summary="Made."
    )
    sources = [
        Source.objects.create(media_type="text/plain", sha256=f"{n:064}", **{held: record})
        for held, record in (("document", document), ("legislation", law))
    ]
    passages = [Passage.objects.create(source=each, position=n, text="Made.") for each in sources]
    rows = [president, presidency, topic, wide, law, document, institution, excerpt, section]
    by_model: dict[Any, list[Any]] = {}
    for row in (*rows, *sources, *passages):
        by_model.setdefault(type(row), []).append(row)
    for link in LINKS:
        by_model[link] = [link._base_manager.order_by("-pk")[0]]
    return by_model


def made_law(slug: str, presidency: Administration) -> Legislation:
    return Legislation.objects.create(
        slug=slug,
        short_title=slug,
        popular_name=slug,
        public_law=slug,
        congress=111,
        enacted="2009-05-27",
        administration=presidency,
        status="in force",
        summary="Made.",
    )


def made_document(slug: str, presidency: Administration) -> StrategyDocument:
    return StrategyDocument.objects.create(
        slug=slug,
        title=slug,
        short_title=slug,
        kind=DocumentKind.STATEMENT,
        issuing_body="Made.",
        administration=presidency,
        date="2009-05-27",
        summary="Made.",
    )


@pytest.fixture
def one(db: None) -> Rows:
    """Rows to change."""
    return made(1)


@pytest.fixture
def other(one: Rows) -> Rows:
    """Rows like them, to which those can be moved."""
    return made(2)


def unheard(rows: list[Rows], change: Callable[[], object]) -> tuple[set[Any], set[Any]]:
    """The items that a change changes, and those of them that the log does not lead to."""
    before, last = items(rows), Change.objects.order_by("-number")[0].number
    change()
    after = items(rows)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    log = Change.objects.filter(number__gt=last).values_list("family", "row")
    heard = {(family, pk) for family, pks in touched_by(log) for pk in pks}
    return changed, changed - heard


def items(rows: list[Rows]) -> Items:
    return {
        (family, item.pk): item
        for family, model in MODELS.items()
        for item in load(family, [row.pk for each in rows for row in each.get(model, [])])
    }


def values_for(field: Any, row: Any, other: Rows) -> Iterator[Any]:
    """Other values of a column, and at last the one that it had."""
    had = getattr(row, field.attname)
    if field.is_relation:
        yield from (each.pk for each in other.get(field.related_model, []))
    elif field.choices:
        yield next(value for value, _ in reversed(field.choices) if value != had)
    elif isinstance(field, PartialDateField):
        yield "1999"
    elif isinstance(field, models.DateTimeField | models.DateField):
        yield timezone.now()
    elif isinstance(field, models.BooleanField):
        yield not had
    elif isinstance(field, models.IntegerField):
        yield 900
    else:
        yield ["quagga"] if isinstance(field, models.JSONField) else "quagga"
    if field.null:
        yield None
    yield had


@pytest.mark.parametrize(
    "model", [*MODELS.values(), *HOLDERS, *LINKS], ids=lambda model: model._meta.model_name
)
def test_a_column_that_an_item_shows_is_logged(model: Any, one: Rows, other: Rows) -> None:
    shown: set[str] = set()
    silent: dict[tuple[str, str], set[Any]] = {}
    for row, field in product(one[model], model._meta.concrete_fields[1:]):
        here = model._base_manager.filter(pk=row.pk)
        with transaction.atomic():
            if field.name == "slug":  # the database lets none go without a trace
                kind = model._meta.model_name
                SlugRedirect.objects.create(kind=kind, old_slug=row.slug, new_slug="quagga")
            for value in values_for(field, row, other):
                update = partial(here.update, **{field.attname: value})
                try:
                    with transaction.atomic():
                        changed, missed = unheard([one, other], update)
                except IntegrityError:
                    continue  # what the database refuses changes nothing
                shown |= {field.column} if changed else set()
                silent |= {(field.column, str(value)): missed} if missed else {}
            transaction.set_rollback(True)
    assert not silent
    table = model._meta.db_table
    logged = {column for rule in RULES if rule.table == table for column in rule.columns}
    assert shown == logged - OF_NO_ITEM.get(table, set())


@pytest.mark.parametrize(
    "model", [*MODELS.values(), *LINKS], ids=lambda model: model._meta.model_name
)
def test_a_row_that_goes_or_comes_is_logged(model: Any, one: Rows, other: Rows) -> None:
    (presidency,) = one[Administration]
    # A document or law goes only once nothing is held of it.
    bare: Rows = {
        StrategyDocument: [made_document("bare", presidency)],
        Legislation: [made_law("bare", presidency)],
    }
    row = {**one, **bare}[model][0]
    for change in (
        model._base_manager.filter(pk=row.pk).delete,
        partial(model._base_manager.bulk_create, [row]),
    ):
        changed, missed = unheard([one, other, bare], change)
        assert changed and not missed
