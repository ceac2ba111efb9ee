"""What several families share: facets of a document or a law, topics, links by slug."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from statements.models import Excerpt, Legislation, State, StrategyDocument

Named = Mapping[int, list[str]]
Values = dict[str, Iterable[str | None]]


def values_of_document(document: StrategyDocument | None) -> Values:
    if document is None:
        return {}
    return {
        **presidency(document),
        "kind": [document.kind],
        "document": [document.slug],
    }


def presidency(held: StrategyDocument | Legislation) -> Values:
    each = held.administration
    return (
        {"president": [each.president.slug], "administration": [str(each.number)]} if each else {}
    )


def presidency_number(held: StrategyDocument | Legislation | None) -> int | None:
    return held.administration.number if held and held.administration else None


def topics_of(owner: str, pks: Collection[int]) -> Named:
    """The topics of excerpts, or of the published excerpts of documents, each with its parent."""
    through: Any = Excerpt.topics.through
    key = {"excerpt": "excerpt_id", "document": "excerpt__document_id"}[owner]
    links = through.objects.filter(**{f"{key}__in": list(pks)}, excerpt__state=State.PUBLISHED)
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for pk, slug, parent in (
        links.order_by().values_list(key, "topic__slug", "topic__parent__slug").distinct()
    ):
        found[pk] |= dict.fromkeys(each for each in (slug, parent) if each)
    return defaultdict(list, {pk: list(slugs) for pk, slugs in found.items()})


def linked(through: Any, key: str, value: str, pks: Collection[int]) -> Named:
    found: dict[int, list[str]] = defaultdict(list)
    rows = through._base_manager.filter(**{f"{key}__in": list(pks)})
    for pk, slug in rows.order_by().values_list(key, value):
        found[pk].append(slug)
    return found
