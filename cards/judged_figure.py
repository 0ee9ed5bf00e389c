"""The one figure of a card that counts for a property under ordinary conditions at 23 °C.

It is the value that the rule of judging chooses where any plausible value would do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cards.card import Card
from cards.judging import judge
from cards.requirement import Operator, Requirement
from cards.sources import EvidenceGrade
from cards.span import Span
from cards.values import Value
from cards.verdict import Outcome, Reason, Verdict
from cards.vocabulary import VOCABULARY

_KNOWN = (Reason.DEPENDS, Reason.CENSORED)


@dataclass(frozen=True, slots=True)
class JudgedFigure:
    """What a card says of a property, in its canonical unit.

    `span` is None when that is not known, and `reason` and `axes` say why; `indicated` is what
    the figure would be if only the conditions left unstated agreed: shown, never counted.
    """

    property: str
    span: Span | None
    indicated: Span | None
    reason: Reason | None
    axes: tuple[str, ...]
    value: Value | None
    grade: EvidenceGrade | None


def figure_of(card: Card, key: str) -> JudgedFigure:
    """The figure of the property `key`, which is a number with plausible bounds."""
    verdict = judge(card, _any_plausible(key))
    is_known = verdict.outcome is Outcome.PASS or verdict.reason in _KNOWN
    return JudgedFigure(
        property=key,
        span=_span(verdict) if is_known else None,
        indicated=_span(verdict) if verdict.indication is Outcome.PASS else None,
        reason=None if is_known else verdict.reason,
        axes=verdict.axes,
        value=verdict.value,
        grade=verdict.grade,
    )


def _any_plausible(key: str) -> Requirement:
    """A requirement that every plausible value meets, and that tells which value is unfavourable:
    the highest where lower is better, else the lowest."""
    entry = VOCABULARY.property(key)
    assert entry.hard is not None
    least, most = entry.hard
    if entry.better == "lower":
        return Requirement(key, Operator.AT_MOST, None, most, text=f"{key}<={most:g}")
    return Requirement(key, Operator.AT_LEAST, least, None, text=f"{key}>={least:g}")


def _span(verdict: Verdict) -> Span:
    hard = verdict.requirement.definition.hard
    assert hard is not None
    least = hard[0]
    open_end = 0.0 if least > 0 else -math.inf
    low = open_end if verdict.low is None else max(verdict.low, least)
    return Span(low, math.inf if verdict.high is None else max(verdict.high, low))
