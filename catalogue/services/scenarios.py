"""Scenarios: what parts demand, and which published cards answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.matching import Match, match, near_misses, rank
from cards.scenario import Scenario
from catalogue.published import PublishedCard, published_cards
from catalogue.services.actor import Actor, require_reviewer
from catalogue.services.errors import CardNotFound, ScenarioNotFound
from catalogue.store import scenarios as store


@dataclass(frozen=True, slots=True)
class ScenarioMatches:
    """The ranked answer to a scenario; `cards` has the cards by number, as of `pub_seq`."""

    scenario: Scenario
    version: int
    matches: list[Match]
    cards: Mapping[str, PublishedCard]
    pub_seq: int

    @property
    def near_misses(self) -> list[Match]:
        """The excluded cards that come nearest."""
        return near_misses(self.matches)


def list_scenarios(session: Session) -> Sequence[Scenario]:
    """The current version of every scenario."""
    return [entry.scenario for entry in store.all_current(session)]


def get_scenario(session: Session, key: str) -> Scenario:
    """The current version of a scenario. Raises ScenarioNotFound."""
    return _current(session, key).scenario


def scenario_versions(session: Session) -> Mapping[str, int]:
    """The number of the current version of every scenario."""
    return {entry.scenario.key: entry.version for entry in store.all_current(session)}


def get_scenario_version(session: Session, key: str, version: int) -> Scenario:
    """That version of a scenario. Raises ScenarioNotFound."""
    found = store.by_version(session, key, version)
    if found is None:
        raise ScenarioNotFound(f"{key}/v{version}")
    return found.scenario


def save_scenario(session: Session, actor: Actor, scenario: Scenario) -> int:
    """Make the scenario current; its version, the former one when nothing changed.

    Raises Forbidden.
    """
    require_reviewer(actor)
    return store.put(session, scenario, actor.user_id).version


def matches(session: Session, key: str) -> ScenarioMatches:
    """All published cards, ranked by the scenario. Raises ScenarioNotFound."""
    current, shelf = _current(session, key), published_cards(session)
    found = ((number, entry.card) for number, entry in shelf.cards.items())
    return ScenarioMatches(
        scenario=current.scenario,
        version=current.version,
        matches=rank(found, current.scenario.requirements),
        cards=shelf.cards,
        pub_seq=shelf.pub_seq,
    )


def scenarios_for_card(session: Session, number: str) -> list[tuple[Scenario, Match]]:
    """Every scenario with the published card's match, the best first. Raises CardNotFound."""
    entry = published_cards(session).cards.get(number)
    if entry is None:
        raise CardNotFound(number)
    found = [
        (scenario, match(number, entry.card, scenario.requirements))
        for scenario in list_scenarios(session)
    ]
    return sorted(found, key=_best_first)


def _best_first(fit: tuple[Scenario, Match]) -> tuple[float, ...]:
    return fit[1].tier.rank, -fit[1].low, -fit[1].high, -fit[1].coverage


def _current(session: Session, key: str) -> store.ScenarioVersion:
    found = store.current(session, key)
    if found is None:
        raise ScenarioNotFound(key)
    return found
