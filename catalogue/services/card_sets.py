"""Card sets: which cards somebody wants together, and the job that prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from sqlalchemy.orm import Session

from cards.matching import Match, Tier, rank
from cards.requirement import Requirement
from cards.revision import RevisionState
from cards.scenario import Scenario, reweighted
from cards.wording import Wording, fold
from catalogue.models.base import now
from catalogue.published import PublishedCard, published_cards
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.card_views import CardView, card_view
from catalogue.services.enterprises import enterprise_for, get_enterprise
from catalogue.services.errors import CardNotFound, InputRefused, NoChoice
from catalogue.services.jobs import wish_job
from catalogue.services.listing import listing
from catalogue.services.questions import called, question_of
from catalogue.services.ranking import Ranking
from catalogue.services.saved_searches import asked_of
from catalogue.services.scenarios import (
    fits_among,
    get_scenario,
    get_scenario_version,
    matches,
    scenario_versions,
)
from catalogue.services.search import query_of, search

JOB = "card_set"
MOST_CARDS = 500
MOST_OF_A_SCENARIO = 30
"""How many cards the set of a scenario holds unless more are asked for: the best ranked."""

Kind = Literal["scenario", "search", "enterprise", "list"]
LONGEST_TITLE = 120


class Order(StrEnum):
    """In which order the cards of a set stand: as they are ranked or listed, or by a name."""

    USUAL = "usual"
    DESIGNATION = "designation"
    FAMILY = "family"
    ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the cards of a search are ranked by, called as the set is."""

    name: Wording
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class SetChoice:
    """By what the cards of a set are chosen: one of the four; nothing at all means all cards.

    Of a scenario or a `search`, whose cards are ranked, the first `most` that qualify or could, of
    a scenario those of magnesium; `weights` are other ones than the scenario has, each with the
    place of its requirement. A search is said as an address says it. Where it `is_short`, of every
    card the first page.
    """

    scenario: str = ""
    enterprise: str = ""
    cards: tuple[str, ...] = ()
    most: int = MOST_OF_A_SCENARIO
    is_short: bool = False
    weights: tuple[tuple[int, float], ...] = ()
    search: str = ""
    order: Order = Order.USUAL

    @property
    def kind(self) -> Kind:
        if self.scenario or self.search:
            return "scenario" if self.scenario else "search"
        return "enterprise" if self.enterprise else "list"


@dataclass(frozen=True)
class ChosenSet:
    """The revisions of a set, with what is said of them; `fits` are a card's best scenarios, `of`
    says from how many cards these were taken, and `is_reweighed` whether they are ranked with
    other weights than the scenario has."""

    title: Wording
    kind: Kind
    cards: Sequence[CardView]
    of: int
    scenario: Scenario | None
    is_reweighed: bool
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
    chosen = _ordered(chosen, choice.order)
    title, publishers = _title(session, choice, chosen), {entry.enterprise for entry in chosen}
    return {
        "kind": choice.kind,
        "scenario": choice.scenario,
        "search": choice.search,
        "weights": list(choice.weights),
        "enterprise": choice.enterprise,
        "cards": [[entry.number, entry.revision, entry.content_hash] for entry in chosen],
        "of": count,
        "title": [title.zh, title.en],
        "publishers": {
            entry.code: [entry.name.zh, entry.name.en, entry.contact] for entry in publishers
        },
        "scenarios": list(scenario_versions(session).items()),
        "pub_seq": published_cards(session).pub_seq,
        "locale": locale,
        "is_short": choice.is_short,
        "base_url": base_url,
        "dated": now().date().isoformat(),
    }


