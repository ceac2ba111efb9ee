"""What the whole record is: its tables and columns, as the models have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from statements.archive.meanings import MEANINGS
from statements.models import (
    Administration,
    Amendment,
    AuditEntry,
    Bill,
    Change,
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

# Every model by the name of its table, in an order in which what is named stands before.
NAMES: Final[Mapping[str, type[models.Model]]] = {
    "presidents": President,
    "administrations": Administration,
    "topics": Topic,
    "legislation": Legislation,
    "legislative_events": LegislativeEvent,
    "amendments": Amendment,
    "sections": Provision,
    "bills": Bill,
    "documents": StrategyDocument,
    "institutions": Institution,
    "secondary_works": SecondaryWork,
    "sources": Source,
    "passages": Passage,
    "excerpts": Excerpt,
    "verifications": Verification,
    "remarks": Remark,
    "redirects": SlugRedirect,
}
# What is kept beside the record, and why it is no part of it.
LEFT_OUT: Final[Mapping[type[models.Model], str]] = {
    Revision: "the desk's history of saves, with names of editors and words never published",
    AuditEntry: "who came to the desk, and from where",
    Change: "what the search index has still to read",
}
# What the desk keeps beside public words for itself: empty in what anybody may have.
FOR_EDITORS: Final = frozenset({(Excerpt, "as_pasted")})


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind` is integer, text, flag, day, date, moment or json; `refers` a table."""

    name: str
    kind: str
    says: str
    choices: Sequence[tuple[str, str]]
    is_required: bool
    is_unique: bool
    refers: str
    is_for_editors: bool
    field: models.Field[Any, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the record. `public` are those of its rows that anybody may have."""

    name: str
    says: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    together: tuple[tuple[str, ...], ...]  # columns that are unique side by side
    public: Callable[[], QuerySet[Any]]

    def rows(self, *, unpublished: bool) -> QuerySet[Any]:
        every = self.model._base_manager.all()
        return (every if unpublished else self.public()).order_by("pk")


def tables() -> list[Table]:
    """Every table, with those that only link two others after them."""
    own = [_table(name, model) for name, model in NAMES.items()]
    links = [
        _link(name, field) for name, model in NAMES.items() for field in model._meta.many_to_many
    ]
    return own + links


def _table(name: str, model: type[models.Model]) -> Table:
    said = (model.__doc__ or "").strip().partition("\n")[0]
    every = model._base_manager.all
    public = _PUBLIC.get(model, every)
    return Table(name, said, model, _columns(name, model), _together(model), public)


def _link(name: str, field: Any) -> Table:
    through, other = field.remote_field.through, _NAME_OF[field.related_model]

    def public() -> QuerySet[Any]:
        rows: QuerySet[Any] = through._base_manager.all()
        for each in through._meta.concrete_fields:
            if each.related_model is Excerpt:
                rows = rows.filter(**{f"{each.name}__in": Excerpt.objects.published()})
            elif each.related_model is Remark:
                rows = rows.filter(**{f"{each.name}__in": _public_remarks()})
        return rows

    said = f"Which {other} each of the {name.replace('_', ' ')} names."
    own = f"{name}_{field.name}"
    return Table(own, said, through, _columns(own, through), _together(through), public)


def _columns(table: str, model: type[models.Model]) -> tuple[Column, ...]:
    return tuple(_column(table, field) for field in model._meta.concrete_fields)


def _together(model: type[models.Model]) -> tuple[tuple[str, ...], ...]:
    rules = [
        rule.fields
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.fields and not rule.condition
    ]
    return tuple(
        tuple(_named(model._meta.get_field(name)) for name in names)
        for names in (*rules, *model._meta.unique_together)
    )


def _named(field: Any) -> str:
    """A column's name; Django runs together the words of a model's in tables of links."""
    return _APART.get(field.column, str(field.column))


def _column(table: str, field: Any) -> Column:
    refers = _NAME_OF[field.related_model] if field.is_relation else ""
    name = _named(field)
    meaning = MEANINGS.get(f"{table}.{name}") or MEANINGS.get(name)
    said = meaning or str(field.help_text) or (f"Its row in {refers}." if refers else "")
    if field.primary_key:
        said = "The row's number."
    return Column(
        name=name,
        kind=next(kind for sort, kind in _KINDS if isinstance(field, sort)),
        says=said or f"{str(field.verbose_name).capitalize()}.",
        choices=[(str(value), str(label)) for value, label in field.flatchoices],
        is_required=not field.null,
        is_unique=field.unique and not field.primary_key,
        refers=refers,
        is_for_editors=(field.model, field.name) in FOR_EDITORS,
        field=field,
    )


_APART: Final = {"strategydocument_id": "document_id", "secondarywork_id": "secondary_work_id"}
_NAME_OF: Final = {model: name for name, model in NAMES.items()}
_KINDS: Final[Sequence[tuple[Any, str]]] = (
    (models.ForeignKey, "integer"),
    (models.BooleanField, "flag"),
    (models.IntegerField, "integer"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.JSONField, "json"),
    (type(StrategyDocument._meta.get_field("date")), "date"),
    (models.Field, "text"),
)


def _public_remarks() -> QuerySet[Remark]:
    """Those that stand on the page of something public, or on none."""
    shown = Exists(Excerpt.objects.published().filter(remarks=OuterRef("pk")))
    others = Q(documents__isnull=False) | Q(legislation__isnull=False)
    others |= Q(institutions__isnull=False) | Q(excerpts__isnull=True)
    pks = Remark.objects.filter(others | shown).values("pk")
    return Remark.objects.filter(pk__in=pks)


def _public_redirects() -> QuerySet[SlugRedirect]:
    """Of excerpts those that lead to something public; what was taken out has none either."""
    shown = Excerpt.objects.published().values("slug")
    return SlugRedirect.objects.filter(~Q(kind="excerpt") | Q(new_slug__in=shown))


_PUBLIC: Final[Mapping[type[models.Model], Callable[[], QuerySet[Any]]]] = {
    Excerpt: Excerpt.objects.published,
    Verification: lambda: Verification.objects.filter(excerpt__in=Excerpt.objects.published()),
    Remark: _public_remarks,
    SlugRedirect: _public_redirects,
}
