"""In which units a comparison is shown: as typed, one unit for each property, or US customary."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cards.quantity import Form, Quantity
from cards.units import Unit
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures

DIGITS = 4
"""Significant digits of a number that was converted."""


class UnitSystem(StrEnum):
    """As typed, in the canonical unit of each property, or as engineers in the US write it."""

    TYPED = "typed"
    CANONICAL = "canonical"
    US = "us"


UNIT_SYSTEM_NAMES: Mapping[UnitSystem, Wording] = {
    UnitSystem.TYPED: Wording("各卡片原有单位", "as each card has them"),
    UnitSystem.CANONICAL: Wording("统一单位（SI）", "one unit each (SI)"),
    UnitSystem.US: Wording("美制单位", "US customary"),
}

US_UNITS: Mapping[str, str] = {
    "MPa": "ksi",
    "GPa": "Msi",
    "g/cm3": "lb/in3",
    "J": "ft.lbf",
    "MPa.m0.5": "ksi.in0.5",
    "mm/a": "mpy",
    "degC": "degF",
    "mm": "in",
    "kg": "lb",
    "W/(m.K)": "Btu.in/(h.ft2.degF)",
    "1e-6/K": "uin/(in.degF)",
}


def unit_in(system: UnitSystem, canonical: str) -> str:
    """The unit in which that system shows a quantity of the canonical unit."""
    return US_UNITS.get(canonical, canonical) if system is UnitSystem.US else canonical


def quantity_in(system: UnitSystem, quantity: Quantity) -> str:
    """A quantity with its unit; its digits as typed where the unit is the one that was typed."""
    target = unit_in(system, quantity.canonical_unit)
    unit = VOCABULARY.units[quantity.canonical_unit]
    is_as_typed = system is UnitSystem.TYPED or not unit.accepts(target)
    if is_as_typed or unit.scale(target) == unit.scale(quantity.unit):
        return figures.quantity_text(quantity)
    if quantity.form is Form.MEAN_SD and quantity.spread is not None:
        return _mean(quantity, unit, target)
    ends = (_end(quantity.low, unit, target), _end(quantity.high, unit, target))
    return figures.interval(*ends, target, DIGITS)


def _end(number: float | None, unit: Unit, target: str) -> float | None:
    return None if number is None else unit.from_canonical(number, target)


def _mean(quantity: Quantity, unit: Unit, target: str) -> str:
    assert quantity.spread is not None
    spread = quantity.spread / float(unit.scale(target).factor)
    mean = figures.trimmed(unit.from_canonical(quantity.centre, target), DIGITS)
    return figures.with_unit(
        f"{mean}{figures.NBSP}±{figures.NBSP}{figures.trimmed(spread, 2)}", target
    )
