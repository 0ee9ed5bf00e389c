"""Scenarios that somebody copies and changes: kept privately, or shared by a link."""

from __future__ import annotations

import secrets

from sqlalchemy.orm import Session

from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.services.actor import Actor, require_account
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused, NotFound, StaleScenario
from catalogue.services.scenarios import get_scenario, scenario_versions
from catalogue.store import own_scenarios as store
from catalogue.store.own_scenarios import OwnScenario
from schemas.document import canonical_json
from schemas.scenario import dump_scenario

MOST = 50
LARGEST = 200_000
"""Characters of a document that is kept."""

_KEEPING = Wording("保留自己的场景（请先登录）", "keep scenarios before you sign in")


class OwnScenarioNotFound(NotFound):
    """A private scenario that is not there, or not the actor's."""

    code = "own_scenario_not_found"
    what = Wording("自己的场景", "scenario of one's own no.")


def own_scenarios(session: Session, actor: Actor) -> list[OwnScenario]:
    """Those of the actor. Raises Forbidden."""
    return store.of_account(session, require_account(actor, _KEEPING))


def own_scenario(session: Session, actor: Actor, scenario_id: int) -> OwnScenario:
    """Raises OwnScenarioNotFound."""
    found = store.by_id(session, scenario_id)
    if found is None or found.account_id != actor.user_id:
        raise OwnScenarioNotFound(scenario_id)
    return found


def shared_scenario(session: Session, token: str) -> OwnScenario:
    """The one that is shared by that secret. Raises OwnScenarioNotFound."""
    found = store.by_token(session, token)
    if found is None:
        raise OwnScenarioNotFound("–")
    return found


def copy(session: Session, actor: Actor, key: str) -> int:
    """The id of a private copy of a scenario in use. Raises Forbidden, ScenarioNotFound, or
    InputRefused."""
    account_id = require_account(actor, _KEEPING)
    if len(store.of_account(session, account_id)) >= MOST:
        raise InputRefused(
            "key",
            Wording(
                f"每人最多保留 {MOST} 个场景，请先删去一个。",
                f"One keeps {MOST} scenarios at most: remove one first.",
            ),
        )
    version = scenario_versions(session).get(key)
    scenario_id = store.add(session, account_id, get_scenario(session, key), f"{key}/v{version}")
    record(session, actor, "copy", "own_scenario", str(scenario_id), based_on=key)
    return scenario_id


def save(
    session: Session, actor: Actor, scenario_id: int, scenario: Scenario, expected: int
) -> None:
    """Change it. Raises OwnScenarioNotFound, InputRefused for one that is too large, or
    StaleScenario where it was changed in another window meanwhile."""
    found = own_scenario(session, actor, scenario_id)
    if len(canonical_json(dump_scenario(scenario))) > LARGEST:
        raise InputRefused(
            "document", Wording("场景太大，请删减。", "The scenario is too large: shorten it.")
        )
    if not store.save(session, scenario_id, scenario, expected):
        raise StaleScenario(scenario.key, found.version)


def share(session: Session, actor: Actor, scenario_id: int) -> str:
    """The secret by which anybody reads it from now on. Raises OwnScenarioNotFound."""
    found = own_scenario(session, actor, scenario_id)
    token = found.token or secrets.token_urlsafe(32)
    store.set_token(session, scenario_id, token)
    record(session, actor, "share", "own_scenario", str(scenario_id))
    return token


def end_sharing(session: Session, actor: Actor, scenario_id: int) -> None:
    """The link leads nowhere from now on. Raises OwnScenarioNotFound."""
    own_scenario(session, actor, scenario_id)
    store.set_token(session, scenario_id, None)
    record(session, actor, "end_sharing", "own_scenario", str(scenario_id))


def remove(session: Session, actor: Actor, scenario_id: int) -> None:
    """Raises OwnScenarioNotFound."""
    own_scenario(session, actor, scenario_id)
    store.remove(session, scenario_id)
    record(session, actor, "remove", "own_scenario", str(scenario_id))
