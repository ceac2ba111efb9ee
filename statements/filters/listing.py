"""A list as a page shows it: rows, total, facets, chips, problems, ways out of an empty result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, QuerySet, Value
from django.http import QueryDict

from statements.filters.address import Address
from statements.filters.facets import Facet, facets
from statements.filters.parameters import SortFilter, WordsFilter
from statements.filters.reading import Problem, read_one
from statements.filters.record_filter import RecordFilter

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another state of the list."""

    label: str
    url: str
    kind: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One order the rows can stand in."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem with the ways out of it."""

    param: str
    value: str
    message: str
    done: str
    suggestion: Link | None
    drop_url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a list's page needs. `whole` is the number of rows without any filter."""

    rows: Sequence[Any]
    total: int
    whole: int
    tally: str
    facets: Sequence[Facet]
    chips: Sequence[Link]
    notices: Sequence[Notice]
    widenings: Sequence[Link]
    orders: Sequence[Order]
    pages: Sequence[Link]
    number: int
    last: int
    previous_url: str
    next_url: str
    url: str
    clear_url: str
    words: str
    year_min: str
    year_max: str
    chosen: int


def list_records(
    filter_class: type[RecordFilter], data: QueryDict, records: QuerySet[Any], path: str
) -> Listing:
    """Read an address, narrow and order the records, and count every choice.

    Costs one query each for terms, facets, the total, its tally, the whole and the rows, and one
    or two more when nothing is found.
    """
    filters = filter_class(data, records)
    address = Address.of(path, filters.reading.values)
    found = Paginator(filters.qs, PAGE_SIZE)
    page, page_problems = _page(found, data)
    notices = [_notice(problem, address) for problem in [*filters.reading.problems, *page_problems]]
    values = filters.reading.values
    return Listing(
        rows=list(page),
        total=found.count,
        whole=records.order_by().count() if filters.active else found.count,
        tally=filters.tally() if found.count else "",
        facets=facets(filters),
        chips=_chips(filters, address),
        notices=notices,
        widenings=[] if found.count else _widenings(filters, address),
        orders=_orders(filters),
        pages=_pages(page, address),
        number=page.number,
        last=found.num_pages,
        previous_url=str(address.on_page(page.number - 1)) if page.has_previous() else "",
        next_url=str(address.on_page(page.number + 1)) if page.has_next() else "",
        url=str(address.on_page(page.number)),
        clear_url=path,
        words="".join(values.get("q", [])),
        year_min="".join(values.get("year_min", [])),
        year_max="".join(values.get("year_max", [])),
        chosen=sum(len(chosen) for name, chosen in filters.active.items() if name != "q"),
    )


def _page(found: Paginator[Any], data: QueryDict) -> tuple[Page[Any], list[Problem]]:
    given = [value for value in data.getlist("page") if value.strip()]
    if not given:
        return found.page(1), []
    reading = read_one("page", given)
    text = reading.values["page"][0].strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        problem = Problem("page", text, "is not a page", done="The first page is shown.")
        return found.page(1), [*reading.problems, problem]
    if number > found.num_pages:
        last = f"This is the last of {found.num_pages}." if found.num_pages > 1 else "There is one."
        problem = Problem("page", text, "is past the last page", done=last)
        return found.page(found.num_pages), [*reading.problems, problem]
    return found.page(number), reading.problems


def _notice(problem: Problem, address: Address) -> Notice:
    suggestion = None
    if problem.suggestion:
        term = problem.suggestion
        name, _, value = term.value.rpartition("=")
        url = address.adding(name or problem.param, value)
        suggestion = Link(term.label, str(url))
    return Notice(
        _seen(problem.param),
        _seen(problem.value),
        problem.message,
        problem.done,
        suggestion,
        str(address),
    )


def _seen(typed: str) -> str:
    """What was typed, with a sign for what cannot be shown in a page."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in typed)


def _chips(filters: RecordFilter, address: Address) -> list[Link]:
    return [
        Link(
            _said(filters, name, value),
            str(address.without(name, value)),
            str(filters.filters[name].label).lower(),
        )
        for name, values in filters.active.items()
        for value in values
    ]


def _said(filters: RecordFilter, name: str, value: str) -> str:
    if name in filters.vocabulary:
        return filters.vocabulary[name][value].label
    if isinstance(filters.filters[name], WordsFilter):
        return value if '"' in value or "“" in value else f"“{value}”"
    return f"from {value}" if name == "year_min" else f"to {value}"


def _widenings(filters: RecordFilter, address: Address) -> list[Link]:
    """What leaving out one filter would give, or else two; the most first, never nothing."""
    for left_out in (1, 2):
        choices = list(combinations(filters.active, left_out))
        if not choices:
            break
        arms = [_counted(filters.without(*names), place) for place, names in enumerate(choices)]
        found = [
            _widening(filters, address, choices[place], rows)
            for place, rows in arms[0].union(*arms[1:], all=True)
            if rows
        ]
        if found:
            return sorted(found, key=lambda link: (-link.count, link.label))
    return []


def _counted(rows: QuerySet[Any], place: int) -> QuerySet[Any]:
    counted: QuerySet[Any] = (
        rows.annotate(place=Value(place, output_field=IntegerField()))
        .values("place")
        .annotate(rows=Count("pk"))
        .values_list("place", "rows")
    )
    return counted


def _widening(filters: RecordFilter, address: Address, names: tuple[str, ...], rows: int) -> Link:
    said = " and the ".join(str(filters.filters[name].label).lower() for name in names)
    for name in names:
        address = address.without(name)
    return Link(f"Without the {said}", str(address), kind=names[0], count=rows)


def _orders(filters: RecordFilter) -> list[Order]:
    sort: SortFilter = filters.filters["sort"]
    chosen = "".join(filters.reading.values.get("sort", [])) or next(iter(sort.orders))
    return [Order(value, label, value == chosen) for value, (label, _) in sort.orders.items()]


def _pages(page: Page[Any], address: Address) -> list[Link]:
    if page.paginator.num_pages == 1:
        return []
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [
        Link(str(number), str(address.on_page(number)), current=number == page.number)
        if isinstance(number, int)
        else Link("…", "")
        for number in numbers
    ]
