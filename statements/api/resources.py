"""Every resource, in the order of the documentation."""

from __future__ import annotations

from statements.api.administrations import ADMINISTRATIONS
from statements.api.documents import DOCUMENTS
from statements.api.institutions import INSTITUTIONS
from statements.api.legislation import LAWS
from statements.api.passages import PASSAGES
from statements.api.presidents import PRESIDENTS
from statements.api.sections import SECTIONS
from statements.api.statements import STATEMENTS
from statements.api.topics import TOPICS

RESOURCES = (
    STATEMENTS,
    DOCUMENTS,
    LAWS,
    SECTIONS,
    PRESIDENTS,
    ADMINISTRATIONS,
    INSTITUTIONS,
    TOPICS,
    PASSAGES,
)
