"""The fit of one card with every scenario, as its supplier and its readers see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.card import Card
from cards.matching import Match
from cards.obstacles import nearness
from cards.scenario import Scenario
from cards.wording import Wording
from schemas.match_table import Line, columns_of, line
from schemas.obstacles import SHOWN, ObstacleLine, obstacle_lines


@dataclass(frozen=True, slots=True)
class FitLine:
    """A scenario with what the card answers to it; `obstacles` are the nearest ones, with `more`
    behind them."""

    key: str
    name: Wording
    line: Line
    obstacles: tuple[ObstacleLine, ...]
    more: int


def fit_lines(fits: Iterable[tuple[Scenario, Match]], card: Card) -> tuple[FitLine, ...]:
    """The nearest scenarios first. Those that demand nothing of the material say nothing of a
    card: they are left out."""
    asking = [fit for fit in fits if fit[0].requirements]
    return tuple(_fit(*fit, card) for fit in sorted(asking, key=lambda fit: nearness(fit[1])))


def _fit(scenario: Scenario, match: Match, card: Card) -> FitLine:
    found = obstacle_lines(match, card)
    return FitLine(
        scenario.key,
        scenario.name,
        line(match, columns_of(scenario.requirements), card),
        found[:SHOWN],
        len(found[SHOWN:]),
    )
