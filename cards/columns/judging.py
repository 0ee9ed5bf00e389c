"""Requirements judged on all cards of a segment at once: what passes, what fails, what it scores.

The same arithmetic in the same order as `cards.judging` and `cards.matching`, so that the numbers
agree to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cards.columns.lens import Lens, Mask, Ranks
from cards.columns.points import Floats
from cards.judging import eased
from cards.requirement import Operator, Question, Requirement
from cards.vocabulary import VOCABULARY

Look = Callable[[Question], Lens]
"""Finds the answers to a question, made before or made now."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """One answer against the limits: from which place of its values on it reaches the floor, and
    up to which it keeps below the ceiling."""

    lens: Lens
    floor: int
    ceiling: int

    def passes(self, rows: Ranks | slice) -> Mask:
        """Which cards certainly keep within the limits."""
        if not self.floor:
            below: Mask = self.lens.high[rows] < self.ceiling
            return below
        is_within: Mask = self.lens.low[rows] >= self.floor
        if self.ceiling < len(self.lens.values):
            is_within &= self.lens.high[rows] < self.ceiling
        return is_within

    def fails(self, rows: Ranks | slice) -> Mask:
        """Which cards certainly do not."""
        if not self.floor:
            above: Mask = self.lens.low[rows] >= self.ceiling
            return above
        is_beyond: Mask = self.lens.high[rows] < self.floor
        if self.ceiling < len(self.lens.values):
            is_beyond |= self.lens.low[rows] >= self.ceiling
        return is_beyond

    def open_count(self) -> int:
        """How many cards do not certainly fail one of the limits, the one that more fail."""
        above = len(self.lens.high) - int(self.lens.by_high.start[self.floor])
        return min(above, int(self.lens.by_low.start[self.ceiling]))

    def open_rows(self) -> Ranks:
        """Those cards, ascending."""
        high, low = self.lens.by_high, self.lens.by_low
        above, below = high.rows[high.start[self.floor] :], low.rows[: low.start[self.ceiling]]
        return np.sort(above if len(above) <= len(below) else below).astype(np.intp)


def sight(lens: Lens, requirement: Requirement) -> Sight:
    """How the limits of `requirement` stand among the answers."""
    if requirement.operator is Operator.IS:
        choices = list(VOCABULARY.property(requirement.property).choices)
        low = high = float(choices.index(requirement.choice))
    else:
        low = eased(-math.inf if requirement.low is None else requirement.low, -1)
        high = eased(math.inf if requirement.high is None else requirement.high, 1)
    floor = int(np.searchsorted(lens.values, low, "left"))
    ceiling = int(np.searchsorted(lens.values, high, "right"))
    return Sight(lens, floor, ceiling)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A requirement with the answers that it is judged on: one, and two for a range."""

    requirement: Requirement
    sights: tuple[Sight, ...]

    def passes(self, rows: Ranks | slice) -> Mask:
        """Which cards meet it; a range is met where both readings keep within it."""
        first, *others = (sight.passes(rows) for sight in self.sights)
        for other in others:
            first &= other
        return first

    def fails(self, rows: Ranks | slice) -> Mask:
        """Which cards miss it."""
        first, *others = (sight.fails(rows) for sight in self.sights)
        for other in others:
            first |= other
        return first

    def utilities(self, rows: Ranks) -> tuple[Floats, Floats]:
        """Between which utilities each card lies (MATCHING §3)."""
        passed, failed = self.passes(rows), self.fails(rows)
        if self.requirement.target is None:
            return passed.astype(np.float64), 1.0 - failed.astype(np.float64)
        low, high = _utilities(self.sights[0], self.requirement, rows)
        if len(self.sights) == 1:
            return low, high
        # The worse verdict of a range counts: by outcome, then by what it is worth.
        ranks = [1 + entry.passes(rows).astype(int) - entry.fails(rows) for entry in self.sights]
        other = _utilities(self.sights[1], self.requirement, rows)
        is_less = (other[0] < low) | ((other[0] == low) & (other[1] < high))
        by_ceiling = (ranks[1] < ranks[0]) | ((ranks[1] == ranks[0]) & is_less)
        return np.where(by_ceiling, other[0], low), np.where(by_ceiling, other[1], high)

    def worst(self, rows: Ranks) -> Floats:
        """The lower of the utilities alone."""
        requirement, sight = self.requirement, self.sights[0]
        if requirement.target is None:
            return self.passes(rows).astype(np.float64)
        if requirement.operator is Operator.BETWEEN:
            return self.utilities(rows)[0]
        rises = requirement.operator is Operator.AT_LEAST
        end = sight.lens.low if rises else sight.lens.high
        return utility_of_values(sight, requirement)[end[rows]]


def judged(requirement: Requirement, look: Look) -> Judged:
    """`requirement` with the answers that it is judged on."""
    sights = (sight(look(question), requirement) for question in requirement.questions)
    return Judged(requirement, tuple(sights))


def _utilities(sight: Sight, requirement: Requirement, rows: Ranks) -> tuple[Floats, Floats]:
    """The utilities at both ends, computed once for every different number."""
    values, share = sight.lens.values, utility_of_values(sight, requirement)
    low, high = sight.lens.low[rows], sight.lens.high[rows]
    if requirement.operator is Operator.BETWEEN:
        assert requirement.target is not None
        ends = share[low], share[high]
        is_beside = (values[high] < requirement.target) | (values[low] > requirement.target)
        return np.minimum(*ends), np.where(is_beside, np.maximum(*ends), 1.0)
    rises = requirement.operator is Operator.AT_LEAST
    return (share[low], share[high]) if rises else (share[high], share[low])


def utility_of_values(sight: Sight, requirement: Requirement) -> Floats:
    """clamp((x − L)/(T − L), 0, 1) for every different number x of a requirement with target."""
    values, target = sight.lens.values, requirement.target
    limit: float | Floats | None = requirement.limit
    assert target is not None
    if limit is None:
        assert requirement.low is not None and requirement.high is not None
        limit = np.where(values < target, requirement.low, requirement.high)
    found: Floats = np.clip((values - limit) / (target - limit), 0.0, 1.0)
    return found
