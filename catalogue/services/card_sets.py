"""Card sets: which cards somebody wants together, and the job that prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy.orm import Session

from cards.matching import Match, rank
from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.models.base import now
from catalogue.published import PublishedCard, published_cards
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.card_views import CardView, card_view
from catalogue.services.enterprises import enterprise_for, get_enterprise
from catalogue.services.errors import CardNotFound, InputRefused, NoChoice
from catalogue.services.jobs import wish_job
from catalogue.services.listing import listing
from catalogue.services.ranking import Ranking
from catalogue.services.scenarios import (
    get_scenario,
    get_scenario_version,
    matches,
    scenario_versions,
    scenarios_for_card,
)

JOB = "card_set"
MOST_CARDS = 500
MOST_OF_A_SCENARIO = 30
"""How many cards the set of a scenario holds unless more are asked for: the best ranked."""

Kind = Literal["scenario", "enterprise", "list"]


@dataclass(frozen=True, slots=True)
class SetChoice:
    """By what the cards of a set are chosen: one of the three; nothing at all means all cards.

    Of a scenario, whose cards are ranked, the first `most` that qualify or could. Where it
    `is_short`, of every card the first page.
    """

    scenario: str = ""
    enterprise: str = ""
    cards: tuple[str, ...] = ()
    most: int = MOST_OF_A_SCENARIO
    is_short: bool = False

    @property
    def kind(self) -> Kind:
        if self.scenario:
            return "scenario"
        return "enterprise" if self.enterprise else "list"


@dataclass(frozen=True)
class ChosenSet:
    """The revisions of a set, with what is said of them; `fits` are a card's best scenarios, and
    `of` says from how many cards these were taken."""

    title: Wording
    kind: Kind
    cards: Sequence[CardView]
    of: int
    scenario: Scenario | None
    matches: Sequence[Match]
    fits: Mapping[str, Sequence[tuple[Scenario, Match]]]


def wish_set(
    session: Session, actor: Actor, choice: SetChoice, locale: str, base_url: str = ""
) -> str:
    """The id of the job that prints the set as the cards are now.

    Raises ScenarioNotFound, EnterpriseNotFound, CardNotFound, NoChoice, InputRefused or
    TooManyJobs.
    """
    return wish_job(session, actor, JOB, describe(session, choice, locale, base_url)).id


def describe(
    session: Session, choice: SetChoice, locale: str, base_url: str = ""
) -> dict[str, Any]:
    """Everything that the print of a set depends on: which revisions, in which words, and, as
    the fits are printed, which versions of the scenarios and which state of the catalogue.

    Raises as `wish_set` does, but for TooManyJobs.
    """
    _check_choice(choice)
    chosen, count = _chosen(session, choice)
    if not chosen:
        raise NoChoice
    return {
        "kind": choice.kind,
        "scenario": choice.scenario,
        "enterprise": choice.enterprise,
        "cards": [[entry.number, entry.revision, entry.content_hash] for entry in chosen],
        "of": count,
        "scenarios": scenario_versions(session),
        "pub_seq": published_cards(session).pub_seq,
        "locale": locale,
        "is_short": choice.is_short,
        "base_url": base_url,
        "dated": now().date().isoformat(),
    }


def described_set(session: Session, wish: Mapping[str, Any]) -> ChosenSet:
    """The set that a wish describes, with exactly the revisions that it names."""
    cards = [card_view(session, number, revision) for number, revision, _ in wish["cards"]]
    scenario = _scenario_of(session, wish)
    contents = ((view.number, view.card) for view in cards)
    return ChosenSet(
        title=set_title(session, wish),
        kind=wish["kind"],
        cards=cards,
        of=wish["of"],
        scenario=scenario,
        matches=rank(contents, scenario.requirements) if scenario else (),
        fits={view.number: _fits(session, view) for view in cards},
    )


def _scenario_of(session: Session, wish: Mapping[str, Any]) -> Scenario | None:
    key = wish["scenario"]
    return get_scenario_version(session, key, wish["scenarios"][key]) if key else None


def _fits(session: Session, view: CardView) -> Sequence[tuple[Scenario, Match]]:
    if not view.is_current:
        return ()
    return scenarios_for_card(session, view.number)


def _chosen(session: Session, choice: SetChoice) -> tuple[Sequence[PublishedCard], int]:
    """The cards of the set, and from how many they are taken. None is read beyond the most."""
    if choice.scenario:
        eligible = matches(session, choice.scenario).eligible
        most = min(choice.most, eligible.total)
        _check_number(most)
        return _first_of(eligible, most)
    if choice.cards:
        listed = _listed(session, choice.cards)
        return listed, len(listed)
    code = choice.enterprise and enterprise_for(session, VISITOR, choice.enterprise).code
    ranking = listing(session, MOST_CARDS, chosen={"enterprise": code} if code else {})
    _check_number(ranking.total)
    return _first_of(ranking, MOST_CARDS)


def _first_of(ranking: Ranking, most: int) -> tuple[Sequence[PublishedCard], int]:
    numbers = [match.number for match in ranking.take(most)]
    return list(ranking.cards.several(numbers).values()), ranking.total


def _listed(session: Session, numbers: Sequence[str]) -> Sequence[PublishedCard]:
    """These cards, each once. Raises CardNotFound."""
    wanted = list(dict.fromkeys(numbers))
    _check_number(len(wanted))
    found = published_cards(session).cards.several(wanted)
    for number in wanted:
        if number not in found:
            raise CardNotFound(number)
    return list(found.values())


def set_title(session: Session, wish: Mapping[str, Any]) -> Wording:
    """What the set that a wish describes is called: by its scenario, its enterprise or its card."""
    if wish["scenario"]:
        return get_scenario(session, wish["scenario"]).name
    if wish["enterprise"]:
        return get_enterprise(session, wish["enterprise"]).name
    if len(wish["cards"]) == 1:
        number, revision, _ = wish["cards"][0]
        card = card_view(session, number, revision).card
        title = f"{card.title} {number}"
        return Wording(title, title)
    return Wording("镁材料性能卡片集", "Magnesium material performance cards")


def _check_choice(choice: SetChoice) -> None:
    if choice.most < 1:
        raise InputRefused("most", Wording("至少一张卡片。", "One card at least."))
    if sum(map(bool, (choice.scenario, choice.enterprise, choice.cards))) > 1:
        raise InputRefused(
            "choice",
            Wording(
                "场景、企业、卡片清单只能选一种。",
                "Choose by scenario, by enterprise or by list, not by several.",
            ),
        )


def _check_number(count: int) -> None:
    if count > MOST_CARDS:
        raise InputRefused(
            "choice",
            Wording(
                f"一册最多 {MOST_CARDS} 张卡片，所选为 {count} 张。",
                f"A set holds {MOST_CARDS} cards at most; {count} were chosen.",
            ),
        )
