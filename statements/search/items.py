"""Rows -> items: what is searched, filtered and ordered of each record. Only what is public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from django.db.models import QuerySet

from statements.citations.references import find
from statements.models import (
    DocumentKind,
    Excerpt,
    Institution,
    Legislation,
    Passage,
    Provision,
    StrategyDocument,
    Topic,
)
from statements.search.criteria import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
)
from statements.search.facts import Values, linked, presidency, topics_of, values_of_document
from statements.search.item import Item, by_name, date_number
from statements.search.passage_items import passages

# Databases take a limited number of values in one question.
_AT_ONCE: Final = 500
_TALLIED = {DocumentKind.TREATY: "treaties", DocumentKind.LAW_REVIEW_ARTICLE: "articles"}


def rows_of(family: str) -> QuerySet[Any]:
    """The rows of a family that the public sees."""
    return _ROWS[family]().order_by("pk")


def load(family: str, pks: Collection[int]) -> Iterator[Item]:
    """The items of these rows; of a row that is gone, or not public, there is none."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), _AT_ONCE):
        few = ordered[start : start + _AT_ONCE]
        yield from _MAKERS[family](rows_of(family).filter(pk__in=few), few)


def _item(
    family: str,
    pk: int,
    *,
    title: Iterable[str],
    text: Iterable[str],
    values: Values,
    date: Any = None,
    place: tuple[int, int],
    references: Iterable[str] = (),
) -> Item:
    titled, said = "\n".join(filter(None, title)), "\n".join(filter(None, text))
    cited = dict.fromkeys([*references, *(found.key for found in find(f"{titled}\n{said}"))])
    return Item(
        family=family,
        pk=pk,
        title=titled,
        text=said,
        references=tuple(cited),
        values=by_name(values.items()),
        date=date_number(date and date.iso),
        presidency=next(
            (int(number) for number in values.get("administration", ()) if number), None
        ),
        place=place,
    )


# Evidence and the like is read by nobody here, and costs as much as the rest.
_OF_EXCERPT: Final = (
    *("text", "heading", "position", "verdict"),
    *(f"document__{name}" for name in ("slug", "title", "short_title", "kind", "date")),
    "document__administration__number",
    "document__administration__president__slug",
)


def _excerpts(rows: QuerySet[Any], pks: list[int]) -> Iterator[Item]:
    topics = topics_of("excerpt", pks)
    institutions = linked(Excerpt.institutions.through, "excerpt_id", "institution__slug", pks)
    laws = linked(Excerpt.legislation.through, "excerpt_id", "legislation__slug", pks)
    for row in rows.select_related("document__administration__president").only(*_OF_EXCERPT):
        document = row.document
        item = _item(
            EXCERPT,
            row.pk,
            title=(row.heading, *((document.title, document.short_title) if document else ())),
            text=(row.text,),
            values=values_of_document(document)
            | {
                "topic": topics[row.pk],
                "institution": institutions[row.pk],
                "legislation": laws[row.pk],
                "verdict": [row.verdict],
            },
            date=document and document.date,
            place=(row.document_id or 0, row.position),
        )
        own = find(f"{row.heading}\n{row.text}")
        yield replace(item, cites=tuple(dict.fromkeys(found.key for found in own)))


def _documents(rows: QuerySet[Any], pks: list[int]) -> Iterator[Item]:
    topics = topics_of("document", pks)
    laws = linked(
        StrategyDocument.legislation.through, "strategydocument_id", "legislation__slug", pks
    )
    founded = linked(Institution, "founding_document_id", "slug", pks)
    for row in rows.select_related("administration__president"):
        yield _item(
            DOCUMENT,
            row.pk,
            title=(row.title, row.short_title),
            text=(row.summary, row.citation, row.issuing_body),
            values=presidency(row)
            | {
                "kind": [row.kind],
                "topic": topics[row.pk],
                "legislation": laws[row.pk],
                "institution": founded[row.pk],
                "confidence": [row.confidence],
                "tally": [_TALLIED.get(row.kind, "official") if row.located else "not_located"],
            },
            date=row.date,
            place=(row.pk, 0),
        )


def _laws(rows: QuerySet[Any], _: list[int]) -> Iterator[Item]:
    for row in rows.select_related("administration__president"):
        yield _item(
            LEGISLATION,
            row.pk,
            title=(row.short_title, row.popular_name),
            text=(
                row.long_title,
                row.public_law,
                row.statutes_at_large,
                row.bill,
                row.sponsor,
                row.summary,
                row.enclosing_act,
                *row.codification,
            ),
            values=presidency(row)
            | {
                "status": [row.status],
                "congress": [str(row.congress)],
                "confidence": [row.confidence],
            },
            date=row.enacted,
            place=(row.pk, 0),
        )


def _provisions(rows: QuerySet[Any], _: list[int]) -> Iterator[Item]:
    for row in rows.select_related("legislation__administration__president"):
        law = row.legislation
        yield _item(
            PROVISION,
            row.pk,
            title=(row.number, row.heading),
            text=(row.summary, row.text, row.usc, row.statutes_at_large),
            values=presidency(law) | {"legislation": [law.slug]},
            date=law.enacted,
            place=(law.pk, row.position),
            references=[each.key for each in find(f"Section {row.number}")],
        )


def _institutions(rows: QuerySet[Any], _: list[int]) -> Iterator[Item]:
    for row in rows:
        yield _item(
            INSTITUTION,
            row.pk,
            title=(row.name, row.abbreviation),
            text=(row.essay_name, row.summary, row.founding_instrument, row.successor_name),
            values={},
            date=row.established,
            place=(0, 0),
        )


def _topics(rows: QuerySet[Any], _: list[int]) -> Iterator[Item]:
    for row in rows:
        yield _item(
            TOPIC,
            row.pk,
            title=(row.label,),
            text=(row.scope_note,),
            values={},
            place=(0, row.position),
        )


_ROWS: Mapping[str, Callable[[], QuerySet[Any]]] = {
    EXCERPT: Excerpt.objects.published,
    DOCUMENT: StrategyDocument.objects.all,
    LEGISLATION: Legislation.objects.all,
    PROVISION: Provision.objects.all,
    INSTITUTION: Institution.objects.all,
    TOPIC: Topic.objects.all,
    PASSAGE: Passage.objects.current,
}
_MAKERS: Mapping[str, Callable[[QuerySet[Any], list[int]], Iterator[Item]]] = {
    EXCERPT: _excerpts,
    DOCUMENT: _documents,
    LEGISLATION: _laws,
    PROVISION: _provisions,
    INSTITUTION: _institutions,
    TOPIC: _topics,
    PASSAGE: passages,
}
