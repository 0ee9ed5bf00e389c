"""Imports of scenario files: what each entry would do, and all of it or nothing.

Importing the same file again changes nothing, and neither does importing what was exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.actor import Actor
from catalogue.services.scenarios import require_scenario_editor, save_scenario
from catalogue.store import scenarios as store
from catalogue.store.scenarios import ScenarioVersion
from schemas.document import document_hash
from schemas.errors import ScenarioRefused
from schemas.scenario import dump_scenario
from schemas.scenario_file import FiledScenario


class Change(StrEnum):
    """What an import does with a scenario; one out of use comes back with a new version."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


CHANGE_NAMES = {
    Change.NEW: Wording("新增", "new"),
    Change.CHANGED: Wording("有变化", "changed"),
    Change.UNCHANGED: Wording("未变", "unchanged"),
    Change.REFUSED: Wording("未接受", "refused"),
}


@dataclass(frozen=True, slots=True)
class PlannedScenario:
    """One entry of a file with what is to be done; `version` is the last one that there is, 0 for
    a scenario that is new."""

    filed: FiledScenario
    change: Change
    version: int


def plan_import(
    session: Session, actor: Actor, filed: Iterable[FiledScenario]
) -> Sequence[PlannedScenario]:
    """What importing the file would do, entry by entry. Raises Forbidden."""
    require_scenario_editor(actor)
    return [_planned(session, entry) for entry in filed]


def carry_out(
    session: Session, actor: Actor, plan: Sequence[PlannedScenario]
) -> Sequence[tuple[str, int]]:
    """The key and the new version of every scenario that the plan adds or changes.

    Raises Forbidden; ScenarioRefused with all problems of all entries, so that nothing is saved;
    StaleScenario or AlreadyThere when somebody changed one after the plan was made.
    """
    require_scenario_editor(actor)
    store.lock(session)
    problems = [found.problem for planned in plan for found in planned.filed.problems]
    if problems:
        raise ScenarioRefused(problems)
    return [
        (planned.filed.key, _saved(session, actor, planned))
        for planned in plan
        if planned.change is not Change.UNCHANGED
    ]


def _saved(session: Session, actor: Actor, planned: PlannedScenario) -> int:
    assert planned.filed.scenario is not None
    return save_scenario(session, actor, planned.filed.scenario, planned.version)


def _planned(session: Session, filed: FiledScenario) -> PlannedScenario:
    newest = store.newest(session, filed.key) if filed.key else None
    return PlannedScenario(filed, _change(filed, newest), newest.version if newest else 0)


def _change(filed: FiledScenario, newest: ScenarioVersion | None) -> Change:
    if filed.scenario is None:
        return Change.REFUSED
    if newest is None:
        return Change.NEW
    is_same = newest.content_hash == document_hash(dump_scenario(filed.scenario))
    return Change.UNCHANGED if is_same and newest.is_current else Change.CHANGED
