"""The fit of one card with every scenario, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.card import Card
from cards.matching import Match
from cards.scenario import Scenario
from cards.wording import Wording
from schemas.match_table import Line, columns_of, line


@dataclass(frozen=True, slots=True)
class FitLine:
    """A scenario with what the card answers to it."""

    key: str
    name: Wording
    line: Line


def fit_lines(fits: Iterable[tuple[Scenario, Match]], card: Card) -> tuple[FitLine, ...]:
    """Scenarios that demand nothing of the material say nothing of a card: they are left out."""
    return tuple(
        FitLine(scenario.key, scenario.name, line(match, columns_of(scenario.requirements), card))
        for scenario, match in fits
        if scenario.requirements
    )
