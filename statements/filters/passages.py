"""The filters of /search/?in=passages."""

from __future__ import annotations

from django.db.models import Q

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter, WordsFilter, YearFilter
from statements.filters.record_filter import RecordFilter
from statements.filters.statements import ORDERS
from statements.models import DocumentKind, Passage, State
from statements.search import PASSAGE


class PassageFilter(RecordFilter):
    """The parameters of /statements/ that passages have, under the same names.

    Its QuerySets come `with_record()`.
    """

    family = PASSAGE
    is_vast = True

    q = WordsFilter(label="Words")
    president = FacetFilter("president_slug", label="President", terms=terms.presidents)
    administration = FacetFilter("presidency", label="Presidency", terms=terms.administrations)
    kind = FacetFilter("source__document__kind", label="Kind of document", terms=DocumentKind)
    topic = FacetFilter(
        "source__document__excerpts__topics__slug",
        label="Topic of the document’s excerpts",
        terms=terms.topics,
        wider="source__document__excerpts__topics__parent__slug",
        many=True,
        public=Q(source__document__excerpts__state=State.PUBLISHED),
    )
    document = FacetFilter(
        "source__document__slug",
        label="Document",
        terms=terms.documents,
        closed=False,
        counted=False,
    )
    legislation = FacetFilter(
        "source__legislation__slug",
        label="Law",
        terms=terms.legislation,
        closed=False,
        counted=False,
    )
    year_min = YearFilter("dated", label="First year")
    year_max = YearFilter("dated", label="Last year", last=True)
    sort = SortFilter(ORDERS, label="Sort")

    covered = {"text": "q", "source": "document"}
    unlisted = {
        "id": "of no meaning to readers",
        "position": "an order, not a choice",
        "printed_page": "means something within one document only",
        "file_page": "means something within one document only",
        "page_basis": "how a page is known, not what is said on it",
        "kind": "how a text is set, not what it says",
        "continues": "how a text is cut",
        "section": "means something within one law only",
        "level": "how a text is set",
        "provision": "a section of the law, found by law",
    }

    class Meta:
        model = Passage
        fields: list[str] = []
