"""The editors' desk: one kind of record a file."""

from statements.admin.account import AccountAdmin, RoleAdmin
from statements.admin.administration import AdministrationAdmin
from statements.admin.amendment import AmendmentAdmin
from statements.admin.audit import AuditEntryAdmin
from statements.admin.bill import BillAdmin
from statements.admin.document import StrategyDocumentAdmin
from statements.admin.excerpt import ExcerptAdmin
from statements.admin.institution import InstitutionAdmin
from statements.admin.legislation import LegislationAdmin
from statements.admin.legislative_event import LegislativeEventAdmin
from statements.admin.passage import PassageAdmin
from statements.admin.president import PresidentAdmin
from statements.admin.provision import ProvisionAdmin
from statements.admin.remark import RemarkAdmin
from statements.admin.revision import RevisionAdmin
from statements.admin.secondary_work import SecondaryWorkAdmin
from statements.admin.slug_redirect import SlugRedirectAdmin
from statements.admin.source import SourceAdmin
from statements.admin.topic import TopicAdmin
from statements.admin.verification import VerificationAdmin

__all__ = [
    "AccountAdmin",
    "AdministrationAdmin",
    "AmendmentAdmin",
    "AuditEntryAdmin",
    "BillAdmin",
    "ExcerptAdmin",
    "InstitutionAdmin",
    "LegislationAdmin",
    "LegislativeEventAdmin",
    "PassageAdmin",
    "PresidentAdmin",
    "ProvisionAdmin",
    "RemarkAdmin",
    "RevisionAdmin",
    "RoleAdmin",
    "SecondaryWorkAdmin",
    "SlugRedirectAdmin",
    "SourceAdmin",
    "StrategyDocumentAdmin",
    "TopicAdmin",
    "VerificationAdmin",
]
