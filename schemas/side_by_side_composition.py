"""The compositions of several cards side by side, in mass per cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.composition import IMPURITIES, ElementContent
from cards.quantity import Quantity
from cards.wording import NO_WORDING, Wording
from schemas import figures

BALANCE = Wording("余量", "balance")
MEASURED = Wording("实测", "measured")


@dataclass(frozen=True, slots=True)
class ElementLine:
    """What each card says of one element."""

    element: str
    is_impurity: bool
    cells: tuple[Wording, ...]


def element_lines(cards: Sequence[Card], *, only_differences: bool = False) -> list[ElementLine]:
    """The elements in the order in which the cards name them, those that decide corrosion last."""
    named = dict.fromkeys(
        content.element for card in cards for content in card.composition.elements
    )
    elements = sorted(named, key=lambda element: element in IMPURITIES)
    lines = [
        ElementLine(
            element,
            element in IMPURITIES,
            tuple(_share(card.composition.of(element)) for card in cards),
        )
        for element in elements
    ]
    return [line for line in lines if not only_differences or len(set(line.cells)) > 1]


def _share(content: ElementContent | None) -> Wording:
    if content is None:
        return NO_WORDING
    if content.is_balance:
        return BALANCE
    limits = _limits(content.minimum, content.maximum)
    if content.measured is None:
        return Wording(limits, limits)
    measured = figures.quantity_number(content.measured)
    beside = f"; {limits}" if limits else ""
    return Wording(f"{MEASURED.zh} {measured}{beside}", f"{MEASURED.en} {measured}{beside}")


def _limits(minimum: Quantity | None, maximum: Quantity | None) -> str:
    ends = [figures.quantity_number(end) if end else "" for end in (minimum, maximum)]
    if all(ends):
        return "~".join(ends)
    if ends[1]:
        return f"≤{figures.NBSP}{ends[1].lstrip('≤<').strip()}"
    return f"≥{figures.NBSP}{ends[0].lstrip('≥>').strip()}" if ends[0] else ""
