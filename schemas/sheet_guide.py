"""How to read a card: every mark, tier and grade that a set uses, with what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.matching import TIER_NAMES, Tier
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.values import BASIS_NAMES, Basis
from cards.verdict import OUTCOME_NAMES, Outcome
from cards.wording import NO_WORDING, Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with its name and meaning."""

    sign: str
    name: Wording
    meaning: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of marks under a heading."""

    title: Wording
    marks: tuple[Mark, ...]


_BASES = {
    Basis.MINIMUM: Wording(
        "供方保证，可用于验收；单独成列。",
        "guaranteed by the supplier and fit for acceptance; has a column of its own.",
    ),
    Basis.TYPICAL: Wording(
        "描述材料，不作为规范。", "describes the material and is not a specification."
    ),
    Basis.MEAN: Wording("若干试样的平均值。", "the average of several specimens."),
    Basis.CALCULATED: Wording(
        "由其他数据算出，未经试验。", "computed from other data, not tested."
    ),
}

_TIERS = {
    Tier.QUALIFIED: ("●", Wording("全部必须项均已证实满足。", "every must is shown to be met.")),
    Tier.POSSIBLE: (
        "○",
        Wording(
            "没有不满足的必须项，但有的尚不知道。", "no must fails, but some are not known yet."
        ),
    ),
    Tier.EXCLUDED: (
        "×",
        Wording("至少一个必须项不满足；列出差距。", "at least one must fails; the gap is named."),
    ),
}

_OUTCOMES = {
    Outcome.PASS: "✓",
    Outcome.FAIL: "×",
    Outcome.UNKNOWN: "?",
    Outcome.NOT_COMPARABLE: "≠",
    Outcome.OUT_OF_RANGE: "↔",
}


def _writing() -> Iterable[Mark]:
    yield Mark(
        "≥ 240",
        Wording("单侧界限", "a bound"),
        Wording("实际值不低于此数。", "the true value is not below this number."),
    )
    yield Mark(
        "8~15",
        Wording("区间", "a range"),
        Wording("值落在两数之间。", "the value lies between the two."),
    )
    yield Mark(
        "240 ± 10",
        Wording("平均值 ± 标准差", "mean ± standard deviation"),
        Wording("不是公差。", "not a tolerance."),
    )
    yield Mark(
        "≠",
        Wording("不可比", "not comparable"),
        Wording(
            "缺少必要条件，数值保留但不参与排名。",
            "a needed condition is missing; the value is kept but not ranked.",
        ),
    )
    yield Mark("[1]", Wording("来源编号", "number of the source"))


_TOPICS = (
    Topic(Wording("数值的写法", "How values are written"), tuple(_writing())),
    Topic(
        Wording("基准", "Basis"),
        tuple(Mark("", BASIS_NAMES[basis], meaning) for basis, meaning in _BASES.items()),
    ),
    Topic(
        Wording("得分", "Scores"),
        (
            Mark(
                "62~81",
                Wording("得分区间，0 至 100", "score interval, 0 to 100"),
                Wording(
                    "不知道的不作猜测：下限按未知项全不利，上限按全有利。",
                    "what is not known is not guessed: the lower end takes every unknown at its "
                    "worst, the upper end at its best.",
                ),
            ),
        ),
    ),
    Topic(
        Wording("证据等级", "Evidence grades"),
        tuple(Mark(grade.value, name) for grade, name in EVIDENCE_GRADE_NAMES.items()),
    ),
    Topic(
        Wording("匹配分档", "Tiers of a match"),
        tuple(Mark(sign, TIER_NAMES[tier], meaning) for tier, (sign, meaning) in _TIERS.items()),
    ),
    Topic(
        Wording("单项判定", "Single verdicts"),
        tuple(Mark(sign, OUTCOME_NAMES[outcome]) for outcome, sign in _OUTCOMES.items()),
    ),
)

GUIDE = (_TOPICS[:3], _TOPICS[3:])
"""The topics in two columns."""
