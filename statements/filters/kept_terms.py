"""Vocabularies as this process keeps them: read again once the change log speaks of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet, TextChoices

from statements.filters import terms
from statements.filters.terms import Term
from statements.models import change

# What gives the rows of a vocabulary, or a vocabulary that stands in the code.
Vocabulary = Callable[[], QuerySet[Any]] | type[TextChoices]

# Changes that touch no vocabulary; there are many of these, and few of all others.
_OF_TEXTS: Final = {"excerpt", "passage", "provision", "source", "document_topics"}
_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class _Kept:
    """Terms as they were at a position of the log, or later.

    Never changed, always replaced: threads that do so at once lose at most what they have read.
    """

    position: change.Position
    terms: Mapping[Vocabulary, dict[str, Term]]


@dataclass(slots=True)
class _Process:
    kept: _Kept | None = None


_process = _Process()


def kept_terms(wanted: Mapping[str, Vocabulary]) -> dict[str, dict[str, Term]]:
    """The terms of each vocabulary by value, as they are now.

    Inside a transaction they are read anew, for what may be rolled back is not to be kept.
    """
    if connection.in_atomic_block:
        return _load(wanted)
    kept = _still_true(_process.kept)
    missing = {name: each for name, each in wanted.items() if each not in kept.terms}
    if missing:
        found = _load(missing)
        terms_of = {each: found[name] for name, each in missing.items()}
        kept = _Kept(kept.position, {**kept.terms, **terms_of})
    _process.kept = kept
    return {name: kept.terms[each] for name, each in wanted.items()}


def _load(wanted: Mapping[str, Vocabulary]) -> dict[str, dict[str, Term]]:
    return terms.load(
        {name: each if isinstance(each, type) else each() for name, each in wanted.items()}
    )


def _still_true(kept: _Kept | None) -> _Kept:
    """What is kept; nothing, from here on, once the log speaks of a vocabulary.

    The position is taken before terms are read: what changes meanwhile is pending still.
    """
    if kept is None or not change.is_ours(kept.position):
        return _Kept(change.now(), {})
    if not change.behind(kept.position, 1):
        return kept
    batch = change.pending(kept.position, _MOST)
    if batch.more or {family for family, _ in batch.changes} - _OF_TEXTS:
        return _Kept(change.now(), {})
    return _Kept(batch.position, kept.terms)
