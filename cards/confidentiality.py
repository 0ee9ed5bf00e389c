"""What readers see of a card that holds confidential values: that they exist, and nothing of them.

What follows from the values is computed of what is left, so that nothing can be computed back.
"""

from __future__ import annotations

from dataclasses import replace

from cards.card import Card
from cards.values import Absence, AbsenceReason, Value


def confidential_values(card: Card) -> tuple[Value, ...]:
    """The values that the enterprise shows on request only."""
    return tuple(value for value in card.values if value.confidential)


def for_readers(card: Card) -> Card:
    """The card without its confidential values; in place of each stands that it can be had on
    request, with the conditions, the method and the source, and without any number."""
    if not confidential_values(card):
        return card
    return replace(card, values=tuple(map(_withheld, card.values)))


def _withheld(value: Value) -> Value:
    if not value.confidential:
        return value
    return replace(
        value,
        content=Absence(AbsenceReason.ON_REQUEST),
        deviation="",
        note="",
        confidential=False,
    )
