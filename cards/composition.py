"""Chemical composition in mass per cent, by element: limits, a measured value, or balance."""

from __future__ import annotations

from dataclasses import dataclass

from cards.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ElementContent:
    """The share of one element; limits and measurement are in % by mass, as typed and canonical."""

    element: str
    minimum: Quantity | None = None
    maximum: Quantity | None = None
    measured: Quantity | None = None
    is_balance: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """Elements with the standard that limits them; `source` is the id of a source of the card."""

    elements: tuple[ElementContent, ...] = ()
    standard: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.elements)

    def of(self, element: str) -> ElementContent | None:
        return next((entry for entry in self.elements if entry.element == element), None)


NO_COMPOSITION = Composition()

IMPURITIES = ("Fe", "Ni", "Cu")
"""Elements whose limits decide the corrosion of magnesium and are shown separately."""
