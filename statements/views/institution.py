"""Boards, task forces, courts and departments, and what came before and after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Excerpt, Institution, InstitutionKind
from statements.views.by_slug import find
from statements.views.links import Link
from statements.views.read_only import read_only
from statements.views.taking import taking

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Succession:
    """A line of institutions, generation by generation; `then` is a last one that is not held."""

    generations: list[list[Institution]]
    then: str

    def __bool__(self) -> bool:
        return len(self.generations) > 1 or bool(self.then)


@read_only
def institution_list(request: HttpRequest) -> HttpResponse:
    institutions = list(Institution.objects.select_related("successor"))
    kinds = [
        (kind.label, [each for each in institutions if each.kind == kind])
        for kind in InstitutionKind
    ]
    context = {
        "kinds": [(label, members) for label, members in kinds if members],
        "total": len(institutions),
        "taking": taking("/institutions/", "", len(institutions), 0),
        "crumbs": [Link("Institutions")],
    }
    return render(request, "institutions/list.html", context)


@read_only
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(
        request,
        Institution.objects.select_related(
            "founding_document", "founding_legislation", "continued_by"
        ).prefetch_related("remarks", "named_in"),
        slug,
    )
    if isinstance(found, HttpResponse):
        return found
    speaking = Excerpt.objects.published().filter(institutions=found).with_names().newest()
    excerpts = list(speaking[: SHOWN + 1])
    context = {
        "institution": found,
        "succession": succession_of(found, Institution.objects.all()),
        "excerpts": excerpts[:SHOWN],
        "more_excerpts": len(excerpts) > SHOWN,
        "crumbs": [Link("Institutions", "/institutions/"), Link(found.name)],
    }
    return render(request, "institutions/detail.html", context)


def succession_of(institution: Institution, held: Iterable[Institution]) -> Succession:
    """The whole line it belongs to: down to the last successor, then back through all before it.

    A line that comes round to itself, which only a slip can make, is read once round.
    """
    by_id = {each.pk: each for each in held}
    last, seen = by_id[institution.pk], {institution.pk}
    while last.successor_id and last.successor_id not in seen:
        last = by_id[last.successor_id]
        seen.add(last.pk)
    generations, seen = [[last]], {last.pk}
    while before := [
        each
        for each in by_id.values()
        if each.pk not in seen and each.successor_id in {after.pk for after in generations[0]}
    ]:
        seen |= {each.pk for each in before}
        generations.insert(0, sorted(before, key=_when))
    return Succession(generations, last.successor_name)


def _when(institution: Institution) -> str:
    return institution.established.iso if institution.established else ""
