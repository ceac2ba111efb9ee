"""Searching an index that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tantivy

from statements.search import query as ast
from statements.search.criteria import ORDERS, PASSAGE, Criteria, Page
from statements.search.engine.faults import Damaged, noticed
from statements.search.engine.files import look, look_again
from statements.search.engine.queries import Builder
from statements.search.engine.schema import (
    PASSAGES,
    RECORD,
    STATE_ID,
    exact_words,
    prefix_of,
    register,
    schema,
)
from statements.search.item import family_and_pk

# More than any facet has values: the engine counts segment by segment, and what it cuts off in
# one would be missing from the sum.
_ALL_VALUES: Final = 1_000_000
# How far before and behind a page equals are looked for: at first, and before they are let be.
_MARGIN: Final = 8
_WIDEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """Of one value: how many hits, and the numbers of the first and the last date, if any."""

    value: str
    hits: int
    first: int | None
    last: int | None


class Reader:
    """One index, searched from any number of threads. `state` is what it says of itself."""

    def __init__(self, folder: Path) -> None:
        with noticed():
            if not tantivy.Index.exists(str(folder)):
                raise Damaged("no index is there")
            self._index = tantivy.Index.open(str(folder))
            register(self._index)
            self._index.config_reader("manual")
        self._folder = folder
        self.reload()

    def is_as_it_was(self) -> bool:
        """Whether nobody has touched its files since it was opened."""
        return bool(self._look) and look_again(self._look) == self._look

    def reload(self) -> None:
        """See what has been committed since."""
        with noticed():
            self._index.reload()
            self._searcher = self._index.searcher()
            said = self._searcher.search(
                tantivy.Query.term_query(schema(), "id", STATE_ID), 1, count=False
            ).hits
            if not said:
                raise Damaged("it does not say what it holds")
            self._look = look(self._folder)
            self._whole: dict[tuple[str, ...], int] = {}
            self.state = str(self._searcher.doc(said[0][1])["state"][0])

    def whole(self, criteria: Criteria) -> int:
        """How many items of the families there are, counted once between two commits."""
        if criteria.families not in self._whole:
            asking = self.asking(Criteria(criteria.families), {})
            everything = asking.query(None, Criteria(criteria.families))
            self._whole[criteria.families] = asking.count(everything)
        return self._whole[criteria.families]

    def size(self) -> int:
        """How many items it holds."""
        return self._searcher.num_docs - 1

    def asking(self, criteria: Criteria, like: Mapping[str, tuple[int, str]]) -> Asking:
        """Questions about one set of families, all answered from the same state of the index."""
        passages = {family == PASSAGE for family in criteria.families or ("",)}
        if len(passages) > 1:
            raise ValueError("Passages are searched by themselves.")
        prefix = prefix_of(criteria.families[0]) if criteria.families else RECORD
        return Asking(self._searcher, Builder(prefix, self._searcher, like))

    def words_beginning(self, start: str, most: int | None = None) -> list[tuple[str, int]]:
        """Words of the record and of passages that begin so, and how many texts have each."""
        with noticed():
            found: dict[str, int] = {}
            for prefix in (RECORD, PASSAGES):
                field = f"{prefix}exact"
                for word, texts in self._searcher.terms_with_prefix(field, start, limit=most):
                    found[word] = found.get(word, 0) + texts
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:most]

    def frequency(self, word: str) -> int:
        """In how many texts a word stands exactly so."""
        with noticed():
            exact = exact_words(word)
            fields = (f"{RECORD}exact", f"{PASSAGES}exact")
            return min(
                (sum(self._searcher.doc_freq(field, each) for field in fields) for each in exact),
                default=0,
            )


class Asking:
    """Questions about one set of families."""

    def __init__(self, searcher: tantivy.Searcher, builder: Builder) -> None:
        self._searcher, self._builder = searcher, builder

    def query(self, node: ast.Node | None, criteria: Criteria) -> tantivy.Query:
        words = self._builder.build(node)
        if words is None and not criteria.values and criteria.year_min is criteria.year_max is None:
            return self._builder.everything(criteria)
        return self._builder.filtered(words, criteria)

    def count(self, query: tantivy.Query) -> int:
        with noticed():
            return _count(self._searcher.search(query, 1))

    def hits(self, query: tantivy.Query, page: Page) -> tuple[int, list[tuple[str, int]]]:
        """The exact total, and family and primary key of the hits of one page."""
        if page.order not in ORDERS:
            raise LookupError(f"“{page.order}” is not an order. Known are {', '.join(ORDERS)}.")
        with noticed():
            # The engine makes room for all that it skips: no more than there is.
            first, count = min(page.first, self._searcher.num_docs), max(page.count, 1)
            if page.order == "relevance":
                found = self._searcher.search(query, count, offset=first, weight_by_field="tie")
                total, ids = _count(found), self._ids(found)
            else:
                total, ids = self._in_order(query, f"by_{page.order}", first, count)
        return total, [family_and_pk(number) for number in ids[: page.count]]

    def _in_order(
        self, query: tantivy.Query, field: str, first: int, count: int
    ) -> tuple[int, list[int]]:
        """The total and a page of ids. Equals stand in the order of their ids, wherever they lie in
        the index: so many are looked at around the page that no equals are parted.
        """
        margin = _MARGIN
        while True:
            start = max(first - margin, 0)
            found = self._searcher.search(
                query,
                first - start + count + margin,
                offset=start,
                order_by_field=field,
                order=tantivy.Order.Asc,
            )
            numbers = [number for number, _ in found.hits]
            page = numbers[first - start :][:count]
            parted = page and (
                (start and numbers[0] == page[0])
                or (start + len(numbers) < _count(found) and numbers[-1] == page[-1])
            )
            if not parted or margin > _WIDEST:
                break
            margin *= 8
        ordered = sorted(zip(numbers, self._ids(found), strict=True))
        return _count(found), [number for _, number in ordered[first - start :][:count]]

    def _ids(self, found: tantivy.SearchResult) -> list[int]:
        places = [place for _, place in found.hits]
        numbers = self._searcher.fast_field_values("id", places) if places else []
        return [int(number or 0) for number in numbers]

    def facets(self, query: tantivy.Query, names: Sequence[str]) -> dict[str, dict[str, int]]:
        """Hits by value, of several facets at once."""
        terms = {name: {"terms": self._terms(name)} for name in names}
        with noticed():
            found = self._searcher.aggregate(query, terms) if names else {}
        return {
            name: {each["key"]: int(each["doc_count"]) for each in found[name]["buckets"]}
            for name in names
        }

    def spans(self, query: tantivy.Query, name: str) -> list[Span]:
        """Hits of each value of a facet with their first and last date; "" has those of none."""
        dates = {end: {end: {"field": f"{self._builder.prefix}date"}} for end in ("min", "max")}
        terms = self._terms(name) | {"missing": ""}
        with noticed():
            found = self._searcher.aggregate(query, {name: {"terms": terms, "aggs": dates}})
        return [
            Span(
                each["key"],
                int(each["doc_count"]),
                *(
                    None if each[end]["value"] is None else int(each[end]["value"])
                    for end in ("min", "max")
                ),
            )
            for each in found[name]["buckets"]
        ]

    def frequency(self, word: str) -> int:
        """In how many texts of these families a word stands, in any of its forms."""
        with noticed():
            return self._builder.frequency(word)

    def _terms(self, name: str) -> dict[str, Any]:
        field = name if name == "family" else f"{self._builder.prefix}{name}"
        return {"field": field, "size": _ALL_VALUES, "segment_size": _ALL_VALUES}


def _count(found: tantivy.SearchResult) -> int:
    """How many there are in all, which the engine's own types forget to mention."""
    count: int = found.count  # type: ignore[attr-defined]
    return count
