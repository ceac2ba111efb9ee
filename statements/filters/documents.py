"""The filters of /documents/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from django.db.models import Q

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter, WordsFilter, YearFilter
from statements.filters.record_filter import RecordFilter
from statements.filters.statements import ORDERS
from statements.models import Confidence, DocumentKind, State, StrategyDocument
from statements.models.document import Tally
from statements.search import DOCUMENT


class DocumentFilter(RecordFilter):
    """The parameters of /statements/ that documents have, under the same names."""

    family = DOCUMENT

    q = WordsFilter(label="Words")
    president = FacetFilter(
        "administration__president__slug", label="President", terms=terms.presidents
    )
    administration = FacetFilter(
        "administration__number", label="Presidency", terms=terms.administrations
    )
    kind = FacetFilter("kind", label="Kind of document", terms=DocumentKind)
    topic = FacetFilter(
        "excerpts__topics__slug",
        label="Topic of its excerpts",
        terms=terms.topics,
        wider="excerpts__topics__parent__slug",
        many=True,
        public=Q(excerpts__state=State.PUBLISHED),
    )
    legislation = FacetFilter(
        "legislation__slug",
        label="Law it serves or speaks of",
        terms=terms.legislation,
        many=True,
        closed=False,
    )
    institution = FacetFilter(
        "institutions_founded__slug",
        label="Institution it founded",
        terms=terms.institutions,
        many=True,
        closed=False,
    )
    confidence = FacetFilter("confidence", label="Checked", terms=Confidence)
    year_min = YearFilter("date", label="First year")
    year_max = YearFilter("date", label="Last year", last=True)
    sort = SortFilter(ORDERS, label="Sort")

    covered = {
        "title": "q",
        "short_title": "q",
        "summary": "q",
        "citation": "q",
        "issuing_body": "q",
        "kind": "kind",
        "administration": "administration",
        "legislation": "legislation",
        "confidence": "confidence",
        "date": "year_min",
    }
    unlisted = {
        "id": "of no meaning to readers",
        "slug": "stands in the address of the document itself",
        "official_url": "an address, shown on the page",
        "archived_url": "an address, shown on the page",
        "other_urls": "addresses, shown on the page",
        "url_confidence": "a sentence, shown on the page",
        "particulars": "facts that few documents have",
        "unverified_fields": "found by confidence",
        "evidence": "addresses, shown on the page",
        "note": "a sentence, shown on the page",
        "legal_basis": "a sentence, shown on the page",
        "atrocity_section": "a place, shown on the page",
        "status": "a sentence, shown on the page",
        "located": "the total says which were not found",
        "page_count": "says nothing of what is said",
        "term_mentions": "a table, shown on the page and in the timeline",
    }

    def tally(self) -> str:
        """``48 official documents, 1 treaty and 1 law review article``."""
        return str(self.qs.tally())

    def tally_of(self, counts: Mapping[str, int]) -> str:
        return str(Tally(**{each.name: counts.get(each.name, 0) for each in fields(Tally)}))

    class Meta:
        model = StrategyDocument
        fields: list[str] = []
