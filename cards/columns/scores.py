"""Scores of many cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cards.columns.judging import Judged
from cards.columns.lens import Ranks
from cards.columns.points import Floats
from cards.matching import GRAIN


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
    scored, total = scored_of(judgements)
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    for entry in scored:
        worst, best = entry.utilities(rows)
        low += entry.requirement.weight / total * worst
        high += entry.requirement.weight / total * best
    return Scores(_rounded(low), _rounded(high), _rounded(_coverage(scored or judgements, rows)))


def scored_of(judgements: Sequence[Judged]) -> tuple[list[Judged], float]:
    """What takes part in the score, and the sum of its weights."""
    scored = [entry for entry in judgements if entry.requirement.is_scored]
    return scored, sum(entry.requirement.weight for entry in scored)


def low_ends(judgements: Sequence[Judged], rows: Ranks) -> Floats:
    """The low ends of the scores of `rows` alone."""
    scored, total = scored_of(judgements)
    low = np.zeros(len(rows))
    for entry in scored:
        low += entry.requirement.weight / total * entry.worst(rows)
    return low


def _coverage(judgements: Sequence[Judged], rows: Ranks) -> Floats:
    total = sum(entry.requirement.weight for entry in judgements)
    known = np.zeros(len(rows))
    for entry in judgements:
        known += entry.requirement.weight * (entry.passes(rows) | entry.fails(rows))
    return known / total if total else known


def _rounded(shares: Floats) -> Floats:
    found: Floats = np.rint(shares * GRAIN) / GRAIN
    return found
