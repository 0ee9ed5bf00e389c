"""A value of a property with everything that must stand beside it (CARD §1)."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cards.conditions import NO_CONDITIONS, Conditions
from cards.quantity import Form, Quantity
from cards.wording import Wording


class Basis(StrEnum):
    """What a number claims to be; typical and guaranteed numbers never share a column."""

    TYPICAL = "typical"
    MINIMUM = "minimum"
    A_BASIS = "A_basis"
    B_BASIS = "B_basis"
    MEAN = "mean"
    SINGLE = "single"
    NOMINAL = "nominal"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"

    @property
    def is_guaranteed(self) -> bool:
        return self in GUARANTEED

    @property
    def is_measured(self) -> bool:
        return self not in (Basis.CALCULATED, Basis.ESTIMATED)


GUARANTEED = (Basis.MINIMUM, Basis.B_BASIS, Basis.A_BASIS)

BASIS_NAMES = {
    Basis.TYPICAL: Wording("典型", "typical"),
    Basis.MINIMUM: Wording("保证值 (S)", "guaranteed (S)"),
    Basis.A_BASIS: Wording("A 基准", "A-basis"),
    Basis.B_BASIS: Wording("B 基准", "B-basis"),
    Basis.MEAN: Wording("平均", "mean"),
    Basis.SINGLE: Wording("单次实测", "single test"),
    Basis.NOMINAL: Wording("名义", "nominal"),
    Basis.CALCULATED: Wording("计算", "calculated"),
    Basis.ESTIMATED: Wording("估计", "estimated"),
}


class AbsenceReason(StrEnum):
    """Why there is no value. No value is not zero."""

    NOT_TESTED = "not_tested"
    NOT_APPLICABLE = "not_applicable"
    BELOW_LIMIT = "below_limit"
    ON_REQUEST = "on_request"
    PENDING = "pending"


ABSENCE_NAMES = {
    AbsenceReason.NOT_TESTED: Wording("未测", "not tested"),
    AbsenceReason.NOT_APPLICABLE: Wording("不适用", "not applicable"),
    AbsenceReason.BELOW_LIMIT: Wording("低于检出限", "below detection limit"),
    AbsenceReason.ON_REQUEST: Wording("保密，可索取", "on request"),
    AbsenceReason.PENDING: Wording("待补", "pending"),
}


@dataclass(frozen=True, slots=True)
class Absence:
    """No value, and why: `limit` with *below limit*, `until` with *pending*."""

    reason: AbsenceReason
    limit: Quantity | None = None
    until: date | None = None

    @property
    def bound(self) -> Quantity | None:
        """What *below limit* says of the number: at most the limit, however that was typed."""
        if self.limit is None:
            return None
        return replace(self.limit, form=Form.AT_MOST, low=None, spread=None)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a curve, as typed and in canonical units."""

    typed_x: str
    typed_y: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Values of a property over one condition axis; `axis_unit` and `unit` are as typed."""

    axis: str
    axis_unit: str
    unit: str
    canonical_unit: str
    points: tuple[Point, ...]

    @property
    def span(self) -> tuple[float, float]:
        """The range of x that the curve covers, in the axis's canonical unit."""
        return min(point.x for point in self.points), max(point.x for point in self.points)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that is one of the choices of its property."""

    choice: str


Content = Quantity | Curve | Absence | Chosen


@dataclass(frozen=True, slots=True)
class Derivation:
    """By which formula, and from which values of the same card, a value was computed."""

    formula: str
    inputs: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one property, from one source.

    `specimens` is n, `deviation` is s in the unit as typed; `source` is the id of a source of
    the same card. `derivation` is set where nobody stated the value. A `confidential` value is
    for the enterprise and its reviewers; readers learn that it may be asked for.
    """

    property: str
    content: Content
    basis: Basis | None = None
    conditions: Conditions = NO_CONDITIONS
    specimen: str = ""
    standard: str = ""
    method: str = ""
    specimens: int | None = None
    deviation: str = ""
    lots: int | None = None
    source: str = ""
    tested_on: date | None = None
    note: str = ""
    confidential: bool = False
    derivation: Derivation | None = None

    @builtins.property
    def quantity(self) -> Quantity | None:
        """The quantity, when the value is one."""
        return self.content if isinstance(self.content, Quantity) else None

    @builtins.property
    def is_absent(self) -> bool:
        return isinstance(self.content, Absence)
