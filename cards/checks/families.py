"""Which family of alloys a card is of, however the family is written."""

from __future__ import annotations

import re

from cards.card import Card
from cards.composition import ElementContent
from cards.wording import fold

_MAGNESIUM_ALUMINIUM = re.compile(r"(mg|magnesium)[-.\d]*(al|aluminium|aluminum)|镁[-.\d]*铝")


def is_magnesium_aluminium(card: Card) -> bool:
    """Whether the card is of a Mg–Al alloy: by its family, or by composition where none is
    stated."""
    family = fold(card.family)
    if family:
        return _MAGNESIUM_ALUMINIUM.match(family) is not None
    return _is_led_by_aluminium(card)


def _is_led_by_aluminium(card: Card) -> bool:
    """Whether aluminium is the largest addition to magnesium."""
    elements = card.composition.elements
    base = {entry.element for entry in elements if entry.is_balance} or {"Mg"}
    additions = {
        entry.element: _share(entry) for entry in elements if entry.element not in {"Mg", *base}
    }
    aluminium = additions.get("Al", 0.0)
    return base == {"Mg"} and 0 < aluminium == max(additions.values())


def _share(entry: ElementContent) -> float:
    """The largest share that is stated for an element, 0 where none is."""
    stated = (entry.measured, entry.maximum, entry.minimum)
    ends = (quantity.high or quantity.low or 0.0 for quantity in stated if quantity is not None)
    return max(ends, default=0.0)
