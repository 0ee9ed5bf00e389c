"""The limits of requirements as readers see them, in the unit in which each was typed."""

from __future__ import annotations

from cards.requirement import Operator, Requirement
from cards.requirement_writing import DIGITS, eased_limit
from cards.vocabulary import VOCABULARY
from schemas import figures


def limit_text(requirement: Requirement) -> str:
    """The limit: `≥ 130 MPa`, `1.7~1.9 g/cm³`."""
    if requirement.choice:
        chosen = requirement.definition.choices[requirement.choice].name
        return f"= {chosen.zh} / {chosen.en}"
    return span_text(requirement, requirement.low, requirement.high)


def target_text(requirement: Requirement) -> str:
    """The target, empty where there is none."""
    return span_text(requirement, requirement.target, requirement.target)


def span_text(requirement: Requirement, low: float | None, high: float | None) -> str:
    """From where to where, given in the canonical unit: `8~15 %`, `≥ 130 MPa`, `45 GPa`."""
    low, high = as_typed(requirement, low), as_typed(requirement, high)
    return figures.interval(low, high, unit_of(requirement))


def eased_text(requirement: Requirement, number: float) -> str:
    """The limit of a one-sided requirement as eased to `number`, which is in the canonical unit:
    `≥ 118 MPa`."""
    sign = "≥" if requirement.operator is Operator.AT_LEAST else "≤"
    limit = figures.trimmed(float(eased_limit(requirement, number)), DIGITS)
    return f"{sign}{figures.NBSP}{figures.with_unit(limit, unit_of(requirement))}"


def unit_of(requirement: Requirement) -> str:
    """The unit as typed, or the canonical one."""
    return requirement.unit or requirement.definition.unit or ""


def as_typed(requirement: Requirement, number: float | None) -> float | None:
    """A number in the canonical unit, in the unit as typed."""
    if number is None or not requirement.unit:
        return number
    unit = requirement.definition.unit or ""
    return VOCABULARY.units[unit].from_canonical(number, requirement.unit)
