"""The tables. Importing this package makes every one of them known to `Base.metadata`."""

from catalogue.models.account import AccountRow, SessionRow
from catalogue.models.base import Base
from catalogue.models.card import CardRow, PublishedRow, RevisionRow, ValueRow
from catalogue.models.counter import CounterRow
from catalogue.models.enterprise import EnterpriseRow
from catalogue.models.idempotency import IdempotencyRow
from catalogue.models.job import JobRow
from catalogue.models.scenario import ScenarioRow

__all__ = [
    "AccountRow",
    "Base",
    "CardRow",
    "CounterRow",
    "EnterpriseRow",
    "IdempotencyRow",
    "JobRow",
    "PublishedRow",
    "RevisionRow",
    "ScenarioRow",
    "SessionRow",
    "ValueRow",
]
