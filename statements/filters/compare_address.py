"""The address of a comparison -> the excerpts it names, its base, and what cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from statements.compare import LEFT, Base
from statements.models import Excerpt, ExcerptQuerySet
from statements.models.slugs import SlugRedirect

MOST = 6
PATH = "/compare/"
_MOST_LOOKED_UP = 40
_SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)
_LEFT_OUT = "It was left out."


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that could not be used, as components/problems.html shows it."""

    param: str
    value: str
    message: str
    done: str = _LEFT_OUT

    def __str__(self) -> str:
        value = f": “{self.value[:80]}”" if self.value else ""
        return f"{self.param} {self.message}{value}. {self.done}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Published excerpts in the order given, and what they are measured against."""

    excerpts: tuple[Excerpt, ...]
    base: Base
    problems: tuple[Problem, ...]

    @property
    def slugs(self) -> list[str]:
        return [excerpt.slug for excerpt in self.excerpts]

    @property
    def base_slug(self) -> str:
        """Empty for the column to the left."""
        return "" if self.base == LEFT else self.slugs[self.base]

    @property
    def query(self) -> str:
        return query_of(self.slugs, self.base_slug)

    @property
    def url(self) -> str:
        return address_of(self.slugs, self.base_slug)

    def with_slugs(self, slugs: Sequence[str]) -> str:
        """The address of these columns, against the same base if it is still there."""
        return address_of(slugs, self.base_slug if self.base_slug in slugs else "")


def address_of(slugs: Iterable[str], base: str = "") -> str:
    query = query_of(slugs, base)
    return f"{PATH}?{query}" if query else PATH


def query_of(slugs: Iterable[str], base: str = "") -> str:
    return urlencode([*(("s", slug) for slug in slugs), *([("base", base)] if base else [])])


def is_slug(text: str) -> bool:
    """Whether it could be one: nothing else is looked up."""
    return bool(_SLUG.fullmatch(text))


def find_excerpts(slugs: Iterable[str], excerpts: ExcerptQuerySet) -> dict[str, Excerpt]:
    """By each slug the excerpt that has it, or that once had it."""
    wanted = list(dict.fromkeys(slug for slug in slugs if is_slug(slug)))[:_MOST_LOOKED_UP]
    if not wanted:
        return {}
    kind = Excerpt._meta.model_name
    moved = dict(
        SlugRedirect.objects.filter(kind=kind, old_slug__in=wanted).values_list(
            "old_slug", "new_slug"
        )
    )
    found = {each.slug: each for each in excerpts.filter(slug__in=[*wanted, *moved.values()])}
    named = ((slug, found.get(slug) or found.get(moved.get(slug, ""))) for slug in wanted)
    return {slug: excerpt for slug, excerpt in named if excerpt}


def read_address(given: QueryDict, excerpts: ExcerptQuerySet) -> Chosen:
    """Read `s` and `base`. Nothing that was typed is passed over in silence."""
    slugs = [text for text in dict.fromkeys(map(str.strip, given.getlist("s"))) if text]
    found = find_excerpts(slugs, excerpts)
    problems = [
        Problem("s", slug, "names no published excerpt")
        for slug in slugs[:_MOST_LOOKED_UP]
        if slug not in found
    ]
    if len(slugs) > _MOST_LOOKED_UP:
        rest = f"{len(slugs) - _MOST_LOOKED_UP} more were not looked at."
        problems.append(Problem("s", "", f"is given {len(slugs)} times", rest))
    every = list(dict.fromkeys(found[slug] for slug in slugs if slug in found))
    problems += [
        Problem("s", each.slug, f"is past the {MOST} columns that fit") for each in every[MOST:]
    ]
    base, base_problems = _read_base(given.getlist("base"), every[:MOST], found)
    known = {"s", "base", "format"}
    problems += base_problems
    problems += [
        Problem(name, "", "is not a parameter of this page")
        for name in list(given)[:_MOST_LOOKED_UP]
        if name not in known and not name.startswith("utm_")
    ]
    return Chosen(tuple(every[:MOST]), base, tuple(problems))


def _read_base(
    given: Sequence[str], columns: Sequence[Excerpt], found: dict[str, Excerpt]
) -> tuple[Base, list[Problem]]:
    """One of the columns, by its slug; else the column to the left."""
    texts = [text for text in map(str.strip, given) if text]
    problems = [
        Problem("base", text, "is given more than once", f"“{texts[-1][:60]}” was used.")
        for text in texts[:-1][:_MOST_LOOKED_UP]
    ]
    if not texts or texts[-1] == LEFT:
        return LEFT, problems
    excerpt = found.get(texts[-1])
    if excerpt in columns:
        return columns.index(excerpt), problems
    done = "Each column is measured against the one to its left."
    return LEFT, [*problems, Problem("base", texts[-1], "is none of the columns", done)]
