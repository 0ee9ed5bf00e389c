"""The cards of a result as points between two properties, as far as both are known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cards.columns.drawer import Drawer
from cards.columns.facets import FACETS
from cards.columns.index import Index
from cards.columns.lens import Mask, Ranks
from cards.columns.points import Floats
from cards.columns.search import Query, rows_of
from cards.matching import Tier
from cards.requirement import Question

_FAMILY = FACETS.index("family")


@dataclass(frozen=True, slots=True)
class Cloud:
    """The points of cards in canonical units, by ascending number, with their families.

    `x` and `y` have two columns, from least to largest. `left_out` are the numbers of the other
    cards, also of those that only say a bound: nobody knows where their point lies.
    """

    numbers: tuple[str, ...]
    families: tuple[str, ...]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    left_out: tuple[str, ...]


def cloud(index: Index, query: Query, x: Question, y: Question) -> Cloud:
    """The cards that no must of `query` excludes, by what they answer to both questions."""
    parts = [_part(drawer, query, x, y) for drawer in index.drawers]
    numbers = [number for part in parts for number in part.numbers]
    order = np.array(sorted(range(len(numbers)), key=numbers.__getitem__), np.intp)
    families = [family for part in parts for family in part.families]
    return Cloud(
        tuple(numbers[place] for place in order),
        tuple(families[place] for place in order),
        np.concatenate([np.empty((0, 2)), *(part.x for part in parts)])[order],
        np.concatenate([np.empty((0, 2)), *(part.y for part in parts)])[order],
        tuple(sorted(number for part in parts for number in part.left_out)),
    )


def _part(drawer: Drawer, query: Query, x: Question, y: Question) -> Cloud:
    rows = rows_of(drawer, query, Tier.QUALIFIED, Tier.POSSIBLE)
    across, down = _ends(drawer, rows, x), _ends(drawer, rows, y)
    known: Mask = np.isfinite(np.concatenate([across, down], axis=1)).all(axis=1)
    families = drawer.facets.of_row[rows[known]]
    return Cloud(
        _numbers(drawer, rows[known]),
        tuple(drawer.facets.combinations[place][_FAMILY] for place in families.tolist()),
        across[known],
        down[known],
        _numbers(drawer, rows[~known]),
    )


def _numbers(drawer: Drawer, rows: Ranks) -> tuple[str, ...]:
    return tuple(number.decode() for number in drawer.segment.numbers[rows])


def _ends(drawer: Drawer, rows: Ranks, question: Question) -> Floats:
    lens = drawer.lenses.look(question)
    ends: Floats = np.stack([lens.values[lens.low[rows]], lens.values[lens.high[rows]]], axis=1)
    return ends


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where the cards of a family lie in both properties."""

    family: str
    count: int
    x: tuple[float, float]
    y: tuple[float, float]


def extents(found: Cloud) -> Sequence[Extent]:
    """The extent of every family in the cloud, those with most cards first."""
    places: dict[str, list[int]] = {}
    for place, family in enumerate(found.families):
        places.setdefault(family, []).append(place)
    made = [
        Extent(family, len(own), _span(found.x[own]), _span(found.y[own]))
        for family, own in places.items()
    ]
    return sorted(made, key=lambda extent: (-extent.count, extent.family))


def _span(ends: Floats) -> tuple[float, float]:
    return float(ends[:, 0].min()), float(ends[:, 1].max())
