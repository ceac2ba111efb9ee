"""What could not be used of an address, with the ways out of it."""

from __future__ import annotations

from statements.filters.address import Address
from statements.filters.listing import Link, Notice
from statements.filters.reading import Problem


def notice_of(problem: Problem, address: Address) -> Notice:
    """The problem as a page tells it; `address` is what stands without it."""
    suggestion = None
    if problem.suggestion:
        term = problem.suggestion
        name, _, value = term.value.partition("=") if "=" in term.value else ("", "", term.value)
        # One text is searched for, so another takes its place.
        start = address.without("q") if name == "q" else address
        suggestion = Link(term.label, str(start.adding(name or problem.param, value)))
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
