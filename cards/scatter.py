"""How a value stands among what other cards say of the same alloy under the same conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import either_agrees, is_comparable
from cards.quantity import Quantity
from cards.values import Value


@dataclass(frozen=True, slots=True)
class Scatter:
    """The span of the others' comparable values in canonical units, and how many these are.

    `is_outside` is whether the value lies wholly beyond the span.
    """

    low: float
    high: float
    count: int
    is_outside: bool


def scatter_of(value: Value, others: Iterable[Card]) -> Scatter | None:
    """The others' values beside which this one may stand; None where there are none.

    Typical and guaranteed values are never put together (CARD §1).
    """
    if value.quantity is None or not is_comparable(value):
        return None
    found = [
        other.quantity
        for card in others
        for other in card.values_of(value.property)
        if other.quantity is not None and _is_beside(value, other)
    ]
    ends = [end for quantity in found for end in (quantity.low, quantity.high) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    return Scatter(low, high, len(found), _is_outside(value.quantity, low, high))


def _is_beside(value: Value, other: Value) -> bool:
    guaranteed = [entry.basis is not None and entry.basis.is_guaranteed for entry in (value, other)]
    return guaranteed[0] == guaranteed[1] and is_comparable(other) and _agree(value, other)


def _agree(value: Value, other: Value) -> bool:
    """Whether every axis that one of the two states is stated by the other, and agrees."""
    axes = {*value.conditions, *other.conditions}
    return all(
        axis in value.conditions
        and axis in other.conditions
        and either_agrees(value.conditions[axis], other.conditions[axis])
        for axis in axes
    )


def _is_outside(quantity: Quantity, low: float, high: float) -> bool:
    is_above = quantity.low is not None and quantity.low > high
    is_below = quantity.high is not None and quantity.high < low
    return is_above or is_below
