"""How the cards of a result are spread over a property."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.index import Index
from cards.columns.points import Floats
from cards.columns.search import Query, rows_of
from cards.conditions import NO_CONDITIONS, Conditions
from cards.judging import TOLERANCE
from cards.matching import Tier
from cards.requirement import DemandedBasis, Question, Side

BINS = 20
_DECADES = 2.0
"""From this ratio of largest to least on, the bins are equal on a logarithmic axis."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts between ascending `edges` in the canonical unit, one fewer than edges; `known` cards
    of `total` state the property under the conditions asked for."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    is_logarithmic: bool
    known: int
    total: int


def histogram(
    index: Index,
    query: Query,
    key: str,
    conditions: Conditions = NO_CONDITIONS,
    basis: DemandedBasis = DemandedBasis.TYPICAL,
    bins: int = BINS,
) -> Histogram:
    """The cards that no must of `query` excludes, its requirements on this property left out, by
    the middle of what they answer, or by the end that is closed."""
    middles, total = stated(index, query, key, conditions, basis)
    if not len(middles):
        return Histogram((), (), is_logarithmic=False, known=0, total=total)
    edges, is_logarithmic = _edges(middles, bins)
    counts, _ = np.histogram(middles, edges)
    return Histogram(
        tuple(edges.tolist()), tuple(counts.tolist()), is_logarithmic, len(middles), total
    )


def stated(
    index: Index,
    query: Query,
    key: str,
    conditions: Conditions = NO_CONDITIONS,
    basis: DemandedBasis = DemandedBasis.TYPICAL,
) -> tuple[Floats, int]:
    """The numbers behind `histogram`, in no order, and of how many cards they are."""
    question = Question(key, conditions, basis, Side.FLOOR)
    others = tuple(entry for entry in query.requirements if entry.property != key)
    asked = replace(query, requirements=others, after=None)
    found = [_middles(drawer, asked, question) for drawer in index.drawers]
    middles = np.concatenate([np.empty(0), *(numbers for numbers, _ in found)])
    return middles, sum(count for _, count in found)


def _middles(drawer: Drawer, query: Query, question: Question) -> tuple[Floats, int]:
    rows = rows_of(drawer, query, Tier.QUALIFIED, Tier.POSSIBLE)
    lens = drawer.lenses.look(question)
    low, high = lens.values[lens.low[rows]], lens.values[lens.high[rows]]
    low, high = np.where(np.isfinite(low), low, high), np.where(np.isfinite(high), high, low)
    is_known = np.isfinite(low)
    return (low[is_known] + high[is_known]) / 2, len(rows)


def _edges(middles: Floats, bins: int) -> tuple[Floats, bool]:
    least, largest = float(middles.min()), float(middles.max())
    if largest - least <= TOLERANCE * abs(largest):
        span = abs(least) / 2 or 1.0
        return np.linspace(least - span, least + span, 2), False
    if least > 0 and largest / least >= 10**_DECADES:
        edges = np.geomspace(least, largest, bins + 1)
        edges[0], edges[-1] = least, largest
        return edges, True
    return np.linspace(least, largest, bins + 1), False
