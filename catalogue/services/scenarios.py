"""Scenarios: what parts demand, and which published cards answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.search import Mark, Query
from cards.families import is_magnesium
from cards.matching import Match, Tier, match
from cards.problems import Problem, Severity
from cards.requirement import Requirement
from cards.scenario import Scenario, reweighted
from cards.wording import Wording
from catalogue.card_shelf import Cards
from catalogue.db import memory_of
from catalogue.published import catalogue_standing, published_cards
from catalogue.services.actor import Actor
from catalogue.services.audit import record
from catalogue.services.card_fields import scenario_changed
from catalogue.services.errors import (
    AlreadyThere,
    CardNotFound,
    Forbidden,
    ScenarioNotFound,
    StaleScenario,
)
from catalogue.services.ranking import Ranking, ranking_of
from catalogue.store import scenarios as store
from schemas.errors import ScenarioRefused

_TALLIES = "scenario tallies"


@dataclass(frozen=True, slots=True)
class Answering:
    """How many cards meet every must of a scenario, and how many more could."""

    qualified: int
    possible: int


_Counted = tuple[tuple[str, int], tuple[Requirement, ...], Answering]


@dataclass(frozen=True, slots=True)
class ScenarioMatches:
    """The published cards, ranked by a version of a scenario."""

    scenario: Scenario
    version: int
    ranking: Ranking

    @property
    def cards(self) -> Cards:
        """The published cards by number."""
        return self.ranking.cards

    @property
    def pub_seq(self) -> int:
        """The last change of the catalogue that the ranking knows."""
        return self.ranking.pub_seq

    @property
    def eligible(self) -> Ranking:
        """The cards that are not excluded."""
        return self.ranking.of(Tier.QUALIFIED, Tier.POSSIBLE)

    @property
    def eligible_magnesium(self) -> Ranking:
        """Those of them that are magnesium, without the materials to compare them with."""
        families = frozenset(filter(is_magnesium, self.ranking.facets.get("family", ())))
        return self.eligible.among({"family": families})


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


def save_scenario(
    session: Session, actor: Actor, scenario: Scenario, expected: int | None = None
) -> int:
    """Make the scenario current; its version, the former one when nothing changed.

    `expected` is the number of the version that was changed, 0 for a scenario that is new. Raises
    Forbidden, StaleScenario, or AlreadyThere for a key that is taken.
    """
    require_scenario_editor(actor)
    require_version(session, scenario.key, expected)
    former = store.current(session, scenario.key)
    saved = store.put(session, scenario, actor.user_id)
    if former is None or saved.version != former.version:
        record(session, actor, "save", "scenario", scenario.key, version=saved.version)
        scenario_changed(session, scenario.field, *([former.scenario.field] if former else []))
    return saved.version


def retire_scenario(session: Session, actor: Actor, key: str, expected: int | None = None) -> None:
    """Take the scenario out of use: readers no longer find it, its versions are kept, and saving
    it again brings it back.

    Raises Forbidden, ScenarioNotFound or StaleScenario.
    """
    require_scenario_editor(actor)
    require_version(session, key, expected)
    retired = _current(session, key)
    store.take_out_of_use(session, key)
    record(session, actor, "retire", "scenario", key, version=retired.version)
    scenario_changed(session, retired.scenario.field)


def require_scenario_editor(actor: Actor) -> None:
    """Raises Forbidden."""
    if not actor.may_review:
        raise Forbidden(Wording("修改应用场景", "change scenarios"))


def require_key(scenario: Scenario, key: str) -> None:
    """See that the scenario is the one that is changed. Raises ScenarioRefused."""
    if scenario.key != key:
        finding = Wording(
            f"键：应为“{key}”，不是“{scenario.key}”。",
            f"key: It is '{key}', not '{scenario.key}'.",
        )
        advice = Wording("键不能更改；请新建场景。", "A key stays; make a new scenario instead.")
        raise ScenarioRefused([Problem("key_differs", Severity.HARD, ("key",), finding, advice)])


def require_version(session: Session, key: str, expected: int | None) -> None:
    """Keep others from changing scenarios, and see that the last version is the expected one.

    Raises StaleScenario, ScenarioNotFound, or AlreadyThere.
    """
    store.lock(session)
    if expected is None:
        return
    newest = store.newest(session, key)
    if newest is None:
        if expected:
            raise ScenarioNotFound(key)
    elif expected == 0:
        raise AlreadyThere(Wording("应用场景", "scenario"), key)
    elif expected != newest.version:
        raise StaleScenario(key, newest.version)


def matches(
    session: Session,
    key: str,
    after: Mark | None = None,
    most: int = 20,
    weights: Mapping[int, float] | None = None,
) -> ScenarioMatches:
    """All published cards, ranked by the scenario, or those behind `after`, `most` to a page;
    `weights` are other ones, by the places of the requirements.

    Raises ScenarioNotFound.
    """
    current = _current(session, key)
    return matches_of(session, current.scenario, current.version, after, most, weights)


def matches_of(
    session: Session,
    scenario: Scenario,
    version: int,
    after: Mark | None = None,
    most: int = 20,
    weights: Mapping[int, float] | None = None,
) -> ScenarioMatches:
    """The same for a scenario that is given, whoever keeps it."""
    weighed = reweighted(scenario, weights or {})
    query = Query(weighed.requirements, after=after, most=most)
    return ScenarioMatches(weighed, version, ranking_of(session, query))


def scenario_tallies(session: Session, scenarios: Sequence[Scenario]) -> Mapping[str, Answering]:
    """How many published magnesium cards answer each scenario that demands something of a
    material: the steels and aluminium they are compared with are not counted. Counted once for
    each state of the catalogue and of the scenario."""
    known: dict[str, _Counted] = memory_of(session).setdefault(_TALLIES, {})
    standing = catalogue_standing(session)
    found = {}
    for scenario in scenarios:
        if scenario.requirements:
            counted = known.get(scenario.key)
            if counted is None or counted[:2] != (standing, scenario.requirements):
                answering = _answering(ranking_of(session, Query(scenario.requirements, most=1)))
                known[scenario.key] = counted = (standing, scenario.requirements, answering)
            found[scenario.key] = counted[2]
    return found


def references_among(ranking: Ranking) -> Answering:
    """How many materials that are no magnesium, published to be compared with, answer."""
    return _answering(ranking, of_magnesium=False)


def _answering(ranking: Ranking, *, of_magnesium: bool = True) -> Answering:
    families = ranking.facets.get("family", {}).items()
    shares = [share for family, share in families if is_magnesium(family) is of_magnesium]
    qualified = sum(share.qualified for share in shares)
    return Answering(qualified, sum(share.open for share in shares) - qualified)


def scenarios_for_card(session: Session, number: str) -> list[tuple[Scenario, Match]]:
    """Every scenario with the published card's match, the best first. Raises CardNotFound."""
    entry = published_cards(session).cards.several([number]).get(number)
    if entry is None:
        raise CardNotFound(number)
    return scenario_fits(session, number, entry.card)


def scenario_fits(session: Session, number: str, card: Card) -> list[tuple[Scenario, Match]]:
    """Every scenario with the match of a card, published or not, the best first."""
    return fits_among(list_scenarios(session), number, card)


def fits_among(
    scenarios: Sequence[Scenario], number: str, card: Card
) -> list[tuple[Scenario, Match]]:
    """Each of the scenarios with the match of a card, the best first."""
    found = [(scenario, match(number, card, scenario.requirements)) for scenario in scenarios]
    return sorted(found, key=_best_first)


def _best_first(fit: tuple[Scenario, Match]) -> tuple[float, ...]:
    return fit[1].tier.rank, -fit[1].low, -fit[1].high, -fit[1].coverage


def _current(session: Session, key: str) -> store.ScenarioVersion:
    found = store.current(session, key)
    if found is None:
        raise ScenarioNotFound(key)
    return found