def described_set(session: Session, wish: Mapping[str, Any]) -> ChosenSet:
    """The set that a wish describes, as the catalogue was when it was made: exactly the revisions,
    the versions of the scenarios and the names that the wish tells, whatever came later."""
    cards = [_as_wished(session, wish, *named[:2]) for named in wish["cards"]]
    scenarios = {
        key: get_scenario_version(session, key, version) for key, version in wish["scenarios"]
    }
    usual = scenarios.get(wish["scenario"])
    # Wishes are kept with the editions that they describe; the first of them name no weights.
    scenario = (usual and reweighted(usual, dict(wish.get("weights", ())))) or _asked_for(wish)
    contents = ((view.number, view.card) for view in cards)
    return ChosenSet(
        title=title_of(wish),
        kind=wish["kind"],
        cards=cards,
        of=wish["of"],
        scenario=scenario,
        is_reweighed=usual is not None and scenario != usual,
        matches=rank(contents, scenario.requirements) if scenario else (),
        fits={
            view.number: fits_among(list(scenarios.values()), view.number, view.card)
            for view in cards
        },
    )


def _asked_for(wish: Mapping[str, Any]) -> AskedFor | None:
    """The requirements of a search; none where it has none, so that nothing is ranked."""
    search_text = wish.get("search", "")
    requirements = query_of(asked_of(search_text)).requirements if search_text else ()
    return AskedFor(title_of(wish), requirements) if requirements else None


def _as_wished(session: Session, wish: Mapping[str, Any], number: str, revision: int) -> CardView:
    """A card as it stood when the wish was made: current, and under the name of then."""
    view = card_view(session, number, revision)
    zh, en, contact = wish["publishers"][view.enterprise.code]
    publisher = replace(view.enterprise, zh=zh, en=en, contact=contact)
    return replace(view, state=RevisionState.PUBLISHED, superseded_by=None, enterprise=publisher)


def _chosen(session: Session, choice: SetChoice) -> tuple[Sequence[PublishedCard], int]:
    """The cards of the set, and from how many they are taken. None is read beyond the most."""
    if choice.scenario:
        found = matches(session, choice.scenario, weights=dict(choice.weights))
        eligible = found.eligible_magnesium
        most = min(choice.most, eligible.total)
        _check_number(most)
        return _first_of(eligible, most)
    if choice.search:
        answer = search(session, question_of(choice.search)).ranking
        eligible = answer.of(Tier.QUALIFIED, Tier.POSSIBLE)
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


def _ordered(cards: Sequence[PublishedCard], order: Order) -> Sequence[PublishedCard]:
    if order is Order.USUAL:
        return cards
    first = {
        Order.DESIGNATION: lambda _: "",
        Order.FAMILY: lambda entry: fold(entry.card.family),
        Order.ENTERPRISE: lambda entry: entry.enterprise.code,
    }[order]
    return sorted(cards, key=lambda entry: (first(entry), fold(entry.card.title), entry.number))


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


def title_of(wish: Mapping[str, Any]) -> Wording:
    """What the set that a wish describes is called."""
    return Wording(*wish["title"])


def _title(session: Session, choice: SetChoice, chosen: Sequence[PublishedCard]) -> Wording:
    """By its scenario, its enterprise or its only card."""
    if choice.scenario:
        return get_scenario(session, choice.scenario).name
    if choice.search:
        said = called(session, question_of(choice.search))
        return Wording(f"检索 {said.zh[:LONGEST_TITLE]}", f"Search {said.en[:LONGEST_TITLE]}")
    if choice.enterprise:
        return get_enterprise(session, choice.enterprise).name
    if len(chosen) == 1:
        title = f"{chosen[0].card.title} {chosen[0].number}"
        return Wording(title, title)
    return Wording("镁材料性能卡片集", "Magnesium material performance cards")


def _check_choice(choice: SetChoice) -> None:
    if choice.most < 1:
        raise InputRefused("most", Wording("至少一张卡片。", "One card at least."))
    ways = choice.scenario, choice.search, choice.enterprise, choice.cards
    if sum(map(bool, ways)) > 1:
        raise InputRefused(
            "choice",
            Wording(
                "场景、检索、企业、卡片清单只能选一种。",
                "Choose by scenario, by search, by enterprise or by list, not by several.",
            ),
        )
    if choice.weights and not choice.scenario:
        raise InputRefused(
            "weights",
            Wording(
                "权重属于场景：请同时选定场景；检索的权重写在检索里。",
                "Weights belong to a scenario: choose one, too. Those of a search stand in it.",
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
