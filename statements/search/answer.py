"""Asking the index: what was understood, which records have it, and how many by every facet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from statements.citations.dates import PartialDate
from statements.models import Excerpt
from statements.search import query as ast
from statements.search.corrections import mended
from statements.search.criteria import EXCERPT, FAMILIES, PASSAGE, Criteria, Page
from statements.search.engine import Reader
from statements.search.engine.reader import Asking
from statements.search.found import Group, Hit, SearchResult
from statements.search.item import iso_date, item_id
from statements.search.live import ask, glance, lacking
from statements.search.loose import ENOUGH, fewest
from statements.search.query import Understood, understand

Vocabulary = Mapping[str, Mapping[str, str]]

# The facet that counts all families, whichever is searched.
FAMILY: Final = "family"

_MOST_SUGGESTED: Final = 8
_ENOUGH: Final = 10


def search(
    text: str,
    criteria: Criteria,
    page: Page,
    *,
    vocabulary: Vocabulary | None = None,
    facets: Sequence[str] = (),
) -> SearchResult:
    """One page of what has the words and passes the filters, with the hits by value of each facet.

    A facet is counted with every filter but its own; "family" counts all families. Without words
    the order "relevance" means the newest. Raises Unavailable, with a sentence for readers.
    """
    understood = understand(text, vocabulary or {})
    asked = _Asked(understood, criteria, page, facets, vocabulary)
    return ask(lambda reader: _answer(reader, asked))


def count(text: str, criteria: Criteria, *, vocabulary: Vocabulary | None = None) -> int:
    """How many records have the words and pass the filters."""
    understood = understand(text, vocabulary or {})
    return ask(lambda reader: _counted(reader, understood, criteria))


def count_each(
    text: str, families: Sequence[str], *, vocabulary: Vocabulary | None = None
) -> dict[str, int]:
    """How many of each family have the words, as the index stands: no query, and no waiting."""
    understood = understand(text, vocabulary or {})
    return glance(
        lambda reader: {each: _counted(reader, understood, Criteria((each,))) for each in families}
    )


def _counted(reader: Reader, understood: Understood, criteria: Criteria) -> int:
    asking = reader.asking(criteria, _like(understood.node))
    node = _sought(asking, understood, criteria)
    return asking.count(asking.query(node, criteria))


def by_president(
    text: str, criteria: Criteria, *, vocabulary: Vocabulary | None = None
) -> list[Group]:
    """The hits of each president, with the dates of the first and the last."""
    understood = understand(text, vocabulary or {})

    def answer(reader: Reader) -> list[Group]:
        asking = reader.asking(criteria, _like(understood.node))
        node = _sought(asking, understood, criteria)
        spans = asking.spans(asking.query(node, criteria), "president")
        return [Group(each.value, each.hits, _date(each.first), _date(each.last)) for each in spans]

    return ask(answer)


def suggest(text: str) -> list[str]:
    """Words of the record that go on as the last word of a text does, the most used first."""
    begun = re.search(r"\w+$", text)
    if not begun:
        return []

    def answer(reader: Reader) -> list[str]:
        start = begun[0].casefold()
        found = reader.words_beginning(start, _MOST_SUGGESTED + 1)
        return [word for word, _ in found if word != start][:_MOST_SUGGESTED]

    return ask(answer)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a search was asked for."""

    understood: Understood
    criteria: Criteria
    page: Page
    facets: Sequence[str]
    vocabulary: Vocabulary | None


def _answer(reader: Reader, asked: _Asked) -> SearchResult:
    understood, criteria = asked.understood, asked.criteria
    like = _like(understood.node)
    asking = reader.asking(criteria, like)
    query = asking.query(understood.node, criteria)
    page = _ordered(asked.page, understood)
    total, hits = asking.hits(query, page)
    found, node = total, understood.node
    having_all = total
    if not total or (understood.asks and total < _ENOUGH):
        node = _sought(asking, understood, criteria)
    relaxed = node.at_least if isinstance(node, ast.MostOf) else 0
    if relaxed:
        query = asking.query(node, criteria)
        total, hits = asking.hits(query, page)
        having_all = asking.count(asking.query(understood.node, Criteria(criteria.families)))
    return SearchResult(
        understood=replace(understood, node=node),
        total=total,
        hits=tuple(Hit(family, pk) for family, pk in hits),
        counts=_counts(asking, asked, query, node),
        relaxed=relaxed,
        having_all=having_all,
        correction=_corrected(reader, understood, criteria, found, asked.vocabulary),
        families=_families(reader, understood, like) if FAMILY in asked.facets else {},
        behind=lacking(),
        whole=reader.whole(criteria),
    )


