"""The first of many cards in the order of the score, without sorting them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cards.columns.lens import Mask, Ranks
from cards.columns.points import Floats


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands: `keys` descending, then the card number ascending."""

    keys: tuple[float, ...]
    number: str


def first_by(keys: Sequence[Floats], most: int) -> Ranks:
    """The first `most` of cards 0 … n − 1, in order: the largest first of the first of `keys`,
    among equal ones of the next, and among equal ones of all the one that comes first.

    All keys have the same length n ≥ 1.
    """
    count = len(keys[0])
    chosen = _first(np.arange(count), list(keys), min(most, count))
    order = np.lexsort((chosen, *(-key[chosen] for key in reversed(keys))))
    return chosen[order]


def _first(rows: Ranks, keys: Sequence[Floats], most: int) -> Ranks:
    if len(rows) <= most or not keys:
        return rows[:most]
    first, *others = keys
    own = first[rows]
    bound = np.partition(own, len(own) - most)[len(own) - most]
    sure, tied = rows[own > bound], rows[own == bound]
    return np.concatenate((sure, _first(tied, others, most - len(sure))))


def behind(keys: Sequence[Floats], before: Mask, place: Place) -> Mask:
    """Which cards come after `place`; `before` says which have a smaller number than that card,
    or are it."""
    is_behind = ~before
    for key, mark in zip(reversed(keys), reversed(place.keys), strict=True):
        is_behind = (key < mark) | ((key == mark) & is_behind)
    return is_behind
