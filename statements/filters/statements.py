"""The filters of /statements/, the same in the page, the API, the feed and the export."""

from __future__ import annotations

from statements.filters import terms
from statements.filters.parameters import FacetFilter, SortFilter, WordsFilter, YearFilter
from statements.filters.record_filter import RecordFilter
from statements.models import DocumentKind, Excerpt, Verdict
from statements.search import EXCERPT

ORDERS = {
    "newest": ("Newest", "newest"),
    "oldest": ("Oldest", "oldest"),
    "president": ("President", "by_president"),
}


class StatementFilter(RecordFilter):
    """Values of one parameter widen, different parameters narrow."""

    family = EXCERPT

    q = WordsFilter(label="Words")
    president = FacetFilter(
        "document__administration__president__slug", label="President", terms=terms.presidents
    )
    administration = FacetFilter(
        "document__administration__number", label="Presidency", terms=terms.administrations
    )
    kind = FacetFilter("document__kind", label="Kind of document", terms=DocumentKind)
    document = FacetFilter("document__slug", label="Document", terms=terms.documents, closed=False)
    topic = FacetFilter(
        "topics__slug", label="Topic", terms=terms.topics, wider="topics__parent__slug", many=True
    )
    institution = FacetFilter(
        "institutions__slug",
        label="Institution named",
        terms=terms.institutions,
        many=True,
        closed=False,
    )
    legislation = FacetFilter(
        "legislation__slug", label="Law named", terms=terms.legislation, many=True, closed=False
    )
    verdict = FacetFilter("verdict", label="Verdict on the words", terms=Verdict)
    year_min = YearFilter("document__date", label="First year")
    year_max = YearFilter("document__date", label="Last year", last=True)
    sort = SortFilter(ORDERS, label="Sort")

    covered = {
        "text": "q",
        "heading": "q",
        "document": "document",
        "topics": "topic",
        "institutions": "institution",
        "legislation": "legislation",
        "verdict": "verdict",
    }
    unlisted = {
        "id": "of no meaning to readers",
        "slug": "stands in the address of the excerpt itself",
        "as_pasted": "what an editor pasted, for editors alone",
        "display_text": "the same words as the text, less a slip",
        "candidate_document": "a guess is no ground for finding a statement",
        "document_confidence": "a sentence, shown on the page",
        "speaker": "found by president; others are in the words",
        "attribution_note": "a sentence, shown on the page",
        "printed_page": "means something within one document only",
        "file_page": "means something within one document only",
        "position": "an order, not a choice",
        "quoted_in": "one work so far; it says nothing of the statement",
        "quoted_at": "a place in that work",
        "verdict_stale": "passes with the next check, which every save and import makes",
        "check_status": "superseded by the verdict on the words",
        "check_found": "superseded by the verdict on the words",
        "check_places": "addresses, shown on the page",
        "check_page": "a sentence, shown on the page",
        "check_differences": "a sentence, shown on the page",
        "editors_note": "a sentence, shown on the page",
        "state": "the public sees what is published and nothing else",
    }

    class Meta:
        model = Excerpt
        fields: list[str] = []
