"""The second view of a scenario: its cards relative to one another, and how firm the first is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.matching import Match
from cards.robustness import Robustness, robustness
from cards.second_view import SecondView, second_view
from catalogue.services.scenarios import ScenarioMatches, get_scenario, matches

REACH = 300
"""How many of the best ranked cards are seen a second time."""


@dataclass(frozen=True, slots=True)
class RelativeMatches:
    """The answer to a scenario, seen a second time; `is_reweighed` where it has other weights than
    usual, `robustness` is None without a scored card."""

    found: ScenarioMatches
    is_reweighed: bool
    matches: tuple[Match, ...]
    second: SecondView
    robustness: Robustness | None


def relative_matches(
    session: Session, key: str, weights: Mapping[int, float] | None = None
) -> RelativeMatches:
    """The cards of a scenario relative to one another, by its weights or by others, which are given
    by the places of the requirements. Raises ScenarioNotFound."""
    found = matches(session, key, weights=weights)
    eligible = found.eligible.take(REACH)
    return RelativeMatches(
        found=found,
        is_reweighed=found.scenario != get_scenario(session, key),
        matches=tuple(eligible),
        second=second_view(found.scenario.requirements, eligible),
        robustness=robustness(eligible),
    )
