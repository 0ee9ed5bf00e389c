"""Which cards another list of requirements puts into another tier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cards.columns.drawer import Drawer
from cards.columns.index import Index
from cards.columns.search import Query, rows_of
from cards.matching import Tier


@dataclass(frozen=True, slots=True)
class Move:
    """A card that leaves a tier for another."""

    number: str
    before: Tier
    now: Tier


def moves(index: Index, before: Query, after: Query) -> list[Move]:
    """The cards whose tier differs between two queries about the same cards, by number."""
    found = (move for drawer in index.drawers for move in _moves(drawer, before, after))
    return sorted(found, key=lambda move: move.number)


def _moves(drawer: Drawer, before: Query, after: Query) -> Iterator[Move]:
    former, newer = _ranks(drawer, before), _ranks(drawer, after)
    tiers = list(Tier)
    for row in np.flatnonzero(former != newer).tolist():
        number = drawer.segment.numbers[row].decode()
        yield Move(number, tiers[former[row]], tiers[newer[row]])


def _ranks(drawer: Drawer, query: Query) -> NDArray[np.int8]:
    """The rank of the tier of each card; −1 for what is not there."""
    ranks = np.full(len(drawer.segment), -1, np.int8)
    for tier in Tier:
        ranks[rows_of(drawer, query, tier)] = tier.rank
    return ranks
