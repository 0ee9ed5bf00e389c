"""The versions of scenarios: each as it was, who made it, and what a change does to the cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.moves import Move, moves
from cards.columns.search import Query
from cards.matching import Tier, match
from cards.scenario import Scenario
from catalogue.published import published_cards
from catalogue.services.actor import Actor
from catalogue.services.errors import ScenarioNotFound
from catalogue.services.ranking import ranking_of
from catalogue.services.scenarios import require_scenario_editor
from catalogue.store import scenarios as store
from catalogue.store.scenarios import ScenarioVersion, VersionMade


@dataclass(frozen=True, slots=True)
class Editable:
    """The scenarios in use in the order in which they came, and those out of use by key."""

    current: Sequence[ScenarioVersion]
    out_of_use: Sequence[ScenarioVersion]


@dataclass(frozen=True, slots=True)
class Effect:
    """How many published cards stand in each tier before and after a change, and which move.

    `before` is None for a scenario that is not in use yet.
    """

    before: Mapping[Tier, int] | None
    now: Mapping[Tier, int]
    moved: Sequence[Move]


def list_editable(session: Session, actor: Actor) -> Editable:
    """All scenarios as those see them who change them. Raises Forbidden."""
    require_scenario_editor(actor)
    return Editable(store.all_current(session), store.out_of_use(session))


def current_versions(session: Session) -> Sequence[ScenarioVersion]:
    """The current version of every scenario, in the order in which they came."""
    return store.all_current(session)


def current_version(session: Session, key: str) -> ScenarioVersion:
    """The version in use. Raises ScenarioNotFound."""
    found = store.current(session, key)
    if found is None:
        raise ScenarioNotFound(key)
    return found


def last_version(session: Session, key: str) -> ScenarioVersion | None:
    """The last version, in use or not, or None for a key that is free."""
    return store.newest(session, key)


def editable_version(session: Session, actor: Actor, key: str) -> ScenarioVersion:
    """The last version, in use or not. Raises Forbidden or ScenarioNotFound."""
    require_scenario_editor(actor)
    found = last_version(session, key)
    if found is None:
        raise ScenarioNotFound(key)
    return found


def version_of(session: Session, key: str, version: int) -> ScenarioVersion:
    """That version, as it was. Raises ScenarioNotFound."""
    found = store.by_version(session, key, version)
    if found is None:
        raise ScenarioNotFound(f"{key}/v{version}")
    return found


def history(session: Session, key: str) -> Sequence[VersionMade]:
    """Who made which version and when, the newest first. Raises ScenarioNotFound."""
    found = store.history(session, key)
    if not found:
        raise ScenarioNotFound(key)
    return found


def effect(session: Session, scenario: Scenario) -> Effect:
    """What saving the scenario would do to the published cards."""
    former = store.current(session, scenario.key)
    after = Query(scenario.requirements)
    now = _counts(session, after)
    if former is None:
        return Effect(None, now, ())
    before = Query(former.scenario.requirements)
    return Effect(_counts(session, before), now, _moved(session, before, after))


def _counts(session: Session, query: Query) -> Mapping[Tier, int]:
    ranking = ranking_of(session, replace(query, most=1))
    return {tier: ranking.count(tier) for tier in Tier}


def _moved(session: Session, before: Query, after: Query) -> Sequence[Move]:
    shelf = published_cards(session)
    if shelf.index is not None:
        return moves(shelf.index, before, after)
    found = (_move(number, entry.card, before, after) for number, entry in shelf.cards.items())
    return [move for move in found if move.before is not move.now]


def _move(number: str, card: Card, before: Query, after: Query) -> Move:
    was, now = (match(number, card, query.requirements).tier for query in (before, after))
    return Move(number, was, now)
