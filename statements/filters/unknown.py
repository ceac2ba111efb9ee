"""Field words with a value that nobody knows."""

from __future__ import annotations

from statements.filters.reading import Problem
from statements.filters.terms import Term
from statements.search import Understood


def unknown_values(understood: Understood) -> list[Problem]:
    """A problem for each, with the query that was perhaps meant."""
    problems = []
    for each in understood.unknown:
        meant = None
        if each.nearest:
            text = understood.typed.replace(each.value, each.nearest, 1)
            meant = Term(f"q={text}", f"{each.name}:{each.nearest}")
        value = f"{each.name}:{each.value}"
        problems.append(Problem("q", value, "knows no such value", meant))
    return problems
