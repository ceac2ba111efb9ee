"""An address as it was typed -> what of it can be used, and what to say of the rest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from statements.filters.terms import Term

LEFT_OUT = "It was left out; the rest of your filter stands."
# Added to shared links by mail and social sites; they say nothing to us and are no mistake.
_TRACKERS = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id")
# Parameters of a page that narrow nothing.
_OF_THE_PAGE = frozenset({"page", "group", "in"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that could not be used as it stands."""

    param: str
    value: str
    message: str
    suggestion: Term | None = None
    done: str = LEFT_OUT


@dataclass(slots=True)
class Reading:
    """What was understood: usable values by parameter, in the order of the parameters."""

    values: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Parameters(Protocol):
    """A QueryDict, as far as it is read here."""

    def __iter__(self) -> Iterator[str]: ...
    def getlist(self, key: str) -> Sequence[str]: ...


class Readable(Protocol):
    """A filter, as far as its parameter is read here."""

    def read(self, param: str, given: list[str], terms: Mapping[str, Term]) -> Reading: ...


def read(
    given: Parameters, filters: Mapping[str, Readable], terms: Mapping[str, Mapping[str, Term]]
) -> Reading:
    """Read every parameter by its filter. Nothing that was typed is passed over in silence."""
    reading = Reading()
    for param, filter_ in filters.items():
        texts = [value for value in given.getlist(param) if value.strip()]
        if texts:
            part = filter_.read(param, list(dict.fromkeys(texts)), terms.get(param, {}))
            reading.values |= {name: values for name, values in part.values.items() if values}
            reading.problems += part.problems
    first, last = (reading.values.get(name, ["0"])[0] for name in ("year_min", "year_max"))
    if int(first) > int(last) > 0:
        done = f"No year is both from {first} and to {last}."
        reading.problems.append(Problem("year_min", first, "is after year_max", done=done))
    for param in given:
        if param not in {*filters, *_OF_THE_PAGE} and not _TRACKERS.fullmatch(param):
            meant = _meant(param, given.getlist(param), filters, terms)
            reading.problems.append(Problem(param, "", "is not a filter of this list", meant))
    return reading


def _meant(
    param: str,
    values: Sequence[str],
    filters: Mapping[str, Readable],
    terms: Mapping[str, Mapping[str, Term]],
) -> Term | None:
    """The parameter that was probably meant, if what was given it is something it can take."""
    for name in difflib.get_close_matches(param[:40].casefold(), list(filters), n=1):
        if values and values[-1].strip():
            part = filters[name].read(name, [values[-1]], terms.get(name, {}))
            if part.values.get(name) and not part.problems:
                return Term(f"{name}={values[-1]}", name)
    return None


def read_terms(param: str, given: list[str], terms: Mapping[str, Term]) -> Reading:
    """Several values, each one of the terms."""
    known = [value for value in given if value in terms]
    problems = [
        Problem(param, value, "knows no such value", closest(value, terms))
        for value in given
        if value not in terms
    ]
    return Reading({param: known}, problems)


def closest(value: str, terms: Mapping[str, Term]) -> Term | None:
    """The term whose value or label is nearest to what was typed, if one is near."""
    names = {name.casefold(): term for term in terms.values() for name in (term.value, term.label)}
    near = difflib.get_close_matches(value[:60].casefold(), list(names), n=1, cutoff=0.7)
    return names[near[0]] if near else None


def read_one(param: str, given: list[str]) -> Reading:
    """One value; where several are given the last stands, as it would in a form."""
    problems = [
        Problem(param, value, "is given more than once", done=f"“{given[-1][:60]}” was used.")
        for value in given[:-1]
    ]
    return Reading({param: given[-1:]}, problems)


def read_year(param: str, given: list[str]) -> Reading:
    """A year from 1 to 9999."""
    reading = read_one(param, given)
    text = reading.values[param][0].strip()
    if re.fullmatch(r"[0-9]{1,4}", text) and int(text):
        return Reading({param: [str(int(text))]}, reading.problems)
    reading.problems.append(Problem(param, text, "is not a year"))
    return Reading({}, reading.problems)
