"""Citations in a text -> the records that they name, where those are held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet

from statements.citations.law_numbers import read_code, read_statutes, sections_of
from statements.citations.references import Found, find
from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation
from statements.models.provision import Provision

# A longer text is looked through by the search engine, not by the database.
MOST: Final = 200
# After a number nothing may stand that makes it another one: P.L. 115-441, but not 115-4410.
_ENDS: Final = ("", ",", " ", "(", ")", ":")
_NOTE: Final = "-note"
_DIRECTIVES: Final = {"hspd", "nsd", "nsdd", "nsm", "nspd", "nspm", "pdd", "ppd", "psd"}


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
    found = {place: list(_outermost(text)) for place, text in texts.items()}
    links = links_of(each.key for some in found.values() for each in some)
    named = {
        place: [Named(each.start, each.end, *links[each.key]) for each in some if each.key in links]
        for place, some in found.items()
    }
    return {place: some for place, some in named.items() if some}


def _outermost(text: str) -> Iterator[Found]:
    """Of two in one place the first and longer; sections by themselves name no record.

    A note stands under a section of the Code and is no part of it: its key says so.
    """
    end = 0
    for each in find(text):
        if each.key.startswith("sec-") or each.start < end:
            continue
        end = each.end
        is_note = each.key.startswith("usc-") and text[end : end + 5].lower() == " note"
        yield Found(each.key + _NOTE, each.start, end + 5) if is_note else each


def links_of(keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Label and address for each key whose record is held."""
    wanted = list(dict.fromkeys(keys))[:MOST]
    held: _Held = {key: [] for key in wanted}
    documents = [key for key in wanted if key.partition("-")[0] in {"fr", "eo", *_DIRECTIVES}]
    _add(held, documents, StrategyDocument.objects.all(), _document_query, _is_document)
    of_laws = [key for key in wanted if key.startswith(("pl-", "stat-", "usc-"))]
    _add(held, of_laws, Legislation.objects.all(), _law_query, _is_law)
    of_sections = [key for key in wanted if key.startswith(("stat-", "usc-"))]
    sections = Provision.objects.select_related("legislation")
    _add(held, of_sections, sections, _section_query, _is_section)
    return {key: _one(key, links) for key, links in held.items() if links}


@dataclass(frozen=True, slots=True)
class _Link:
    """A record that has a number, and how nearly: that of a section before that of its law."""

    nearness: int
    label: str
    url: str


_Held = dict[str, list[_Link]]
_ELSEWHERE, _WHOLE, _VERY = 0, 1, 2


def _one(key: str, links: list[_Link]) -> tuple[str, str]:
    """The record that has the number most nearly, or the way to all that do."""
    nearest = max(link.nearness for link in links)
    very = dict.fromkeys((link.label, link.url) for link in links if link.nearness == nearest)
    first, *more = very
    if not more:
        return first
    label = f"{len(more) + 1} records held under this number"
    return label, f"/search/?q={_query_of(key.removesuffix(_NOTE))}"


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


def _add(
    held: _Held,
    keys: list[str],
    rows: QuerySet[Any],
    query: Callable[[str], Q],
    nearness: Callable[[str, Any], int | None],
) -> None:
    """One query, of the rows that any of these keys may name; then which of them each row has."""
    if not keys:
        return
    for row in rows.filter(reduce(or_, map(query, keys))):
        for key in keys:
            if (near := nearness(key, row)) is not None:
                held[key].append(_Link(near, _label(row), row.get_absolute_url()))


def _label(row: Any) -> str:
    if isinstance(row, Provision):
        return f"{row.legislation.popular_name}, {row}"
    return str(row.popular_name if isinstance(row, Legislation) else row.label)


def _parts(key: str) -> tuple[str, str, str]:
    """Sort, title or volume, and number; of what has no volume the number alone."""
    sort, _, number = key.removesuffix(_NOTE).partition("-")
    volume, _, page = number.partition("-")
    return sort, volume, page


def _begins(value: str, start: str) -> bool:
    return value.lower().startswith(start.lower()) and value[len(start) : len(start) + 1] in _ENDS


def _document_query(key: str) -> Q:
    sort, volume, page = _parts(key)
    if sort == "fr":
        return Q(citation__istartswith=f"{volume} Fed. Reg. {page}")
    return Q(title__istartswith=f"Executive Order {volume}") if sort == "eo" else Q(slug=key)


def _is_document(key: str, row: StrategyDocument) -> int | None:
    sort, volume, page = _parts(key)
    if sort == "fr":
        is_it = _begins(row.citation, f"{volume} Fed. Reg. {page}")
    else:
        is_it = row.slug == key if sort != "eo" else _begins(row.title, f"Executive Order {volume}")
    return _VERY if is_it else None


def _law_query(key: str) -> Q:
    sort, volume, page = _parts(key)
    if sort == "pl":
        return Q(public_law__istartswith=f"P.L. {volume}-{page}")
    if sort == "stat":
        return Q(statutes_at_large__istartswith=f"{volume} Stat. ")
    return Q(codification__icontains=f"{volume} U.S.C. ")


def _is_law(key: str, row: Legislation) -> int | None:
    sort, volume, page = _parts(key)
    if sort == "pl":
        number = f"P.L. {volume}-{page}"
        is_whole = row.public_law == number
        return _VERY if is_whole else _WHOLE if _begins(row.public_law, number) else None
    if sort == "stat":
        place = read_statutes(row.statutes_at_large)
        has = place and place.volume == int(volume) and page in _lower(place.page, place.pin)
        return _VERY if has else None
    return _ELSEWHERE if _in_code(key, row.codification) else None


def _section_query(key: str) -> Q:
    sort, volume, page = _parts(key)
    if sort == "stat":
        return Q(statutes_at_large__istartswith=f"{volume} Stat. {page}")
    return Q(usc__icontains=f"{volume} U.S.C. ")


def _is_section(key: str, row: Provision) -> int | None:
    sort, volume, page = _parts(key)
    if sort == "usc":
        return _VERY if _in_code(key, [row.usc]) else None
    return _WHOLE if _begins(row.statutes_at_large, f"{volume} Stat. {page}") else None


def _in_code(key: str, places: list[str]) -> bool:
    """Does one of the places take it in? A note is no part of its section, nor that of it."""
    _, title, section = _parts(key)
    return any(
        place.title == int(title)
        and place.is_note == key.endswith(_NOTE)
        and section in _lower(*sections_of(place.sections))
        for place in read_code(places)
    )


def _lower(*numbers: str) -> list[str]:
    return [number.lower() for number in numbers]
