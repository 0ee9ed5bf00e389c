"""What is known of one card against one requirement: the outcome with all it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cards.conditions import Condition
from cards.requirement import Requirement
from cards.sources import EvidenceGrade
from cards.values import Value
from cards.wording import Wording


class Outcome(StrEnum):
    """Only *pass* and *fail* are knowledge."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_COMPARABLE = "not_comparable"
    OUT_OF_RANGE = "out_of_range"

    @property
    def is_known(self) -> bool:
        return self in (Outcome.PASS, Outcome.FAIL)


OUTCOME_NAMES = {
    Outcome.PASS: Wording("满足", "meets"),
    Outcome.FAIL: Wording("不满足", "does not meet"),
    Outcome.UNKNOWN: Wording("未知", "unknown"),
    Outcome.NOT_COMPARABLE: Wording("不可比", "not comparable"),
    Outcome.OUT_OF_RANGE: Wording("超出曲线范围", "out of range"),
}


class Reason(StrEnum):
    """Why a requirement is neither met nor missed."""

    NOT_STATED = "not_stated"
    NOT_TESTED = "not_tested"
    NOT_APPLICABLE = "not_applicable"
    ON_REQUEST = "on_request"
    PENDING = "pending"
    ONLY_TYPICAL = "only_typical"
    ONLY_CALCULATED = "only_calculated"
    DEPENDS = "depends"
    CENSORED = "censored"
    TOO_FEW_SPECIMENS = "too_few_specimens"
    CURVE_ENDS = "curve_ends"
    CONDITION_MISSING = "condition_missing"
    CONDITION_DIFFERS = "condition_differs"


REASON_NAMES = {
    Reason.NOT_STATED: Wording("卡片未给出", "not stated on the card"),
    Reason.NOT_TESTED: Wording("未测", "not tested"),
    Reason.NOT_APPLICABLE: Wording("不适用", "not applicable"),
    Reason.ON_REQUEST: Wording("保密，可索取", "on request"),
    Reason.PENDING: Wording("待补", "pending"),
    Reason.ONLY_TYPICAL: Wording("没有要求的基准", "not on the basis demanded"),
    Reason.ONLY_CALCULATED: Wording("只有计算或估计值", "only calculated or estimated"),
    Reason.DEPENDS: Wording("取决于区间内的位置", "depends on where in its range"),
    Reason.CENSORED: Wording("只知单侧界限", "only a bound is known"),
    Reason.TOO_FEW_SPECIMENS: Wording(
        "试样或批次太少，得不出要求的基准", "too few specimens or lots for the basis demanded"
    ),
    Reason.CURVE_ENDS: Wording("曲线未到该条件", "the curve ends before the condition"),
    Reason.CONDITION_MISSING: Wording("缺少条件", "condition not stated"),
    Reason.CONDITION_DIFFERS: Wording("条件不同", "condition differs"),
}


@dataclass(frozen=True, slots=True)
class Scatter:
    """How many comparable values on the demanded basis there are, and between which numbers, in
    the canonical unit, they lie; they are shown and never merged."""

    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one requirement on one card.

    `value` is the value judged (or the nearest to being judged), `low` and `high` its interval
    in the canonical unit (None where open). `gap` is x − limit in the canonical unit at the end
    of the interval that decides, `relative_gap` is gap / |limit| (None when the limit is 0).
    `axes` names the conditions that are missing or differ. `indication` says what the outcome
    would be if they agreed: shown to readers, never counted. `others` are the further values of
    the property, so that their scatter can be seen. `read_at` is where a curve was read,
    `scatter` how far apart several sources are. `refused` says of
    a value whose conditions do not agree that its basis would not do either.
    """

    requirement: Requirement
    outcome: Outcome
    reason: Reason | None = None
    value: Value | None = None
    grade: EvidenceGrade | None = None
    low: float | None = None
    high: float | None = None
    gap: float | None = None
    relative_gap: float | None = None
    axes: tuple[str, ...] = ()
    indication: Outcome | None = None
    others: tuple[Value, ...] = field(default=())
    read_at: Condition | None = None
    scatter: Scatter | None = None
    refused: Reason | None = None
