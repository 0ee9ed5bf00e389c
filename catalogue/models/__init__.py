"""The tables. Importing this package makes every one of them known to `Base.metadata`."""

from catalogue.models.account import AccountRow, SessionRow
from catalogue.models.base import Base
from catalogue.models.card import CardRow, PublishedRow, RevisionRow
from catalogue.models.counter import CounterRow
from catalogue.models.enterprise import EnterpriseRow
from catalogue.models.idempotency import IdempotencyRow
from catalogue.models.index import ConditionStateRow, MarkRow, ValueRow, VectorRow
from catalogue.models.job import JobRow
from catalogue.models.scenario import ScenarioRow

__all__ = [
    "AccountRow",
    "Base",
    "CardRow",
    "ConditionStateRow",
    "CounterRow",
    "EnterpriseRow",
    "IdempotencyRow",
    "JobRow",
    "MarkRow",
    "PublishedRow",
    "RevisionRow",
    "ScenarioRow",
    "SessionRow",
    "ValueRow",
    "VectorRow",
]
