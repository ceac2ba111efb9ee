"""One record as the index holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from statements.search.criteria import FAMILIES

# A number in the index tells family and row: the family stands above this bit.
_FAMILY_BIT: Final = 56
_DOCUMENT_BITS, _POSITION_BITS, _DATE_BITS, _PRESIDENCY_BITS = 20, 14, 22, 8
_NO_PRESIDENCY: Final = 2**_PRESIDENCY_BITS - 1
NO_DATE: Final = 2**_DATE_BITS - 1


@dataclass(frozen=True, slots=True)
class Item:
    """What is searched, filtered and ordered of one record.

    `title` counts for more than `text`; `references` are citations in one spelling, and `cites`
    those of them that its own words have. `date` is date_number() of its date or None. `place` is
    the primary key of its document, or of the law, and its position in it: what orders the undated
    and the equally dated.
    """

    family: str
    pk: int
    title: str
    text: str
    references: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]
    date: int | None
    presidency: int | None
    place: tuple[int, int]
    cites: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        return item_id(self.family, self.pk)

    @property
    def orders(self) -> Mapping[str, int]:
        """A number for every order; the least stands first. The undated stand last."""
        place = _fitted(self.place[0], _DOCUMENT_BITS) << _POSITION_BITS
        place |= _fitted(self.place[1], _POSITION_BITS)
        dated = NO_DATE if self.date is None else self.date
        latest = NO_DATE if self.date is None else NO_DATE - 1 - self.date
        below = _DOCUMENT_BITS + _POSITION_BITS
        presidency = _NO_PRESIDENCY if self.presidency is None else self.presidency
        return {
            "newest": latest << below | place,
            "oldest": dated << below | place,
            "president": _fitted(presidency, _PRESIDENCY_BITS) << _DATE_BITS + below
            | dated << below
            | place,
        }


def _fitted(number: int, bits: int) -> int:
    return min(number, (1 << bits) - 1)


def item_id(family: str, pk: int) -> int:
    return (FAMILIES.index(family) + 1) << _FAMILY_BIT | pk


def family_and_pk(number: int) -> tuple[str, int]:
    return FAMILIES[(number >> _FAMILY_BIT) - 1], number & (1 << _FAMILY_BIT) - 1


def date_number(iso: str | None) -> int | None:
    """A number for an ISO date that may lack its day or month; it sorts as the text does."""
    if not iso:
        return None
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    return year * 416 + month * 32 + day


def iso_date(number: int) -> str:
    """The date that date_number() made the number of."""
    year, rest = divmod(number, 416)
    month, day = divmod(rest, 32)
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def by_name(
    pairs: Iterable[tuple[str, Iterable[str | None]]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Facet values without gaps and without twins."""
    made = (
        (name, tuple(dict.fromkeys(value for value in values if value))) for name, values in pairs
    )
    return tuple((name, values) for name, values in made if values)
