"""What field words in a query may say: ``president:obama``, ``document:"Fact Sheet"``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from statements.filters import terms
from statements.filters.terms import Term
from statements.models import DocumentKind, Verdict

_SOURCES: Final[Mapping[str, Callable[[], Any]]] = {
    "president": terms.presidents,
    "administration": terms.administrations,
    "kind": lambda: DocumentKind,
    "document": terms.documents,
    "topic": terms.topics,
    "institution": terms.institutions,
    "legislation": terms.legislation,
    "verdict": lambda: Verdict,
}
# Vocabularies that a list knows only in part.
_OPEN: Final = {"document", "institution", "legislation"}


class Vocabulary(Mapping[str, Mapping[str, str]]):
    """Labels by value, of every field word; one is read from the database when it is asked for."""

    def __init__(self, known: Mapping[str, Mapping[str, Term]]) -> None:
        self._labels = {
            name: {value: term.label for value, term in values.items()}
            for name, values in known.items()
            if name in _SOURCES and name not in _OPEN
        }

    def __getitem__(self, name: str) -> Mapping[str, str]:
        if name not in self._labels:
            found = terms.load({name: _SOURCES[name]()})[name]
            self._labels[name] = {value: term.label for value, term in found.items()}
        return self._labels[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_SOURCES)

    def __len__(self) -> int:
        return len(_SOURCES)
