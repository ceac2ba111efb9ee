"""Citations in a text -> the records that they name, where those are held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet

from statements.citations.references import Found, find
from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation
from statements.models.provision import Provision

# A longer text is looked through by the search engine, not by the database.
MOST: Final = 200
# After a number nothing may stand that makes it another one: 132 Stat. 5586, but not 55861.
_ENDS: Final = ("", ",", " ", "(", ")", ":")


@dataclass(frozen=True, slots=True)
class Named:
    """One citation in a text, `text[start:end]`, and the record it names."""

    start: int
    end: int
    label: str
    url: str


def named_in(text: str) -> list[Named]:
    """The citations of a text whose record is held, in order, none within another.

    Three queries at most, and none for a text without citations. A number that several records
    share, as parts of one Act share its own, leads to the list of them.
    """
    return named_in_each({0: text}).get(0, [])


def named_in_each(texts: Mapping[int, str]) -> dict[int, list[Named]]:
    """The same of many texts at once, in no more queries; those that name nothing left out."""
    found = {place: _outermost(find(text)) for place, text in texts.items()}
    links = links_of(each.key for some in found.values() for each in some)
    named = {
        place: [Named(each.start, each.end, *links[each.key]) for each in some if each.key in links]
        for place, some in found.items()
    }
    return {place: some for place, some in named.items() if some}


def links_of(keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Label and address for each key whose record is held."""
    wanted = list(dict.fromkeys(keys))[:MOST]
    held: _Held = {key: [] for key in wanted}
    _add(held, StrategyDocument.objects.all(), _of_document, lambda row: row.label)
    _add(held, Legislation.objects.all(), _of_law, lambda row: row.popular_name)
    sections = Provision.objects.select_related("legislation")
    _add(held, sections, _of_section, lambda row: f"{row.legislation.popular_name}, {row}")
    return {key: _one(key, links) for key, links in held.items() if links}


# Of each key the records that have its number: whether they have it alone, their label and address.
_Held = dict[str, list[tuple[bool, str, str]]]


def _one(key: str, links: list[tuple[bool, str, str]]) -> tuple[str, str]:
    """The record with this very number; else the one that has it, or the way to all that do."""
    very = [link for link in links if link[0]]
    first, *more = dict.fromkeys((label, url) for _, label, url in very or links)
    if not more:
        return first
    label = f"{len(more) + 1} records held under this number"
    return label, f"/search/?q={_query_of(key)}"


def _query_of(key: str) -> str:
    """The key as the search box reads it, for an address: ``P.L.+117-263``."""
    sort, _, number = key.partition("-")
    first, _, last = number.partition("-")
    return {
        "pl": f"P.L.+{number}",
        "stat": f"{first}+Stat.+{last}",
        "usc": f"{first}+U.S.C.+{last}",
        "fr": f"{first}+Fed.+Reg.+{last}",
        "eo": f"E.O.+{number}",
    }.get(sort, key.upper())


def _outermost(found: list[Found]) -> list[Found]:
    """Of two in one place the first and longer; sections by themselves name no record."""
    kept: list[Found] = []
    for each in found:
        if not each.key.startswith("sec-") and (not kept or each.start >= kept[-1].end):
            kept.append(each)
    return kept


def _add(
    held: _Held,
    rows: QuerySet[Any],
    tests: Callable[[str], list[tuple[str, str]]],
    label: Callable[[Any], str],
) -> None:
    """One query, of the rows that any key names; then which of the keys each row has."""
    asked = {key: each for key in held if (each := tests(key))}
    if not asked:
        return
    for row in rows.filter(reduce(or_, (_query(each) for each in asked.values()))):
        for key, fields in asked.items():
            values = [(str(getattr(row, field)), start) for field, start in fields]
            if any(_has(value, start) for value, start in values):
                is_very = any(value == start for value, start in values)
                held[key].append((is_very, label(row), row.get_absolute_url()))


def _query(fields: list[tuple[str, str]]) -> Q:
    return reduce(or_, (Q((f"{field}__istartswith", start)) for field, start in fields))


def _has(value: str, start: str) -> bool:
    return value.lower().startswith(start.lower()) and value[len(start) : len(start) + 1] in _ENDS


def _of_document(key: str) -> list[tuple[str, str]]:
    sort, _, number = key.partition("-")
    volume, _, page = number.partition("-")
    if sort == "fr":
        return [("citation", f"{volume} Fed. Reg. {page}")]
    if sort == "eo":
        return [("title", f"Executive Order {number}")]
    return [("slug", key)] if sort in _DIRECTIVES else []


_DIRECTIVES: Final = {"hspd", "nsd", "nsdd", "nsm", "nspd", "nspm", "pdd", "ppd", "psd"}


def _of_law(key: str) -> list[tuple[str, str]]:
    sort, _, number = key.partition("-")
    volume, _, page = number.partition("-")
    if sort == "pl":
        return [("public_law", f"P.L. {number}")]
    return [("statutes_at_large", f"{volume} Stat. {page}")] if sort == "stat" else []


def _of_section(key: str) -> list[tuple[str, str]]:
    sort, _, number = key.partition("-")
    title, _, section = number.partition("-")
    return [("usc", f"{title} U.S.C. {section}")] if sort == "usc" else []
