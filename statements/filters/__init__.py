"""What narrows a list: an address -> filters -> rows with their facets and chips."""

from collections.abc import Mapping

from statements.filters.documents import DocumentFilter
from statements.filters.everywhere import (
    Everywhere,
    FamilyFound,
    all_everywhere,
    find_everywhere,
)
from statements.filters.families import InstitutionFilter, ProvisionFilter, TopicFilter
from statements.filters.legislation import LegislationFilter
from statements.filters.list_records import list_records
from statements.filters.listing import Listing
from statements.filters.passages import PassageFilter
from statements.filters.record_filter import RecordFilter
from statements.filters.statements import StatementFilter

FILTERS: Mapping[str, type[RecordFilter]] = {
    each.family: each
    for each in (
        StatementFilter,
        DocumentFilter,
        LegislationFilter,
        ProvisionFilter,
        InstitutionFilter,
        TopicFilter,
        PassageFilter,
    )
}

__all__ = [
    "FILTERS",
    "DocumentFilter",
    "Everywhere",
    "FamilyFound",
    "InstitutionFilter",
    "LegislationFilter",
    "Listing",
    "PassageFilter",
    "ProvisionFilter",
    "StatementFilter",
    "TopicFilter",
    "all_everywhere",
    "find_everywhere",
    "list_records",
]
