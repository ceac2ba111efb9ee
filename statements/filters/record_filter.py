"""What every list's FilterSet has in common: lenient reading, and narrowing by all but one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from statements.filters import terms
from statements.filters.kept_terms import kept_terms
from statements.filters.parameters import RELEVANCE, FacetFilter, SortFilter, WordsFilter
from statements.filters.reading import Problem, Reading, read
from statements.filters.terms import Term
from statements.filters.unknown import unknown_values
from statements.filters.vocabulary import Vocabulary
from statements.models import SlugRedirect
from statements.search import Understood, understand


class RecordFilter(FilterSet):
    """A FilterSet that uses what it can of an address and says what it could not.

    `problems` names every value that was left out. `unlisted` are the model's fields that no
    parameter filters by, each with the reason; a test holds the two to the model. `family` is
    what the search index calls these records.
    """

    family: ClassVar[str] = ""
    # A list may hold a million rows: the index counts them, words or no words.
    is_vast: ClassVar[bool] = False
    unlisted: ClassVar[Mapping[str, str]] = {}
    covered: ClassVar[Mapping[str, str]] = {}
    base_filters: ClassVar[Mapping[str, Any]]

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        self.vocabulary = self._terms(data)
        given = self._renamed(data)
        if given is not data:
            self.vocabulary = self._terms(given)
        self.words_known = Vocabulary(self.vocabulary)
        self.reading: Reading = read(given, self.base_filters, self._with_all_terms(given))
        self.understood = self._understood()
        self._refuse_to_rank_without_words()
        usable = QueryDict(mutable=True)
        for name, values in self.reading.values.items():
            usable.setlist(name, values)
        super().__init__(usable, queryset)

    def _terms(self, data: QueryDict) -> dict[str, dict[str, Term]]:
        """Closed vocabularies whole; of open ones what the address names."""
        facets = {
            name: filter_
            for name, filter_ in self.base_filters.items()
            if isinstance(filter_, FacetFilter)
        }
        closed = kept_terms({name: each.vocabulary for name, each in facets.items() if each.closed})
        named = {
            name: each.terms(values)
            for name, each in facets.items()
            if not each.closed and (values := _clean(data.getlist(name)))
        }
        opened = terms.load(named) if named else {}
        return {name: closed.get(name) or opened.get(name, {}) for name in facets}

    def _with_all_terms(self, data: QueryDict) -> dict[str, dict[str, Term]]:
        """Where an unknown value is given, the whole vocabulary, to find what was meant."""
        strange = [
            name
            for name, known in self.vocabulary.items()
            if not self.base_filters[name].closed and set(_clean(data.getlist(name))) - set(known)
        ]
        every = terms.load({name: self.base_filters[name].terms() for name in strange})
        return self.vocabulary | every

    def _understood(self) -> Understood | None:
        """What was made of the words; without any to look for they are left out, and that said."""
        if "q" not in self.reading.values:
            return None
        (text,) = self.reading.values["q"]
        understood = understand(text, self.words_known)
        self.reading.problems += unknown_values(understood)
        if understood.node is None:
            del self.reading.values["q"]
            if not understood.unknown:
                self.reading.problems.append(Problem("q", text[:200], "has no words to find"))
            return None
        return understood

    def _refuse_to_rank_without_words(self) -> None:
        if self.understood is None and self.reading.values.get("sort") == [RELEVANCE]:
            del self.reading.values["sort"]
            done = "The usual order was used."
            problem = Problem("sort", RELEVANCE, "needs words to rank by", done=done)
            self.reading.problems.append(problem)

    def _renamed(self, data: QueryDict) -> QueryDict:
        """The parameters with slugs that records once had made those they have now."""
        strange = {
            value
            for name, terms_ in self.vocabulary.items()
            for value in data.getlist(name)
            if value not in terms_ and "\0" not in value
        }
        if not strange:
            return data
        redirects = SlugRedirect.objects.filter(old_slug__in=list(strange)[:50])
        moved = {(redirect.kind, redirect.old_slug): redirect.new_slug for redirect in redirects}
        if not moved:
            return data
        given = data.copy()
        for name in self.vocabulary:
            kind = "strategydocument" if name == "document" else name
            values = [moved.get((kind, value), value) for value in data.getlist(name)]
            given.setlist(name, values)
        return given

    def label_open_terms(self, counts: Mapping[str, Collection[str]]) -> None:
        """Learn the labels of these values of the open vocabularies; one query, if any."""
        unknown = {
            name: self.base_filters[name].terms([*values, *self.vocabulary[name]])
            for name, values in counts.items()
            if name in self.vocabulary
            and not self.base_filters[name].closed
            and set(values) - set(self.vocabulary[name])
        }
        if unknown:
            self.vocabulary |= terms.load(unknown)

    @property
    def facets(self) -> dict[str, FacetFilter]:
        """The filters whose choices are counted, by parameter."""
        return {
            name: filter_
            for name, filter_ in self.filters.items()
            if isinstance(filter_, FacetFilter)
        }

    @property
    def active(self) -> dict[str, list[str]]:
        """The values in force, without the order."""
        return {
            name: values
            for name, values in self.reading.values.items()
            if not isinstance(self.filters[name], SortFilter)
        }

    def label_of(self, name: str, value: str) -> str:
        """What a value in force is called."""
        if name in self.vocabulary:
            return self.vocabulary[name][value].label
        if isinstance(self.filters[name], WordsFilter):
            return value if '"' in value or "“" in value else f"“{value}”"
        return f"from {value}" if name == "year_min" else f"to {value}"

    def tally(self) -> str:
        """What the total counts, where the rows are not all of one sort."""
        return ""

    def tally_of(self, counts: Mapping[str, int]) -> str:
        """The same, of what the search index counted."""
        return ""

    def without(self, *left_out: str) -> QuerySet[Any]:
        """The rows that every filter but those named lets through, in no order."""
        rows: QuerySet[Any] = self.queryset
        self.form.is_valid()  # only the database asks for what is cleaned here
        for name, filter_ in self.filters.items():
            if name not in left_out and not isinstance(filter_, SortFilter | WordsFilter):
                rows = filter_.filter(rows, self.form.cleaned_data[name])
        return rows.order_by()


def _clean(values: Collection[str]) -> list[str]:
    return [value for value in values if "\0" not in value]
