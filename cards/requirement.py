"""A requirement on a property: limit, conditions, target, weight, must or want.

Limits and targets are in the canonical unit of the property; `text` keeps what was typed.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cards.conditions import NO_CONDITIONS, Conditions
from cards.vocabulary import VOCABULARY, Property
from cards.wording import NO_WORDING, Wording


class Operator(StrEnum):
    """On which side of the limit a value must lie; a value at the limit passes."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    IS = "is"


class DemandedBasis(StrEnum):
    """What a number must claim to be: typical will do, guaranteed (minimum, B- or A-basis), or
    a statistical basis at least as strict as the one named."""

    TYPICAL = "typical"
    MINIMUM = "minimum"
    B_BASIS = "B_basis"
    A_BASIS = "A_basis"


DEMANDED_BASIS_NAMES = {
    DemandedBasis.TYPICAL: Wording("接受典型值", "typical values accepted"),
    DemandedBasis.MINIMUM: Wording("要求保证值", "guaranteed values required"),
    DemandedBasis.B_BASIS: Wording("要求 B 基准", "B-basis required"),
    DemandedBasis.A_BASIS: Wording("要求 A 基准", "A-basis required"),
}


class ThresholdSource(StrEnum):
    """Where the threshold of a scenario comes from; shown to every reader."""

    SOURCED = "sourced"
    DATASHEET_BOUND = "datasheet_bound"
    ENGINEERING_JUDGEMENT = "engineering_judgement"


THRESHOLD_SOURCE_NAMES = {
    ThresholdSource.SOURCED: Wording("有出处", "sourced"),
    ThresholdSource.DATASHEET_BOUND: Wording("取自数据表", "datasheet bound"),
    ThresholdSource.ENGINEERING_JUDGEMENT: Wording("工程判断", "engineering judgement"),
}


class Side(StrEnum):
    """From which side a limit bounds a value: what is unfavourable to a floor is a low end."""

    FLOOR = "floor"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Question:
    """What a requirement asks of a card before any limit is applied: which property, under which
    conditions, on which basis, and which side is the unfavourable one."""

    property: str
    conditions: Conditions
    basis: DemandedBasis
    side: Side


@dataclass(frozen=True)
class Requirement:
    """One requirement.

    `low` and `high` bound the admissible values (one of them None for a one-sided limit);
    `target` is where a want is fully satisfied, inside of a range. `choice` stands in for numbers
    with `IS`.
    """

    property: str
    operator: Operator
    low: float | None
    high: float | None
    text: str
    unit: str = ""
    choice: str = ""
    conditions: Conditions = NO_CONDITIONS
    target: float | None = None
    weight: float = 1.0
    is_must: bool = True
    basis: DemandedBasis = DemandedBasis.TYPICAL
    threshold: ThresholdSource | None = None
    source: str = ""
    note: Wording = NO_WORDING

    @builtins.property
    def definition(self) -> Property:
        return VOCABULARY.property(self.property)

    @builtins.property
    def limit(self) -> float | None:
        """The limit of a one-sided requirement."""
        if self.operator is Operator.AT_LEAST:
            return self.low
        return self.high if self.operator is Operator.AT_MOST else None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of a card: a range asks once for each of its sides."""
        sides = {Operator.AT_MOST: (Side.CEILING,), Operator.BETWEEN: (Side.FLOOR, Side.CEILING)}
        return tuple(
            Question(self.property, self.conditions, self.basis, side)
            for side in sides.get(self.operator, (Side.FLOOR,))
        )

    @builtins.property
    def is_scored(self) -> bool:
        """Whether the requirement takes part in the score: every want, and a must with target."""
        return not self.is_must or self.target is not None
