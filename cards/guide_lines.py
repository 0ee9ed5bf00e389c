"""Guide lines of performance indices in a chart of two properties (Ashby): y^p / x = C.

Above a line every material has a higher index, so that a part of it is lighter (MATCHING §4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.span import Span


@dataclass(frozen=True, slots=True)
class Guide:
    """An index, itself a property, as a line over `x` in the property `y`: y^power / x."""

    index: str
    x: str
    y: str
    power: float

    def value(self, x: float, y: float) -> float:
        """The index of a point in the canonical units of its properties."""
        return float(y**self.power / x)

    def height(self, x: float, value: float) -> float:
        """Where the line of that index lies over `x`."""
        return float((value * x) ** (1 / self.power))

    def is_above(self, x: Span, y: Span, value: float) -> bool:
        """Whether a card lies above the line with all that its ranges admit."""
        return self.value(x.high, y.low) >= value


DENSITY = "density"
GUIDES = (
    Guide("specific_stiffness", DENSITY, "youngs_modulus", 1.0),
    Guide("beam_stiffness_index", DENSITY, "youngs_modulus", 1 / 2),
    Guide("panel_stiffness_index", DENSITY, "youngs_modulus", 1 / 3),
    Guide("specific_proof_strength", DENSITY, "proof_strength_02", 1.0),
    Guide("beam_strength_index", DENSITY, "proof_strength_02", 2 / 3),
    Guide("panel_strength_index", DENSITY, "proof_strength_02", 1 / 2),
    Guide("specific_strength", DENSITY, "tensile_strength", 1.0),
)


def guides_for(x: str, y: str) -> Sequence[Guide]:
    """The indices that are lines in a chart of these properties."""
    return [guide for guide in GUIDES if (guide.x, guide.y) == (x, y)]