def _counts(
    asking: Asking, asked: _Asked, query: Any, node: ast.Node | None
) -> dict[str, dict[str, int]]:
    """Hits by value of each facet: in one pass, but for those that are filtered by."""
    own = {*asked.criteria.names(), FAMILY}
    counts = asking.facets(query, [name for name in asked.facets if name not in own])
    for name in asked.criteria.names():
        if name not in asked.facets:
            continue
        wider = asked.criteria.without(name)
        found = asking.query(node, wider)
        counts |= asking.facets(found, [name])
    return counts


def _ordered(page: Page, understood: Understood) -> Page:
    unranked = page.order == "relevance" and not _has_words(understood.node)
    return Page(page.first, page.count, "newest") if unranked else page


def _has_words(node: ast.Node | None) -> bool:
    """Whether anything in it can be better or worse; a field word or a begun word cannot."""
    ranked = (ast.Word, ast.Phrase, ast.Like, ast.Reference)
    return any(isinstance(each, ranked) for each in _parts(node))


def _sought(asking: Asking, understood: Understood, criteria: Criteria) -> ast.Node | None:
    """All that was asked; where no record has that, most of the words.

    To a question a few records that have all of it are no answer. The filters are no part of the
    question, so that each count is what a choice then gives.
    """
    asked, words = understood.node, understood.loose
    families = Criteria(criteria.families)
    having_all = asking.count(asking.query(asked, families)) if words else 0
    if asked is None or not words or _is_answer(asking, understood, criteria, having_all):
        return asked
    sought = asked
    for least in range(len(words), fewest(len(words)) - 1, -1):
        most = ast.MostOf(words, least, asked)
        found = asking.count(asking.query(most, families))
        if found > having_all:
            sought = most
        if found >= _ENOUGH:
            break
    return sought


def _is_answer(asking: Asking, understood: Understood, criteria: Criteria, having_all: int) -> bool:
    """Whether what has all that was asked will do, in these families or in any beside them.

    One of two words says so little that it is looked for only where no family has both.
    """
    if having_all and (having_all >= _ENOUGH or not understood.asks):
        return True
    if not having_all and len(understood.loose) > ENOUGH:
        return False
    beside = Criteria() if criteria.families != (PASSAGE,) else criteria
    anywhere = asking.count(asking.query(understood.node, Criteria(beside.families)))
    return anywhere >= (_ENOUGH if understood.asks else 1)


def _families(
    reader: Reader, understood: Understood, like: Mapping[str, tuple[int, str]]
) -> dict[str, int]:
    record = reader.asking(Criteria(), like)
    counts = record.facets(
        record.query(understood.node, Criteria(tuple(FAMILIES[:-1]))), ["family"]
    )
    of_passages = Criteria((PASSAGE,))
    passages = reader.asking(of_passages, like)
    held = {name: counts[FAMILY].get(name, 0) for name in FAMILIES}
    return held | {PASSAGE: passages.count(passages.query(understood.node, of_passages))}


def _parts(node: ast.Node | None) -> Iterator[ast.Node]:
    if node is None:
        return
    yield node
    for each in getattr(node, "nodes", ()):
        yield from _parts(each)


def _like(node: ast.Node | None) -> dict[str, tuple[int, str]]:
    """The published excerpts that others are to be like: their number in the index, their words."""
    slugs = [each.slug for each in _parts(node) if isinstance(each, ast.Like)]
    if not slugs:
        return {}
    rows = Excerpt.objects.published().filter(slug__in=slugs).values_list("slug", "pk", "text")
    return {slug: (item_id(EXCERPT, pk), text) for slug, pk, text in rows}


def _corrected(
    reader: Reader,
    understood: Understood,
    criteria: Criteria,
    total: int,
    vocabulary: Vocabulary | None,
) -> str:
    """The query with its misspelt words mended, if that finds something more; or empty."""
    better = mended(reader, understood, criteria, total)
    if better == understood.text:
        return ""
    meant = understand(better, vocabulary or {})
    asking = reader.asking(criteria, _like(meant.node))
    found = asking.count(asking.query(meant.node, criteria))
    return (
        better
        if found > total or (not found and isinstance(_sought(asking, meant, criteria), ast.MostOf))
        else ""
    )


def _date(number: int | None) -> PartialDate | None:
    return None if number is None else PartialDate.parse(iso_date(number))
