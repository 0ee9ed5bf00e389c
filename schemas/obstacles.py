"""What stands between a card and the requirements of a part, for readers and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cards.card import Card
from cards.matching import Match
from cards.obstacles import HINDRANCE_NAMES, Hindrance, Obstacle, obstacles
from cards.requirement import DEMANDED_BASIS_NAMES
from cards.verdict import REASON_NAMES
from cards.wording import NO_WORDING, Wording
from schemas.limits import limit_text, span_text
from schemas.match_table import Cell, cell, columns_of

SHOWN = 2


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """An obstacle; `needed` is the limit to be met, `reason` more closely what is lacking, and
    `cell` what the card has."""

    hindrance: str
    name: Wording
    needed: str
    reason: Wording
    cell: Cell


def obstacle_lines(match: Match, card: Card) -> tuple[ObstacleLine, ...]:
    """The obstacles of a match in their order."""
    return tuple(_line(obstacle, card) for obstacle in obstacles(match))


def _line(obstacle: Obstacle, card: Card) -> ObstacleLine:
    (column,) = columns_of([obstacle.requirement])
    return ObstacleLine(
        hindrance=obstacle.hindrance.value,
        name=HINDRANCE_NAMES[obstacle.hindrance],
        needed=_needed_text(obstacle),
        reason=_reason(obstacle),
        cell=cell(obstacle.verdict, column, card),
    )


def _needed_text(obstacle: Obstacle) -> str:
    requirement = obstacle.requirement
    if requirement.choice:
        return limit_text(requirement)
    return span_text(requirement, *obstacle.needed)


def _reason(obstacle: Obstacle) -> Wording:
    if obstacle.hindrance is Hindrance.BASIS:
        return DEMANDED_BASIS_NAMES[obstacle.requirement.basis]
    reason = obstacle.verdict.reason
    return NO_WORDING if reason is None else REASON_NAMES[reason]


def dump_obstacles(match: Match) -> Sequence[dict[str, Any]]:
    """The obstacles of a match; numbers are in the canonical unit."""
    return [_dump(obstacle) for obstacle in obstacles(match)]


def _dump(obstacle: Obstacle) -> dict[str, Any]:
    verdict, requirement = obstacle.verdict, obstacle.requirement
    low, high = obstacle.needed
    return {
        "property": requirement.property,
        "hindrance": obstacle.hindrance.value,
        "says": asdict(HINDRANCE_NAMES[obstacle.hindrance]),
        "reason": verdict.reason and verdict.reason.value,
        "needed": {"low": low, "high": high, "choice": requirement.choice or None},
        "basis": requirement.basis.value,
        "unit": requirement.definition.unit,
        "have": {"low": verdict.low, "high": verdict.high},
        "gap": verdict.gap,
        "relative_gap": verdict.relative_gap,
        "axes": list(verdict.axes),
    }
