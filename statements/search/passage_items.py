"""Passages -> items. There may be a million: rows as tuples, each source's facts read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import QuerySet

from statements.citations.references import find
from statements.models import Legislation, Source, StrategyDocument
from statements.search.criteria import PASSAGE
from statements.search.facts import presidency, presidency_number, topics_of, values_of_document
from statements.search.item import Item, by_name, date_number


def passages(rows: QuerySet[Any], _: list[int]) -> Iterator[Item]:
    """There may be a million of these: rows as tuples, and each source's facts read once."""
    held = list(rows.values_list("pk", "text", "position", "source_id"))
    facts = _facts_of_sources({source for *_, source in held})
    for pk, text, position, source in held:
        values, date, record = facts[source]
        cited = tuple({found.key: None for found in find(text)})
        yield Item(
            family=PASSAGE,
            pk=pk,
            title="",
            text=text,
            references=cited,
            values=values,
            date=date,
            presidency=presidency_number(record),
            place=(record.pk if record else 0, position),
            cites=cited,
        )


_OF_SOURCE: Final = (
    *(f"document__{name}" for name in ("slug", "kind", "date")),
    *("legislation__slug", "legislation__enacted"),
    *(f"{held}__administration__number" for held in ("document", "legislation")),
    *(f"{held}__administration__president__slug" for held in ("document", "legislation")),
)


# Values of the facets, the number of the date, and the document or law.
_Facts = tuple[
    tuple[tuple[str, tuple[str, ...]], ...], int | None, StrategyDocument | Legislation | None
]


def _facts_of_sources(sources: set[int]) -> dict[int, _Facts]:
    related = ("document__administration__president", "legislation__administration__president")
    held = Source.objects.filter(pk__in=sources).select_related(*related).only(*_OF_SOURCE)
    topics = topics_of("document", [each.document_id for each in held if each.document_id])
    return {
        source.pk: _facts(source.document, source.legislation, topics[source.document_id or 0])
        for source in held
    }


def _facts(document: StrategyDocument | None, law: Legislation | None, topics: list[str]) -> _Facts:
    if document:
        values = by_name((values_of_document(document) | {"topic": topics}).items())
        return values, date_number(document.date.iso if document.date else None), document
    if law:
        values = by_name((presidency(law) | {"legislation": [law.slug]}).items())
        return values, date_number(law.enacted.iso), law
    return (), None, None
