"""Near misses: excluded cards by how far they are from their limits, the nearest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.index import Index
from cards.columns.judging import Judged, Sight, judged
from cards.columns.lens import Ranks
from cards.columns.places import first_by
from cards.columns.points import Floats
from cards.columns.search import Query, rows_of
from cards.matching import Tier
from cards.requirement import Requirement


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """An excluded card with the largest relative gap of the musts that it fails."""

    gap: float
    number: str


def near_misses(index: Index, query: Query, most: int) -> Sequence[Miss]:
    """The first `most` excluded cards of `query` as `cards.matching.near_misses` orders them."""
    asked = replace(query, after=None, sorting=None)
    parts = [_misses(drawer, asked, most) for drawer in index.drawers]
    return list(islice(heapq.merge(*parts), most))


def _misses(drawer: Drawer, query: Query, most: int) -> Iterable[Miss]:
    rows = rows_of(drawer, query, Tier.EXCLUDED)
    if not len(rows):
        return []
    gaps = np.zeros(len(rows))
    for requirement in query.requirements:
        if requirement.is_must:
            must = judged(requirement, drawer.lenses.look)
            missed = np.flatnonzero(must.fails(rows))
            gaps[missed] = np.maximum(gaps[missed], _gaps(must, rows[missed]))
    nearest = first_by([-gaps], most)
    numbers = drawer.segment.numbers[rows[nearest]]
    return [
        Miss(gap, number.decode())
        for gap, number in zip(gaps[nearest].tolist(), numbers, strict=True)
    ]


def _gaps(must: Judged, rows: Ranks) -> Floats:
    """|x − limit| / |limit| at the favourable end of what fails; ∞ where no number says how far."""
    first, *others = must.sights
    gaps = _gaps_of(first, must.requirement, rows)
    for other in others:
        gaps = np.where(first.fails(rows), gaps, _gaps_of(other, must.requirement, rows))
    return gaps


def _gaps_of(sight: Sight, requirement: Requirement, rows: Ranks) -> Floats:
    low, high = sight.lens.low[rows], sight.lens.high[rows]
    gaps = np.full(len(rows), np.inf)
    for limit, ends, is_missed in (
        (requirement.low, high, high < sight.floor),
        (requirement.high, low, low >= sight.ceiling),
    ):
        if limit:
            # Once for every different number, of which there are fewer than cards.
            far = np.abs(sight.lens.values - limit) / abs(limit)
            gaps = np.where(is_missed, far[ends], gaps)
    return gaps
