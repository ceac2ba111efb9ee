"""An address -> a list: read it, find the rows, count the choices, and say what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from statements.filters.address import Address
from statements.filters.by_database import ByDatabase
from statements.filters.by_engine import ByEngine
from statements.filters.facets import facets
from statements.filters.finding import PAGE_SIZE, Finder, Found
from statements.filters.groups import groups
from statements.filters.listing import Link, Listing, Order, Result
from statements.filters.notices import notice_of
from statements.filters.parameters import RELEVANCE, SortFilter
from statements.filters.reading import Problem, read_one
from statements.filters.record_filter import RecordFilter
from statements.filters.searched import searched
from statements.filters.why import show_why

GROUP = "group"


def list_records(
    filter_class: type[RecordFilter],
    data: QueryDict,
    records: QuerySet[Any],
    path: str,
    kept: Sequence[tuple[str, str]] = (),
) -> Listing:
    """Read an address, narrow and order the records, and count every choice.

    With words, and where there may be a million rows, the search index finds them; otherwise the
    database does. `kept` are parameters of the page itself, which every link keeps.
    """
    filters = filter_class(data, records)
    page, page_problems = _asked_page(data)
    is_grouped, group_problems = _grouped(filters, data)
    asked = _Asked(
        filters=filters,
        path=path,
        kept=tuple(kept),
        page=page,
        is_grouped=is_grouped,
        problems=(*filters.reading.problems, *page_problems, *group_problems),
    )
    return _listing(asked, *find(filters, page))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was read of an address."""

    filters: RecordFilter
    path: str
    kept: tuple[tuple[str, str], ...]
    page: int
    is_grouped: bool
    problems: tuple[Problem, ...]

    @property
    def always(self) -> tuple[tuple[str, str], ...]:
        """What every link keeps."""
        return (*self.kept, (GROUP, "president")) if self.is_grouped else self.kept

    @property
    def address(self) -> Address:
        values = self.filters.reading.values
        address = Address(self.path, (*self.kept, *Address.of(self.path, values).pairs))
        return address.adding(GROUP, "president") if self.is_grouped else address

    def one(self, name: str) -> str:
        return "".join(self.filters.reading.values.get(name, []))


def _listing(asked: _Asked, finder: Finder, found: Found) -> Listing:
    filters, address = asked.filters, asked.address
    problems = [*asked.problems, *_past_the_last(asked.page, found)]
    return Listing(
        results=_results(filters, found),
        total=found.total,
        whole=found.whole,
        tally=found.tally,
        unsearched=found.unsearched,
        search=searched(filters.understood, found, address),
        index=found.index,
        groups=groups(filters, address.without(GROUP), found) if asked.is_grouped else [],
        grouping_url=_grouping_url(asked),
        facets=facets(filters, found),
        chips=_chips(filters, address),
        notices=[notice_of(problem, address) for problem in problems],
        widenings=_widenings(filters, finder, address) if found.is_empty else [],
        orders=_orders(filters),
        pages=_pages(found, address),
        number=found.number,
        last=found.last,
        previous_url=str(address.on_page(found.number - 1)) if found.number > 1 else "",
        next_url=str(address.on_page(found.number + 1)) if found.number < found.last else "",
        url=str(address.on_page(found.number)),
        clear_url=str(Address(asked.path, asked.kept)),
        kept=asked.always,
        words=asked.one("q"),
        year_min=asked.one("year_min"),
        year_max=asked.one("year_max"),
        chosen=sum(len(chosen) for name, chosen in filters.active.items() if name != "q"),
    )


def find(
    filters: RecordFilter, page: int, size: int = PAGE_SIZE, *, counting: bool = True
) -> tuple[Finder, Found]:
    """By the index where there are words, or maybe a million rows; else by the database.

    Without `counting` only the total is counted, and no choice of a facet.
    """
    by_engine = ByEngine(filters, size, counting)
    by_database = ByDatabase(filters, size, counting)
    if not (filters.understood or filters.is_vast):
        return by_database, by_database.find(page)
    found = by_engine.find(page)
    if filters.understood or not found.unsearched:
        return by_engine, found
    return by_database, replace(by_database.find(page), index=found.index)


def _results(filters: RecordFilter, found: Found) -> list[Result]:
    """The rows; with words, each with the sentences that show why it was found."""
    if not filters.understood:
        return [Result(record) for record in found.records]
    return show_why(filters.family, filters.understood, found.records)


def _grouped(filters: RecordFilter, data: QueryDict) -> tuple[bool, list[Problem]]:
    given = [value for value in data.getlist(GROUP) if value.strip()]
    if not given:
        return False, []
    if given[-1] == "president" and "president" in filters.facets:
        return True, []
    return False, [Problem(GROUP, given[-1], "is no way to group this list")]


def _grouping_url(asked: _Asked) -> str:
    if "president" not in asked.filters.facets:
        return ""
    address = asked.address
    return str(address.without(GROUP) if asked.is_grouped else address.adding(GROUP, "president"))


def _asked_page(data: QueryDict) -> tuple[int, list[Problem]]:
    given = [value for value in data.getlist("page") if value.strip()]
    if not given:
        return 1, []
    reading = read_one("page", given)
    text = reading.values["page"][0].strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        problem = Problem("page", text, "is not a page", done="The first page is shown.")
        return 1, [*reading.problems, problem]
    return number, reading.problems


def _past_the_last(asked: int, found: Found) -> list[Problem]:
    if asked <= found.last or found.unsearched:
        return []
    said = f"This is the last of {found.last}." if found.last > 1 else "There is one."
    return [Problem("page", str(asked), "is past the last page", done=said)]


def _chips(filters: RecordFilter, address: Address) -> list[Link]:
    return [
        Link(
            filters.label_of(name, value),
            str(address.without(name, value)),
            str(filters.filters[name].label).lower(),
        )
        for name, values in filters.active.items()
        for value in values
    ]


def _widenings(filters: RecordFilter, finder: Finder, address: Address) -> list[Link]:
    """What leaving out one filter would give, or else two; the most first, never nothing."""
    for left_out in (1, 2):
        choices = list(combinations(filters.active, left_out))
        totals = finder.totals_without(choices)
        found = [
            _widening(filters, address, names, rows)
            for names, rows in zip(choices, totals, strict=True)
            if rows
        ]
        if found:
            return sorted(found, key=lambda link: (-link.count, link.label))
    return []


def _widening(filters: RecordFilter, address: Address, names: tuple[str, ...], rows: int) -> Link:
    said = " and the ".join(str(filters.filters[name].label).lower() for name in names)
    for name in names:
        address = address.without(name)
    return Link(f"Without the {said}", str(address), kind=names[0], count=rows)


def _orders(filters: RecordFilter) -> list[Order]:
    sort: SortFilter = filters.filters["sort"]
    orders = {value: label for value, (label, _) in sort.orders.items()}
    if filters.understood:
        orders = {RELEVANCE: "Best match", **orders}
    chosen = "".join(filters.reading.values.get("sort", [])) or next(iter(orders))
    return [Order(value, label, value == chosen) for value, label in orders.items()]


def _pages(found: Found, address: Address) -> list[Link]:
    if found.last == 1:
        return []
    numbers: Iterable[int | str] = Paginator(range(found.last), 1).get_elided_page_range(
        found.number, on_each_side=2, on_ends=1
    )
    return [
        Link(str(number), str(address.on_page(number)), current=number == found.number)
        if isinstance(number, int)
        else Link("…", "")
        for number in numbers
    ]
