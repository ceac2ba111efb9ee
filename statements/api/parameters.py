"""The parameters of the API: those of the pages, read strictly, and its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.http import QueryDict

from statements.api.fields import Field, Schema
from statements.api.problems import Fault, bad, fault_of
from statements.api.resource import Resource
from statements.filters.finding import PAGE_SIZE
from statements.filters.parameters import (
    RELEVANCE,
    FacetFilter,
    SortFilter,
    WordsFilter,
    YearFilter,
)
from statements.filters.record_filter import RecordFilter

MOST_ROWS = 500
START = "*"
_WORD: Schema = {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `many` may be given several times."""

    name: str
    says: str
    schema: Schema
    many: bool = False
    required: bool = False


PAGE = Parameter(
    "page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": 999_999_999}
)
SIZE = Parameter(
    "page_size",
    f"How many rows an answer has: 1 to {MOST_ROWS}, or {PAGE_SIZE}.",
    {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": PAGE_SIZE},
)
CURSOR = Parameter(
    "cursor",
    "To take everything away: * begins, then follow next until it is null. Rows come in the "
    "order they were added, and none is missed or repeated when others are added meanwhile.",
    {"type": "string", "pattern": r"^(\*|[0-9]{1,18})$"},
)
FACETS = Parameter(
    "facets",
    "1 counts every choice of every filter, all other filters applied.",
    {"type": "integer", "enum": [0, 1], "default": 0},
)
FIELDS = Parameter("fields", "Names of fields, parted by commas; all of them without.", _WORD)


def parameters_of(resource: Resource) -> list[Parameter]:
    """All parameters of a resource's list."""
    own = [PAGE, SIZE, CURSOR, FIELDS]
    if resource.filter_class is None:
        return own
    facets = [FACETS] if _has_facets(resource.filter_class) else []
    return [*filters_of(resource.filter_class), *own[:3], *facets, FIELDS]


def _has_facets(filter_class: type[RecordFilter]) -> bool:
    return any(isinstance(each, FacetFilter) for each in filter_class.base_filters.values())


def filters_of(filter_class: type[RecordFilter]) -> list[Parameter]:
    """The parameters that the page of these records has too."""
    return [_of_filter(name, each) for name, each in filter_class.base_filters.items()]


def _of_filter(name: str, each: Any) -> Parameter:
    label = str(each.label)
    if isinstance(each, WordsFilter):
        return Parameter(name, f"{label}, in the language of the search box.", _WORD)
    if isinstance(each, YearFilter):
        return Parameter(name, f"{label}.", {"type": "integer", "minimum": 1, "maximum": 9999})
    if isinstance(each, SortFilter):
        orders = [*each.orders, RELEVANCE]
        said = f"The order; {RELEVANCE} needs q, and is then usual."
        return Parameter(name, said, {"type": "string", "enum": orders})
    kinds = each.vocabulary
    fixed = isinstance(kinds, type) and issubclass(kinds, TextChoices)
    items = {"type": "string", "enum": list(kinds.values)} if fixed else _WORD
    schema = {"type": "array", "items": items, "minItems": 1}
    return Parameter(name, f"{label}; several values widen.", schema, many=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """The API's own parameters, read. `after` is an id, where a cursor was given."""

    page: int
    size: int
    after: int | None
    facets: bool
    fields: tuple[Field, ...]


def refuse_unknown(data: QueryDict, known: Sequence[str]) -> None:
    """Refuse names that are no parameters, and parameters without a value."""
    faults = [
        Fault(name[:200], "", "is no parameter of this resource", f"Known are {', '.join(known)}.")
        for name in data
        if name not in known and name in _OF_PAGES
    ]
    faults += [
        Fault(name, "", "has no value", "Give it one, or leave it out.")
        for name in known
        if any(not value.strip() for value in data.getlist(name))
    ]
    if faults:
        raise bad(*faults)


# What the pages pass over in silence, or have for themselves.
_OF_PAGES = frozenset(
    "in group fbclid gclid mc_cid mc_eid "
    "utm_source utm_medium utm_campaign utm_term utm_content".split()
)


def read_own(data: QueryDict, fields: Sequence[Field]) -> Asked:
    """Read page, page_size, cursor, facets and fields."""
    given = {name: one(data, name) for name in ("page", "page_size", "cursor", "facets", "fields")}
    cursor = given["cursor"]
    if cursor and not re.fullmatch(r"\*|[0-9]{1,18}", cursor):
        raise bad(Fault("cursor", cursor[:200], "is no cursor", "Begin with *, then follow next."))
    for name in ("page", "facets"):
        if cursor and given[name] not in {"", "0"}:
            cure = "Leave one of them out: a cursor goes on from row to row, and counts nothing."
            raise bad(Fault(name, given[name][:200], "cannot stand beside cursor", cure))
    return Asked(
        page=_number("page", given["page"], 999_999_999, 1),
        size=_number("page_size", given["page_size"], MOST_ROWS, PAGE_SIZE),
        after=None if not cursor else 0 if cursor == START else int(cursor),
        facets=_facets(given["facets"]),
        fields=choose_fields(given["fields"], fields),
    )


def choose_fields(text: str, fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields named, in the order of the resource."""
    if not text:
        return tuple(fields)
    names = [name.strip() for name in text.split(",")]
    known = [each.name for each in fields]
    if strange := [name for name in names if name not in known]:
        cure = f"Known are {', '.join(known)}."
        raise bad(*(Fault("fields", name[:200], "is no field", cure) for name in strange[:5]))
    return tuple(each for each in fields if each.name in names)


def read_filters(resource: Resource, data: QueryDict) -> RecordFilter | None:
    """The filters of the page, every one of them usable; else a refusal that names those not."""
    known = [each.name for each in parameters_of(resource)]
    refuse_unknown(data, known)
    given = data.copy()
    for own in (PAGE, SIZE, CURSOR, FACETS, FIELDS):
        if own.name in known:
            given.pop(own.name, None)
    if resource.filter_class is None:
        refuse_all(given, known)
        return None
    filters = resource.filter_class(given, resource.records())
    if problems := filters.reading.problems:
        raise bad(*(fault_of(each, filters, known) for each in problems[:20]))
    return filters


def refuse_all(given: Mapping[str, Any], known: Sequence[str]) -> None:
    """Refuse what is left once every known parameter was read."""
    cure = f"Known are {', '.join(known)}."
    if faults := [
        Fault(name[:200], "", "is no parameter of this resource", cure) for name in given
    ]:
        raise bad(*faults[:20])


def one(data: QueryDict, name: str) -> str:
    """The value of a parameter that is given once; empty without it."""
    values = data.getlist(name)
    if len(values) > 1:
        raise bad(Fault(name, values[0][:200], "is given more than once", "Give it once."))
    return values[0] if values else ""


def _number(name: str, text: str, most: int, usual: int) -> int:
    if not text:
        return usual
    if re.fullmatch(r"[0-9]{1,9}", text) and 1 <= int(text) <= most:
        return int(text)
    raise bad(Fault(name, text[:200], "is out of bounds", f"Give a whole number, 1 to {most}."))


def _facets(text: str) -> bool:
    if text not in {"", "0", "1"}:
        raise bad(Fault("facets", text[:200], "is not 0 or 1", "Give facets=1, or leave it out."))
    return text == "1"
