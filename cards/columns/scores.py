"""Scores of many cards, and which of them can be among the first at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cards.columns.judging import Judged, utility_of_values
from cards.columns.lens import Ranks
from cards.columns.points import Floats
from cards.matching import GRAIN
from cards.requirement import Operator

_MANY = 8192
_SAMPLE = 2048
_MARGIN = 1e-9
"""More than the rounding of a score can make up for."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The score interval and the coverage of each card."""

    low: Floats
    high: Floats
    coverage: Floats

    def of(self, rows: Ranks) -> Scores:
        """Those of some of the cards."""
        return Scores(self.low[rows], self.high[rows], self.coverage[rows])


def scores(judgements: Sequence[Judged], rows: Ranks) -> Scores:
    """The scores of `rows`; both ends are 0 where nothing is scored."""
    scored = [entry for entry in judgements if entry.requirement.is_scored]
    total = sum(entry.requirement.weight for entry in scored)
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    for entry in scored:
        worst, best = entry.utilities(rows)
        low += entry.requirement.weight / total * worst
        high += entry.requirement.weight / total * best
    return Scores(_rounded(low), _rounded(high), _rounded(_coverage(scored or judgements, rows)))


def _coverage(judgements: Sequence[Judged], rows: Ranks) -> Floats:
    total = sum(entry.requirement.weight for entry in judgements)
    known = np.zeros(len(rows))
    for entry in judgements:
        known += entry.requirement.weight * (entry.passes(rows) | entry.fails(rows))
    return known / total if total else known


def _rounded(shares: Floats) -> Floats:
    found: Floats = np.rint(shares * GRAIN) / GRAIN
    return found


def contenders(judgements: Sequence[Judged], rows: Ranks, most: int) -> Ranks:
    """The cards of `rows` among which the first `most` by the low end certainly are.

    Of a sample the `most`-th score is reached; who loses more than that on one requirement alone
    is left out. All are kept where they are few, or nothing is scored.
    """
    scored = [entry for entry in judgements if entry.requirement.is_scored]
    if len(rows) <= _MANY or most > _SAMPLE or not scored:
        return rows
    sample = scores(judgements, rows[:: len(rows) // _SAMPLE]).low
    reached = float(np.partition(sample, len(sample) - most)[len(sample) - most])
    total = sum(entry.requirement.weight for entry in scored)
    for entry in sorted(scored, key=lambda entry: -entry.requirement.weight):
        least = 1 - (1 - reached + _MARGIN) * total / entry.requirement.weight
        rows = rows if least <= 0 else _with_utility(entry, rows, least)
    return rows


def _with_utility(entry: Judged, rows: Ranks, least: float) -> Ranks:
    """The cards whose utility reaches `least` for certain; of a range with target, all."""
    requirement, sight = entry.requirement, entry.sights[0]
    if requirement.target is None:
        return rows[entry.passes(rows)]
    if requirement.operator is Operator.BETWEEN:
        return rows
    shares = utility_of_values(sight, requirement)
    if requirement.operator is Operator.AT_LEAST:
        return rows[sight.lens.low[rows] >= np.searchsorted(shares, least)]
    return rows[sight.lens.high[rows] < np.searchsorted(-shares, -least, "right")]
