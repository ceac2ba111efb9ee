"""The filters of /legislation/."""

from __future__ import annotations

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter, WordsFilter, YearFilter
from statements.filters.record_filter import RecordFilter
from statements.filters.statements import ORDERS
from statements.models import Confidence, Legislation
from statements.search import LEGISLATION


class LegislationFilter(RecordFilter):
    """The parameters of /statements/ that laws have, under the same names, and two of their own."""

    family = LEGISLATION

    q = WordsFilter(label="Words")
    president = FacetFilter(
        "administration__president__slug", label="President at enactment", terms=terms.presidents
    )
    administration = FacetFilter(
        "administration__number", label="Presidency at enactment", terms=terms.administrations
    )
    status = FacetFilter("status", label="Status", terms=terms.statuses)
    congress = FacetFilter("congress", label="Congress", terms=terms.congresses)
    confidence = FacetFilter("confidence", label="Checked", terms=Confidence)
    year_min = YearFilter("enacted", label="First year")
    year_max = YearFilter("enacted", label="Last year", last=True)
    sort = SortFilter(ORDERS, label="Sort")

    covered = {
        "short_title": "q",
        "popular_name": "q",
        "long_title": "q",
        "public_law": "q",
        "statutes_at_large": "q",
        "bill": "q",
        "sponsor": "q",
        "summary": "q",
        "enclosing_act": "q",
        "administration": "administration",
        "status": "status",
        "congress": "congress",
        "confidence": "confidence",
        "enacted": "year_min",
    }
    unlisted = {
        "id": "of no meaning to readers",
        "slug": "stands in the address of the law itself",
        "official_url": "an address, shown on the page",
        "archived_url": "an address, shown on the page",
        "other_urls": "addresses, shown on the page",
        "url_confidence": "a sentence, shown on the page",
        "particulars": "facts that few laws have",
        "unverified_fields": "found by confidence",
        "evidence": "addresses, shown on the page",
        "note": "a sentence, shown on the page",
        "codification": "places, shown on the page; sections carry their own",
        "signed": "one law of those held was not signed; its page says so",
        "division": "a place in the enclosing Act",
        "enclosing_title": "a place in the enclosing Act",
    }

    class Meta:
        model = Legislation
        fields: list[str] = []
