"""How firmly the first card of a scenario stands, as pages say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.matching import Match
from cards.robustness import Robustness
from schemas import figures

MOST_RIVALS = 5


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly the first card stands among the `among` best; `breaking` is empty when nothing
    moves it."""

    first: str
    holds: bool
    spread: str
    breaking: str
    rivals: tuple[str, ...]
    level: tuple[str, ...]
    among: int


def firmness_of(found: Robustness | None, matches: Sequence[Match]) -> Firmness | None:
    """The firmness of the first of `matches`; None where nothing is scored."""
    if found is None:
        return None
    breaking = "" if found.breaking is None else figures.percent(found.breaking)
    return Firmness(
        first=matches[0].number,
        holds=found.holds,
        spread=figures.percent(found.spread),
        breaking=breaking,
        rivals=found.rivals,
        level=found.level,
        among=len(matches),
    )
