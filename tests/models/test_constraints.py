"""Every rule about data is kept by the database itself, whoever writes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from statements.models import (
    Administration,
    Amendment,
    AuditEntry,
    Bill,
    Excerpt,
    Institution,
    Legislation,
    LegislativeEvent,
    Passage,
    President,
    Provision,
    Remark,
    Revision,
    SecondaryWork,
    SlugRedirect,
    Source,
    StrategyDocument,
    Topic,
    Verification,
)

pytestmark = pytest.mark.django_db

Change = Callable[[], Any]


def change(model: type[models.Model], **values: Any) -> Change:
    """Write values straight into one row, past every form and every save()."""
    return lambda: model._base_manager.filter(
        pk=model._base_manager.values_list("pk").order_by("pk")[:1]
    ).update(**values)


def raw(model: type[models.Model], column: str, value: str) -> Change:
    """The same for a value that the model's own field would not let through."""

    def write() -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(f"UPDATE {table} SET {column} = %s", [value])  # noqa: S608

    return write


def again(model: type[models.Model], **values: Any) -> Change:
    """Add a second row like the first."""

    def write() -> None:
        row = model._base_manager.order_by("pk")[0]
        row.pk = None
        for name, value in values.items():
            setattr(row, name, value)
        row.save_base(force_insert=True)

    return write


def of_source(**values: Any) -> Change:
    def write() -> None:
        document = StrategyDocument.objects.get(slug="nss-2010")
        defaults = {"document": document, "media_type": "text/plain", "sha256": "a" * 64}
        Source.objects.create(**{**defaults, **values})

    return write


def twice(write: Change) -> Change:
    return lambda: (write(), write())


def law_source() -> None:
    of_source(document=None, legislation=Legislation.objects.get(slug="gfa-2019"))()


def passage(**values: Any) -> Change:
    def write() -> None:
        of_source(sha256=values.pop("sha256", "b" * 64))()
        source = Source.objects.latest("pk")
        Passage.objects.create(**{"source": source, "position": 1, "text": "words", **values})
        Passage.objects.create(**{"source": source, "position": 1, "text": "words", **values})

    return write


def verification(**values: str) -> Change:
    def write() -> None:
        given = {"verdict": "exact", "page_verdict": "confirmed"} | values
        excerpt = Excerpt.objects.get(slug="nss-2010-a")
        Verification.objects.filter(excerpt=excerpt).delete()
        Verification.objects.create(excerpt=excerpt, checked_at=timezone.now(), **given)

    return write


BREACHES: dict[str, Change] = {
    "administration_ends_after_it_begins": change(Administration, end="1900-01-01"),
    "administration_number_from_one": change(Administration, number=0),
    "administration_confidence_known": change(Administration, confidence="surely"),
    "amendment_date_is_iso": raw(Amendment, "date", "2010-5"),
    "amendment_one_per_position": again(Amendment),
    "bill_confidence_known": change(Bill, confidence="surely"),
    "bill_introduced_is_iso": raw(Bill, "introduced", "1/1/2010"),
    "document_confidence_known": change(StrategyDocument, confidence="surely"),
    "document_date_is_iso": raw(StrategyDocument, "date", "May 2010"),
    "document_kind_known": change(StrategyDocument, kind="tweet"),
    "document_treaty_of_no_presidency": change(StrategyDocument, kind="treaty"),
    "event_date_is_iso": raw(LegislativeEvent, "date", "2010-13"),
    "event_one_per_position": again(LegislativeEvent),
    "excerpt_file_page_from_one": change(Excerpt, file_page=0),
    "excerpt_has_words": change(Excerpt, text=""),
    "excerpt_source_known_or_guessed": lambda: Excerpt.objects.filter(slug="nss-2010-a").update(
        candidate_document=StrategyDocument.objects.get(slug="nss-2006")
    ),
    "excerpt_state_known": change(Excerpt, state="out"),
    "excerpt_verdict_known": change(Excerpt, verdict="fine"),
    "institution_confidence_known": change(Institution, confidence="surely"),
    "institution_dissolved_is_iso": raw(Institution, "dissolved", "soon"),
    "institution_ends_after_it_begins": lambda: Institution.objects.filter(slug="icty").update(
        dissolved="1990"
    ),
    "institution_established_is_iso": raw(Institution, "established", "2010-02-3x"),
    "institution_kind_known": change(Institution, kind="club"),
    "institution_not_its_own_successor": change(Institution, successor=models.F("pk")),
    "legislation_confidence_known": change(Legislation, confidence="surely"),
    "legislation_congress_from_one": change(Legislation, congress=0),
    "legislation_enacted_is_iso": raw(Legislation, "enacted", "2010-5-1"),
    "passage_file_page_from_one": passage(file_page=0),
    "passage_one_per_position": passage(),
    "president_party_known": change(President, party="Whig"),
    "provision_one_per_number": again(Provision, position=99),
    "provision_one_per_position": again(Provision, number="99"),
    "redirect_leads_elsewhere": lambda: SlugRedirect.objects.create(
        kind="topic", old_slug="a", new_slug="a"
    ),
    "redirect_once_per_slug": twice(
        lambda: SlugRedirect.objects.create(kind="topic", old_slug="a", new_slug="b")
    ),
    "remark_kind_known": change(Remark, kind="gossip"),
    "secondary_work_confidence_known": change(SecondaryWork, confidence="surely"),
    "secondary_work_date_is_iso": raw(SecondaryWork, "date", "x"),
    "source_of_one_record": of_source(document=None),
    "source_once_per_document": twice(of_source()),
    "source_once_per_law": twice(law_source),
    "source_sha256_is_one": of_source(sha256="A" * 64),
    "topic_not_its_own_parent": change(Topic, parent=models.F("pk")),
    "verification_page_verdict_known": verification(page_verdict="fine"),
    "audit_event_known": lambda: AuditEntry.objects.create(event="sung", account="ada"),
    "revision_action_known": lambda: Revision.objects.create(
        kind="topic", record=1, action="sung", data={}, digest="a" * 64
    ),
    "verification_verdict_known": verification(verdict="fine"),
}
NAMED = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("statements").get_models()
    for constraint in model._meta.constraints
}


def test_every_named_rule_is_tried() -> None:
    assert set(BREACHES) == set(NAMED)


def columns_of(model: type[models.Model]) -> dict[str, str]:
    return {field.name: field.column for field in model._meta.concrete_fields}


@pytest.mark.parametrize("name", sorted(BREACHES))
def test_the_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREACHES[name]()
    model, constraint = NAMED[name]
    # SQLite names the columns of a unique rule instead of the rule.
    columns = ", ".join(
        f"{model._meta.db_table}.{columns_of(model)[field]}"
        for field in getattr(constraint, "fields", ())
    )
    assert name in str(refusal.value) or (columns and columns in str(refusal.value))


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_rule_says_in_words_what_it_wants(name: str) -> None:
    _, constraint = NAMED[name]
    assert constraint.violation_error_message != constraint.default_violation_error_message


def test_two_presidencies_cannot_share_a_number() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        again(Administration)()


@pytest.mark.parametrize(
    "model", [President, StrategyDocument, Excerpt, Legislation, Topic, Institution, Bill]
)
def test_two_records_cannot_share_a_slug(model: type[models.Model]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        again(model)()
