"""What narrows a list: an address -> filters -> rows with their facets and chips."""

from statements.filters.documents import DocumentFilter
from statements.filters.legislation import LegislationFilter
from statements.filters.listing import Listing, list_records
from statements.filters.statements import StatementFilter

__all__ = ["DocumentFilter", "LegislationFilter", "Listing", "StatementFilter", "list_records"]
