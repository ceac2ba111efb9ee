"""What we hold: one noun a file."""

from statements.models.administration import Administration, AdministrationQuerySet
from statements.models.audit import AuditEntry, Event
from statements.models.bill import Bill
from statements.models.change import Change
from statements.models.document import DocumentKind, StrategyDocument, StrategyDocumentQuerySet
from statements.models.excerpt import CheckStatus, Excerpt, ExcerptQuerySet, State, Verdict
from statements.models.institution import Institution, InstitutionKind
from statements.models.legislation import (
    Amendment,
    Legislation,
    LegislationQuerySet,
    LegislativeEvent,
)
from statements.models.president import Party, President
from statements.models.provenance import Confidence
from statements.models.provision import Provision
from statements.models.remark import Remark, RemarkKind
from statements.models.revision import Action, Revision
from statements.models.secondary_work import SecondaryWork
from statements.models.slugs import Slugged, SlugRedirect
from statements.models.source import Basis, Passage, PassageKind, Source
from statements.models.topic import Topic, TopicQuerySet
from statements.models.verification import PageVerdict, Verification, words_checked

__all__ = [
    "Action",
    "Administration",
    "AdministrationQuerySet",
    "Amendment",
    "AuditEntry",
    "Basis",
    "Bill",
    "Change",
    "CheckStatus",
    "Confidence",
    "DocumentKind",
    "Event",
    "Excerpt",
    "ExcerptQuerySet",
    "Institution",
    "InstitutionKind",
    "Legislation",
    "LegislationQuerySet",
    "LegislativeEvent",
    "PageVerdict",
    "Party",
    "Passage",
    "PassageKind",
    "President",
    "Provision",
    "Remark",
    "RemarkKind",
    "Revision",
    "SecondaryWork",
    "SlugRedirect",
    "Slugged",
    "Source",
    "State",
    "StrategyDocument",
    "StrategyDocumentQuerySet",
    "Topic",
    "TopicQuerySet",
    "Verdict",
    "Verification",
    "words_checked",
]
