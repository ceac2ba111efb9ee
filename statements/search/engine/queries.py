"""What was understood of a visitor's words -> the engine's query, built as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

import tantivy

from statements.search import query as ast
from statements.search.criteria import PASSAGE, Criteria
from statements.search.engine.schema import (
    FACETS,
    PASSAGES,
    STATE_ID,
    cited,
    exact_words,
    schema,
    stems,
)
from statements.search.item import date_number

_Q, _MUST, _SHOULD, _NOT = (
    tantivy.Query,
    tantivy.Occur.Must,
    tantivy.Occur.Should,
    tantivy.Occur.MustNot,
)
_TITLE_COUNTS: Final = 2.0
_TOGETHER_COUNTS: Final = 2.0
# As much as a rare word: what a president said is not behind what others said of him.
_FACET_COUNTS: Final = 12.0
_NEAR: Final = 3
# More than any text scores.
_FIRST, _FIRST_COUNTS = 10_000.0, 10.0
# Looking for words that stand together costs too much where nearly every text has them.
COMMON: Final = 60_000
# Of the words that say most about a text, this part must stand in another to call it like.
_LIKE_WORDS, _LIKE_PART = 20, 6


class Builder:
    """Builds queries over one of the two sets of fields, with what the index knows of words."""

    def __init__(
        self, prefix: str, searcher: tantivy.Searcher, like: Mapping[str, tuple[int, str]]
    ) -> None:
        self.prefix, self._searcher, self._like = prefix, searcher, like
        self._makers: Mapping[type, Callable[[Any], tantivy.Query | None]] = {
            ast.Word: lambda node: self._word(node.text),
            ast.Prefix: lambda node: self._prefix(node.text),
            ast.Phrase: lambda node: self._phrase(node.words, node.slop),
            ast.Reference: self._reference,
            ast.Cites: self._cites,
            ast.Field: self._field,
            ast.Years: lambda node: self._years(node.first, node.last),
            ast.Like: lambda node: self._alike(node.slug),
            ast.Not: self._not,
            ast.All: lambda node: self._all(node.nodes),
            ast.AnyOf: self._any,
            ast.MostOf: self._most_of,
        }

    def build(self, node: ast.Node | None) -> tantivy.Query | None:
        """The query of the words alone; None where there is nothing to search for."""
        if node is None:
            return None
        found = self._of(node)
        together = self._together(node) if found else []
        if found and together:
            return _Q.boolean_query([(_MUST, found), *((_SHOULD, each) for each in together)])
        return found

    def _most_of(self, node: ast.MostOf) -> tantivy.Query | None:
        """Neighbours count for more where they stand together."""
        parts = [(_SHOULD, part) for each in node.nodes if (part := self._of(each))]
        if not parts:
            return None
        most = _Q.boolean_query(parts, minimum_number_should_match=min(node.at_least, len(parts)))
        pairs = [
            near
            for one, other in pairwise(map(_word_of, node.nodes))
            if one and other and self._is_telling((one, other))
            if (near := self._phrase((one, other), _NEAR))
        ]
        if first := self.build(node.first):
            pairs += [_Q.const_score_query(first, _FIRST), _Q.boost_query(first, _FIRST_COUNTS)]
        return _Q.boolean_query([(_MUST, most), *((_SHOULD, each) for each in pairs)])

    def filtered(self, words: tantivy.Query | None, criteria: Criteria) -> tantivy.Query:
        """The words narrowed by the filters, which say nothing of what is best."""
        narrowing = list(self._filters(criteria))
        if words is None and not narrowing:
            return _without(_Q.all_query(), _Q.term_query(schema(), "id", STATE_ID))
        parts = [] if words is None else [(_MUST, words)]
        parts += [(_MUST, _Q.const_score_query(each, 0.0)) for each in narrowing]
        return parts[0][1] if len(parts) == 1 else _Q.boolean_query(parts)

    def _filters(self, criteria: Criteria) -> Iterable[tantivy.Query]:
        for name, values in criteria.values:
            yield self._any_value(name, values)
        if criteria.year_min is not None or criteria.year_max is not None:
            yield self._years(criteria.year_min, criteria.year_max)
        # The words and the values of passages stand in fields of their own.
        if self.prefix != PASSAGES and criteria.families:
            yield _Q.term_set_query(schema(), "family", list(criteria.families))

    def everything(self, criteria: Criteria) -> tantivy.Query:
        """All items of the families, for a list that nothing narrows."""
        families = criteria.families or (PASSAGE,)
        return _Q.const_score_query(_Q.term_set_query(schema(), "family", list(families)), 0.0)

    def _of(self, node: ast.Node) -> tantivy.Query | None:
        make: Callable[[Any], tantivy.Query | None] = self._makers[type(node)]
        return make(node)

    def _not(self, node: ast.Not) -> tantivy.Query | None:
        return self._all((node,))

    def _any(self, node: ast.AnyOf) -> tantivy.Query | None:
        """As good as the best of them: a text is no better for having two names of one thing."""
        parts = [part for each in node.nodes if (part := self._of(each))]
        if not any(isinstance(each, ast.Field | ast.Years) for each in node.nodes):
            return _joined(_SHOULD, parts)
        return _Q.disjunction_max_query(parts)

    def _reference(self, node: ast.Reference) -> tantivy.Query:
        found = _Q.term_query(schema(), f"{self.prefix}reference", node.key)
        numbers = [part for part in node.key.split("-") if any(sign.isdigit() for sign in part)]
        return self._better_titled(found, " ".join(numbers))

    def _cites(self, node: ast.Cites) -> tantivy.Query:
        return _Q.term_query(schema(), f"{self.prefix}reference", cited(node.key))

    def _field(self, node: ast.Field) -> tantivy.Query:
        if node.name not in FACETS:
            return _Q.empty_query()
        return _Q.boost_query(self._any_value(node.name, node.values), _FACET_COUNTS)

    def _all(self, nodes: Sequence[ast.Node]) -> tantivy.Query | None:
        wanted = [
            part for each in nodes if not isinstance(each, ast.Not) if (part := self._of(each))
        ]
        unwanted = [
            part for each in nodes if isinstance(each, ast.Not) if (part := self._of(each.node))
        ]
        if not unwanted:
            return _joined(_MUST, wanted)
        positive = [(_MUST, each) for each in wanted or [_Q.all_query()]]
        return _Q.boolean_query([*positive, *((_NOT, each) for each in unwanted)])

    def _word(self, text: str) -> tantivy.Query | None:
        parts = []
        for stem in stems(text):
            word = _Q.term_query(schema(), f"{self.prefix}words", stem, index_option="freq")
            if self.prefix != PASSAGES:
                titled = _Q.term_query(schema(), "title", stem, index_option="freq")
                word = _Q.boolean_query(
                    [(_MUST, word), (_SHOULD, _Q.boost_query(titled, _TITLE_COUNTS))]
                )
            parts.append(word)
        return _joined(_MUST, parts)

    def _prefix(self, text: str) -> tantivy.Query | None:
        """Words are letters and digits alone, so nothing in them means more to the engine."""
        *whole, begun = exact_words(text) or [""]
        if not begun:
            return None
        parts = [self._phrase((word,), 0) for word in whole]
        prefix = _Q.regex_query(schema(), f"{self.prefix}exact", f"{begun}.*")
        return _joined(_MUST, [*(part for part in parts if part), prefix])

    def _phrase(self, words: Sequence[str], slop: int) -> tantivy.Query | None:
        exact = exact_words(" ".join(words))
        field = f"{self.prefix}exact"
        if len(exact) < 2:
            return _Q.term_query(schema(), field, exact[0]) if exact else None
        phrase = _Q.phrase_query(schema(), field, list(exact), slop)
        return self._better_titled(phrase, " ".join(words))

    def _better_titled(self, query: tantivy.Query, text: str) -> tantivy.Query:
        """What is found is better if its title has all these words; passages have none."""
        titled = [
            _Q.term_query(schema(), "title", stem, index_option="freq") for stem in stems(text)
        ]
        if self.prefix == PASSAGES or not titled:
            return query
        return _Q.boolean_query([(_MUST, query), (_SHOULD, _all_of(titled))])

    def _any_value(self, name: str, values: Sequence[str]) -> tantivy.Query:
        return _Q.term_set_query(schema(), f"{self.prefix}{name}", list(values))

    def _years(self, first: int | None, last: int | None) -> tantivy.Query:
        lower = date_number(f"{first or 0:04}")
        upper = date_number(f"{9999 if last is None else last:04}-12-31")
        field = f"{self.prefix}date"
        return _Q.range_query(schema(), field, tantivy.FieldType.Unsigned, lower, upper)

    def _alike(self, slug: str) -> tantivy.Query:
        """Texts that share the words which say most about this one: often here, rare elsewhere."""
        if slug not in self._like:
            return _Q.empty_query()
        itself, text = self._like[slug]
        said = stems(text)
        field, held = f"{self.prefix}words", self._searcher.num_docs
        weights = {
            stem: said.count(stem) * held / found
            for stem in set(said)
            # A word that nothing else has, or that everything has, likens nothing.
            if 1 < (found := self._searcher.doc_freq(field, stem)) < max(held / 3, 3)
        }
        telling = sorted(weights, key=lambda stem: (-weights[stem], stem))[:_LIKE_WORDS]
        shared = [(_SHOULD, _Q.term_query(schema(), field, stem)) for stem in telling]
        least = max(2, len(shared) // _LIKE_PART)
        if len(shared) < least:
            return _Q.empty_query()
        alike = _Q.boolean_query(shared, minimum_number_should_match=least)
        return _without(alike, _Q.term_query(schema(), "id", itself))

    def _together(self, node: ast.Node) -> list[tantivy.Query]:
        """Words typed side by side count for more where they stand side by side."""
        if not isinstance(node, ast.All):
            return []
        found = []
        for is_words, run in groupby(map(_word_of, node.nodes), key=bool):
            words = [*run] if is_words else []
            if len(words) > 1 and self._is_telling(words):
                near = self._phrase(words, _NEAR)
                found += [_Q.boost_query(near, _TOGETHER_COUNTS)] if near else []
        if node.typed and self._is_telling(node.typed):
            verbatim = self._phrase(node.typed, 1)
            found += [verbatim] if verbatim else []
        return found

    def _is_telling(self, words: Sequence[str]) -> bool:
        """Whether few enough texts have all of these words."""
        return min(map(self.frequency, words)) < COMMON

    def frequency(self, word: str) -> int:
        """In how many texts a word stands, in any of its forms."""
        found = [self._searcher.doc_freq(f"{self.prefix}words", stem) for stem in stems(word)]
        return min(found, default=0)


def _word_of(node: ast.Node) -> str:
    """The word typed, where other names will do for it; empty for what is no word."""
    if isinstance(node, ast.AnyOf):
        node = node.nodes[0]
    return node.text if isinstance(node, ast.Word) else ""


def _joined(occur: tantivy.Occur, parts: Sequence[tantivy.Query]) -> tantivy.Query | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return _Q.boolean_query([(occur, each) for each in parts])


def _all_of(parts: Sequence[tantivy.Query]) -> tantivy.Query:
    return parts[0] if len(parts) == 1 else _Q.boolean_query([(_MUST, each) for each in parts])


def _without(found: tantivy.Query, unwanted: tantivy.Query) -> tantivy.Query:
    return _Q.boolean_query([(_MUST, found), (_NOT, unwanted)])
