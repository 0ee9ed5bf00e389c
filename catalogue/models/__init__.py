"""The tables. Importing this package makes every one of them known to `Base.metadata`."""

from catalogue.models.account import AccountRow, ApiTokenRow, SessionRow, TicketRow
from catalogue.models.audit import AuditRow
from catalogue.models.base import Base
from catalogue.models.card import CardRow, PublishedRow, RevisionRow
from catalogue.models.counter import CounterRow
from catalogue.models.edition import EditionRow
from catalogue.models.enterprise import EnterpriseRow
from catalogue.models.evidence import AttachmentRow, BlobRow
from catalogue.models.follow_ups import (
    InquiryMessageRow,
    InquiryRow,
    SavedSearchRow,
    ShortlistEntryRow,
    ShortlistRow,
)
from catalogue.models.idempotency import IdempotencyRow
from catalogue.models.imports import ColumnMappingRow, ImportRow
from catalogue.models.index import ConditionStateRow, MarkRow, ValueRow, VectorRow
from catalogue.models.job import JobRow
from catalogue.models.mail import MailRow
from catalogue.models.review import DisclosureRow, RemarkRow, ReminderRow
from catalogue.models.scenario import OwnScenarioRow, ScenarioRow

__all__ = [
    "AccountRow",
    "ApiTokenRow",
    "AttachmentRow",
    "AuditRow",
    "Base",
    "BlobRow",
    "CardRow",
    "ColumnMappingRow",
    "ConditionStateRow",
    "CounterRow",
    "DisclosureRow",
    "EditionRow",
    "EnterpriseRow",
    "IdempotencyRow",
    "ImportRow",
    "InquiryMessageRow",
    "InquiryRow",
    "JobRow",
    "MailRow",
    "MarkRow",
    "OwnScenarioRow",
    "PublishedRow",
    "RemarkRow",
    "ReminderRow",
    "RevisionRow",
    "SavedSearchRow",
    "ScenarioRow",
    "SessionRow",
    "ShortlistEntryRow",
    "ShortlistRow",
    "TicketRow",
    "ValueRow",
    "VectorRow",
]
