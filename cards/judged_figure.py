"""The one figure of a card that counts for a property, at 23 °C unless something else is asked."""

from __future__ import annotations

import builtins
import math
from dataclasses import dataclass

from cards.card import Card
from cards.conditions import NO_CONDITIONS, Conditions
from cards.reading import Reading, Standing, read
from cards.requirement import DemandedBasis, Question, Side
from cards.sources import EvidenceGrade
from cards.span import Span
from cards.values import Value
from cards.verdict import Reason
from cards.vocabulary import VOCABULARY


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

    @builtins.property
    def is_bound(self) -> bool:
        """Whether only one side is stated, as by a limit of detection: then the span reaches as far
        as the property can."""
        if self.value is None or self.value.is_absent:
            return self.span is not None
        quantity = self.value.quantity
        return quantity is not None and (quantity.low is None or quantity.high is None)


def figure_of(
    card: Card,
    key: str,
    conditions: Conditions = NO_CONDITIONS,
    basis: DemandedBasis = DemandedBasis.TYPICAL,
) -> JudgedFigure:
    """The figure of the property `key`, a number, under `conditions` and on that basis; where
    several count equally, the unfavourable one: the highest where lower is better, else the
    lowest."""
    entry = VOCABULARY.property(key)
    side = Side.CEILING if entry.better == "lower" else Side.FLOOR
    reading = read(card, Question(key, conditions, basis, side))
    is_hint = reading.standing is Standing.CONDITION_MISSING and reading.refused is None
    return JudgedFigure(
        property=key,
        span=_span(reading, key) if reading.standing is Standing.DECIDES else None,
        indicated=_span(reading, key) if is_hint else None,
        reason=reading.reason,
        axes=reading.axes,
        value=reading.value,
        grade=reading.grade,
    )


def _span(reading: Reading, key: str) -> Span | None:
    """The interval of a reading; nothing lies beyond what is possible at its lower end."""
    if not reading.has_number:
        return None
    hard = VOCABULARY.property(key).hard
    assert hard is not None
    low = _open_end(hard[0]) if reading.low is None else max(reading.low, hard[0])
    return Span(low, math.inf if reading.high is None else max(reading.high, low))


def _open_end(least: float) -> float:
    return 0.0 if least > 0 else -math.inf
