"""A requirement on a property: limit, conditions, target, weight, must or want.

Limits and targets are in the canonical unit of the property; `text` keeps what was typed.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from enum import StrEnum

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
    """Whether a typical value will do, or only a guaranteed one (minimum, B or A basis)."""

    TYPICAL = "typical"
    MINIMUM = "minimum"


DEMANDED_BASIS_NAMES = {
    DemandedBasis.TYPICAL: Wording("接受典型值", "typical values accepted"),
    DemandedBasis.MINIMUM: Wording("要求保证值", "guaranteed values required"),
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


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement.

    `low` and `high` bound the admissible values (one of them None for a one-sided limit);
    `target` is where a want is fully satisfied. `choice` stands in for numbers with `IS`.
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

    @builtins.property
    def is_scored(self) -> bool:
        """Whether the requirement takes part in the score: every want, and a must with target."""
        return not self.is_must or self.target is not None
