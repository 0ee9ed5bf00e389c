"""Writes a requirement with another limit, in the grammar in which requirements are read."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from cards.conditions import Condition
from cards.judging import eased as tolerated
from cards.requirement import Operator, Requirement
from cards.units import Unit
from cards.vocabulary import VOCABULARY

DIGITS = 4
_WEIGHT = re.compile(r"\s*\*\s*[\d.]+$")
_TARGET_DIGITS = 12
_SIGNS = {Operator.AT_LEAST: ">=", Operator.AT_MOST: "<="}


def eased(requirement: Requirement, number: float) -> str:
    """The text of the one-sided `requirement` with its limit eased to `number`, which is in the
    canonical unit; read again it is met by a value of `number`."""
    target = requirement.target
    parts = (
        subject_text(requirement),
        _SIGNS[requirement.operator],
        _with_unit(requirement, eased_limit(requirement, number)),
        "" if target is None else "→" + _with_unit(requirement, _target(requirement, target)),
        "" if requirement.weight == 1 else f"*{requirement.weight!r}".removesuffix(".0"),
        "" if requirement.is_must else "?",
    )
    return "".join(parts)


def subject_text(requirement: Requirement) -> str:
    """The property with its conditions, as the text of a requirement begins."""
    conditions = ",".join(map(_condition, requirement.conditions.values()))
    return f"{requirement.property}@{conditions}" if conditions else requirement.property


def with_weight(text: str, weight: float) -> str:
    """The text of a requirement with another weight."""
    want = "?" if text.rstrip().endswith("?") else ""
    plain = _WEIGHT.sub("", text.rstrip().removesuffix("?").rstrip())
    return f"{plain}{'' if weight == 1 else f'*{weight:g}'}{want}"


def eased_limit(requirement: Requirement, number: float) -> Decimal:
    """`number`, which is in the canonical unit, in the unit of the requirement: four significant
    digits, rounded so that a value of `number` still meets the limit."""
    is_floor = requirement.operator is Operator.AT_LEAST
    exact = _as_typed(requirement, number)
    nearest = Context(DIGITS, ROUND_HALF_EVEN).plus(exact)
    limit = _units(requirement).to_canonical(nearest, requirement.unit)
    if number >= tolerated(limit, -1) if is_floor else number <= tolerated(limit, 1):
        return nearest.normalize()
    return Context(DIGITS, ROUND_FLOOR if is_floor else ROUND_CEILING).plus(exact).normalize()


def _target(requirement: Requirement, target: float) -> Decimal:
    return Context(_TARGET_DIGITS).plus(_as_typed(requirement, target)).normalize()


def _as_typed(requirement: Requirement, number: float) -> Decimal:
    return _units(requirement).scale(requirement.unit).from_canonical(Decimal(repr(number)))


def _units(requirement: Requirement) -> Unit:
    return VOCABULARY.units[requirement.definition.unit or ""]


def _condition(condition: Condition) -> str:
    return f"{condition.axis}={condition.typed}"


def _with_unit(requirement: Requirement, number: Decimal) -> str:
    """A bare number is written without its unit 1, which is no word of the grammar."""
    unit = "" if requirement.unit == "1" else requirement.unit
    return f"{number:f} {unit}".rstrip()
