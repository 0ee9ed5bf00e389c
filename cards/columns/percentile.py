"""How a number stands among what comparable cards say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cards.columns.index import Index
from cards.columns.points import Floats
from cards.judging import TOLERANCE
from cards.requirement import Question, Side

FEWEST = 5
"""Of how many cards it takes a number to speak of a share."""


@dataclass(frozen=True, slots=True)
class Percentile:
    """`better` is the share of the `among` comparable cards that a number is at least as
    favourable as, 0 … 1."""

    property: str
    among: int
    better: float


def percentile(
    index: Index, question: Question, number: float, *, is_among: bool = False
) -> Percentile | None:
    """How favourable `number` is among all cards that answer the question; None where too few do.

    From each card the end that counts against it is taken, and equal ones count for the number.
    One that `is_among` them does not count itself.
    """
    found = np.concatenate([np.empty(0), *(_ends(index, question))])
    ease = TOLERANCE * abs(number)
    if is_among and len(found):
        own = int(np.abs(found - number).argmin())
        found = np.delete(found, own) if abs(found[own] - number) <= ease else found
    if len(found) < FEWEST:
        return None
    is_ceiling = question.side is Side.CEILING
    no_better = found >= number - ease if is_ceiling else found <= number + ease
    return Percentile(question.property, len(found), float(np.mean(no_better)))


def _ends(index: Index, question: Question) -> list[Floats]:
    ends = []
    for drawer in index.drawers:
        lens = drawer.lenses.look(question)
        places = lens.high if question.side is Side.CEILING else lens.low
        numbers = lens.values[places if drawer.is_in is None else places[drawer.is_in]]
        ends.append(numbers[np.isfinite(numbers)])
    return ends
