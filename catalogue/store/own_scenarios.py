"""Scenarios that people keep for themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from cards.scenario import Scenario
from catalogue.models import AccountRow, OwnScenarioRow
from catalogue.models.base import now
from schemas.document import canonical_json
from schemas.scenario import dump_scenario, read_scenario


@dataclass(frozen=True, slots=True)
class OwnScenario:
    """A scenario of one person; `version` grows with every change."""

    id: int
    account_id: int
    scenario: Scenario
    version: int
    based_on: str
    token: str | None
    created_at: datetime
    changed_at: datetime


def _as_own(row: OwnScenarioRow) -> OwnScenario:
    kept = {name: getattr(row, name) for name in OwnScenario.__slots__ if name != "scenario"}
    return OwnScenario(**kept, scenario=read_scenario(json.loads(row.document)))


def of_account(session: Session, account_id: int) -> list[OwnScenario]:
    """The scenarios of a person, the newest first."""
    query = select(OwnScenarioRow).where(OwnScenarioRow.account_id == account_id)
    return [_as_own(row) for row in session.scalars(query.order_by(OwnScenarioRow.id.desc()))]


def by_id(session: Session, scenario_id: int) -> OwnScenario | None:
    row = session.get(OwnScenarioRow, scenario_id, populate_existing=True)
    return None if row is None else _as_own(row)


def by_token(session: Session, token: str) -> OwnScenario | None:
    query = select(OwnScenarioRow).join(AccountRow, OwnScenarioRow.account_id == AccountRow.id)
    query = query.where(OwnScenarioRow.token == token, AccountRow.is_active)
    row = session.scalars(query).first()
    return None if row is None else _as_own(row)


def add(session: Session, account_id: int, scenario: Scenario, based_on: str) -> int:
    """The id of a new one."""
    document = canonical_json(dump_scenario(scenario))
    row = OwnScenarioRow(
        account_id=account_id, document=document, version=1, based_on=based_on, token=None
    )
    session.add(row)
    session.flush()
    return row.id


def save(session: Session, scenario_id: int, scenario: Scenario, expected: int) -> bool:
    """Whether it still was the expected version, and now is the next one."""
    change = (
        update(OwnScenarioRow)
        .where(OwnScenarioRow.id == scenario_id, OwnScenarioRow.version == expected)
        .values(
            document=canonical_json(dump_scenario(scenario)),
            version=expected + 1,
            changed_at=now(),
        )
    )
    return cast(CursorResult[Any], session.execute(change)).rowcount == 1


def set_token(session: Session, scenario_id: int, token: str | None) -> None:
    session.execute(
        update(OwnScenarioRow).where(OwnScenarioRow.id == scenario_id).values(token=token)
    )


def remove(session: Session, scenario_id: int) -> None:
    session.execute(delete(OwnScenarioRow).where(OwnScenarioRow.id == scenario_id))
