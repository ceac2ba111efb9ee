"""A logged change -> the items it touches: a document's date stands in all that is held of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db.models import Q, QuerySet

from statements.models import Excerpt, Legislation, Passage, Provision, StrategyDocument
from statements.search.criteria import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
)

Touched = Iterator[tuple[str, Iterable[int]]]


def touched_by(changes: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Families and primary keys, in handfuls, of everything that changes with these rows."""
    rows: dict[str, set[int]] = defaultdict(set)
    for family, pk in changes:
        rows[family].add(pk)
    done: dict[str, set[int]] = defaultdict(set)
    for family, changed in rows.items():
        for touched, pks in _TOUCHED[family](sorted(changed)):
            fresh: list[int] = []
            for pk in pks:
                if pk not in done[touched]:
                    done[touched].add(pk)
                    fresh.append(pk)
                if len(fresh) == _HANDFUL:
                    yield touched, fresh
                    fresh = []
            if fresh:
                yield touched, fresh


_HANDFUL = 2000


def _excerpt(pks: Collection[int]) -> Touched:
    yield EXCERPT, pks


def _passage(pks: Collection[int]) -> Touched:
    yield PASSAGE, pks


def _provision(pks: Collection[int]) -> Touched:
    yield PROVISION, pks


def _document_alone(pks: Collection[int]) -> Touched:
    yield DOCUMENT, pks


def _document_topics(pks: Collection[int]) -> Touched:
    yield DOCUMENT, pks
    yield PASSAGE, _pks(Passage.objects.filter(source__document__in=pks))


def _document(pks: Collection[int]) -> Touched:
    yield from _document_topics(pks)
    yield EXCERPT, _pks(Excerpt.objects.filter(document__in=pks))


def _legislation(pks: Collection[int]) -> Touched:
    yield LEGISLATION, pks
    yield PROVISION, _pks(Provision.objects.filter(legislation__in=pks))
    yield EXCERPT, _pks(Excerpt.objects.filter(legislation__in=pks))
    yield DOCUMENT, _pks(StrategyDocument.objects.filter(legislation__in=pks))
    yield PASSAGE, _pks(Passage.objects.filter(source__legislation__in=pks))


def _institution(pks: Collection[int]) -> Touched:
    yield INSTITUTION, pks
    yield EXCERPT, _pks(Excerpt.objects.filter(institutions__in=pks))
    yield DOCUMENT, _pks(StrategyDocument.objects.filter(institutions_founded__in=pks))


def _topic(pks: Collection[int]) -> Touched:
    yield TOPIC, pks
    on_topic = Q(topics__in=pks) | Q(topics__parent__in=pks)
    excerpts = Excerpt.objects.filter(on_topic).distinct()
    yield EXCERPT, _pks(excerpts)
    documents = {pk for pk in excerpts.order_by().values_list("document", flat=True) if pk}
    yield from _document_topics(sorted(documents))


def _legislation_alone(pks: Collection[int]) -> Touched:
    yield LEGISLATION, pks


def _institution_alone(pks: Collection[int]) -> Touched:
    yield INSTITUTION, pks


def _topic_alone(pks: Collection[int]) -> Touched:
    yield TOPIC, pks


def _nothing(_: Collection[int]) -> Touched:
    """Names that stand in vocabularies, and in no text that is searched."""
    yield TOPIC, ()


def _source(pks: Collection[int]) -> Touched:
    yield PASSAGE, _pks(Passage.objects.filter(source__in=pks))


def _administration(pks: Collection[int]) -> Touched:
    yield from _document(list(_pks(StrategyDocument.objects.filter(administration__in=pks))))
    yield from _legislation(list(_pks(Legislation.objects.filter(administration__in=pks))))


def _president(pks: Collection[int]) -> Touched:
    documents = StrategyDocument.objects.filter(administration__president__in=pks)
    yield from _document(list(_pks(documents)))
    laws = Legislation.objects.filter(administration__president__in=pks)
    yield from _legislation(list(_pks(laws)))


def _pks(
    rows: QuerySet[Excerpt]
    | QuerySet[Passage]
    | QuerySet[Provision]
    | QuerySet[StrategyDocument]
    | QuerySet[Legislation],
) -> Iterator[int]:
    return rows.order_by().values_list("pk", flat=True).iterator()


_TOUCHED: Mapping[str, Callable[[Collection[int]], Touched]] = {
    "administration": _administration,
    "administration_alone": _nothing,
    "document": _document,
    "document_alone": _document_alone,
    "document_topics": _document_topics,
    "excerpt": _excerpt,
    "institution": _institution,
    "institution_alone": _institution_alone,
    "legislation": _legislation,
    "legislation_alone": _legislation_alone,
    "passage": _passage,
    "president": _president,
    "president_alone": _nothing,
    "provision": _provision,
    "source": _source,
    "topic": _topic,
    "topic_alone": _topic_alone,
}
