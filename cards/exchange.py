"""What a lighter part is worth: the exchange of cost against mass, and of emissions against
kilometres."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.span import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part that could be chosen, with its cost and its mass in kg; None is unknown."""

    name: str
    cost: float | None
    mass: float | None


@dataclass(frozen=True, slots=True)
class Reign:
    """Between which exchange constants α, in currency per kg, a candidate has the least penalty;
    the last one wins for every larger α and has `high` infinite."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Line:
    """The penalty of a candidate over α."""

    name: str
    cost: float
    mass: float

    def penalty(self, alpha: float) -> float:
        """Z = cost + α·mass (Ashby, Materials Selection in Mechanical Design)."""
        return self.cost + alpha * self.mass

    def crossing(self, lighter: _Line) -> float:
        """The α from which on the lighter and dearer one has the smaller penalty."""
        return (lighter.cost - self.cost) / (self.mass - lighter.mass)


def _lines(candidates: Iterable[Candidate]) -> list[_Line]:
    return [
        _Line(entry.name, entry.cost, entry.mass)
        for entry in candidates
        if entry.cost is not None and entry.mass is not None
    ]


def without_penalty(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """The candidates that cannot be compared, for want of a cost or a mass."""
    return tuple(entry.name for entry in candidates if None in (entry.cost, entry.mass))


def winner(candidates: Sequence[Candidate], alpha: float) -> str | None:
    """The candidate with the least penalty Z = cost + α·mass; of equals the lighter one."""
    lines = _lines(candidates)
    best = min(lines, key=lambda e: (e.penalty(alpha), e.mass, e.name), default=None)
    return None if best is None else best.name


def reigns(candidates: Sequence[Candidate]) -> tuple[Reign, ...]:
    """Who wins from α = 0 upwards: the lower envelope of the penalties."""
    lines = _lines(candidates)
    found: list[Reign] = []
    best = min(lines, key=lambda e: (e.cost, e.mass, e.name), default=None)
    alpha = 0.0
    while best is not None:
        heir = _heir(best, lines)
        end = math.inf if heir is None else max(alpha, best.crossing(heir))
        found.append(Reign(best.name, alpha, end))
        best, alpha = heir, end
    return tuple(found)


def _heir(best: _Line, lines: Iterable[_Line]) -> _Line | None:
    """The line that next falls below `best`; where several do at once, the lightest."""
    lighter = (entry for entry in lines if entry.mass < best.mass)
    return min(lighter, key=lambda e: (best.crossing(e), e.mass, e.cost, e.name), default=None)


def break_even_mileage(
    mass: float, mass_before: float, footprint: float, footprint_before: float, benefit: float
) -> float:
    """km = (m·g − m₀·g₀)/(k·(m₀ − m)): from where on the lighter part has emitted less.

    Masses in kg, footprints g and g₀ in kgCO2e per kg of material, benefit k in kgCO2e per km
    and kg of mass saved. 0 means from the first kilometre, infinite means never: a part that is
    not lighter never earns its footprint back.
    """
    if mass >= mass_before:
        return math.inf
    emitted = footprint if math.isinf(footprint) else mass * footprint
    surplus = emitted - mass_before * footprint_before
    return max(0.0, surplus / (benefit * (mass_before - mass)))


def break_even_span(
    mass_ratio: Span, footprint: Span, footprint_before: float, benefit: float
) -> Span:
    """The break-even mileage where mass ratio and footprint are intervals.

    The mileage is monotonic in both, so that its bounds lie at their ends.
    """
    found = [
        break_even_mileage(mass, 1.0, emitted, footprint_before, benefit)
        for mass in (mass_ratio.low, mass_ratio.high)
        for emitted in (footprint.low, footprint.high)
    ]
    return Span(min(found), max(found))
