"""Scenarios in the database: every version is kept, one is current."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cards.scenario import Scenario
from catalogue.models import ScenarioRow
from schemas.document import canonical_json, document_hash
from schemas.scenario import dump_scenario, read_scenario


@dataclass(frozen=True, slots=True)
class ScenarioVersion:
    """A scenario with the number of its version; `created_by` is None for what was shipped."""

    scenario: Scenario
    version: int
    content_hash: str
    created_by: int | None


@lru_cache(maxsize=512)
def _read(document: str) -> Scenario:
    return read_scenario(json.loads(document))


def _as_version(row: ScenarioRow) -> ScenarioVersion:
    return ScenarioVersion(_read(row.document), row.version, row.content_hash, row.created_by)


def current(session: Session, key: str) -> ScenarioVersion | None:
    query = select(ScenarioRow).where(ScenarioRow.key == key, ScenarioRow.is_current)
    row = session.scalar(query)
    return None if row is None else _as_version(row)


def by_version(session: Session, key: str, version: int) -> ScenarioVersion | None:
    query = select(ScenarioRow).where(ScenarioRow.key == key, ScenarioRow.version == version)
    row = session.scalar(query)
    return None if row is None else _as_version(row)


def all_current(session: Session) -> list[ScenarioVersion]:
    """The current version of every scenario, in the order in which they came."""
    query = select(ScenarioRow).where(ScenarioRow.is_current).order_by(ScenarioRow.id)
    return sorted(map(_as_version, session.scalars(query)), key=_place(session))


def _place(session: Session) -> Any:
    first = select(ScenarioRow.key, func.min(ScenarioRow.id)).group_by(ScenarioRow.key)
    places = dict(session.execute(first).all())
    return lambda entry: places[entry.scenario.key]


def put(session: Session, scenario: Scenario, created_by: int | None) -> ScenarioVersion:
    """The scenario as its current version: a new one when it says something new."""
    document = dump_scenario(scenario)
    former = current(session, scenario.key)
    if former is not None and former.content_hash == document_hash(document):
        return former
    retire = update(ScenarioRow).where(ScenarioRow.key == scenario.key)
    session.execute(retire.values(is_current=False))
    row = ScenarioRow(
        key=scenario.key,
        version=former.version + 1 if former else 1,
        is_current=True,
        document=canonical_json(document),
        content_hash=document_hash(document),
        created_by=created_by,
    )
    session.add(row)
    session.flush()
    return _as_version(row)
