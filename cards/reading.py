"""What a card says on a question, before any limit is applied (MATCHING §2).

Of several values the one decides that is comparable, on the demanded basis, with the best
evidence; of values with equal evidence the unfavourable one. No limit takes part in the choice,
so that an index can make it beforehand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from cards.card import Card
from cards.comparability import place_on, stated_conditions, unmet_axes
from cards.conditions import Condition
from cards.derivation import sample_of
from cards.interpolation import read_curve
from cards.requirement import DemandedBasis, Question, Side
from cards.sources import EvidenceGrade
from cards.tolerance_factors import sample_shortfall
from cards.values import GUARANTEED, Absence, AbsenceReason, Basis, Chosen, Curve, Value
from cards.verdict import Reason
from cards.vocabulary import VOCABULARY


class Standing(IntEnum):
    """How far a value carries on a question, best first; only the first decides."""

    DECIDES = 0
    OTHER_BASIS = 1
    CURVE_ENDS = 2
    CONDITION_MISSING = 3
    CONDITION_DIFFERS = 4
    SAYS_NOTHING = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it answers a question.

    `low` and `high` are its interval in the canonical unit, None where open, and where there is
    no number. `axes` are the conditions that stand in the way. `refused` says why the basis will
    not do, also where a condition is missing as well.
    """

    standing: Standing
    reason: Reason | None = None
    value: Value | None = None
    grade: EvidenceGrade | None = None
    low: float | None = None
    high: float | None = None
    axes: tuple[str, ...] = ()
    refused: Reason | None = None
    at: Condition | None = None

    @property
    def has_number(self) -> bool:
        return self.low is not None or self.high is not None


NOTHING_STATED = Reading(Standing.SAYS_NOTHING, Reason.NOT_STATED)

ACCEPTED = {
    DemandedBasis.MINIMUM: GUARANTEED,
    DemandedBasis.B_BASIS: (Basis.B_BASIS, Basis.A_BASIS),
    DemandedBasis.A_BASIS: (Basis.A_BASIS,),
}
"""Which bases will do where a typical value will not, the one asked for first."""

ABSENCES = {
    AbsenceReason.NOT_TESTED: Reason.NOT_TESTED,
    AbsenceReason.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    AbsenceReason.ON_REQUEST: Reason.ON_REQUEST,
    AbsenceReason.PENDING: Reason.PENDING,
    AbsenceReason.BELOW_LIMIT: Reason.NOT_STATED,
}


def read(card: Card, question: Question) -> Reading:
    """What `card` says on `question`; the first value of the card wins where all else is equal."""
    return next(iter(read_all(card, question)), NOTHING_STATED)


def read_all(card: Card, question: Question) -> list[Reading]:
    """What every value of `card` says on `question`, the one that counts first."""
    values = card.known_of(question.property)
    readings = (read_value(value, card.grade_of(value), question) for value in values)
    return sorted(readings, key=lambda reading: precedence(reading, question))


def read_value(value: Value, grade: EvidenceGrade, question: Question) -> Reading:
    """How one value answers the question."""
    content = value.content
    if isinstance(content, Absence) and content.limit is None:
        return Reading(Standing.SAYS_NOTHING, ABSENCES[content.reason], value, grade)
    entry = VOCABULARY.property(question.property)
    unmet = unmet_axes(question.conditions, value, entry)
    if isinstance(content, Curve):
        return _read_curve(content, value, grade, question, unmet)
    low = high = None
    if not isinstance(content, Chosen):
        quantity = content.bound if isinstance(content, Absence) else content
        assert quantity is not None
        low, high = quantity.low, quantity.high
    return _standing(value, grade, question, unmet, low, high)


def _read_curve(
    curve: Curve,
    value: Value,
    grade: EvidenceGrade,
    question: Question,
    unmet: tuple[str, ...],
) -> Reading:
    entry = VOCABULARY.property(question.property)
    at = place_on(curve, question.conditions, entry) if curve.points else None
    span = None if at is None else read_curve(curve, at)
    if span is not None:
        return _standing(value, grade, question, unmet, *span, at=at)
    if unmet or at is None:
        axes = unmet or (curve.axis,)
        return _standing(value, grade, question, axes, None, None)
    return Reading(Standing.CURVE_ENDS, Reason.CURVE_ENDS, value, grade, axes=(curve.axis,), at=at)


def _standing(
    value: Value,
    grade: EvidenceGrade,
    question: Question,
    unmet: tuple[str, ...],
    low: float | None,
    high: float | None,
    at: Condition | None = None,
) -> Reading:
    refused = basis_refused(value, question.basis)
    if unmet:
        stated = stated_conditions(value)
        is_missing = not any(axis in stated for axis in unmet)
        standing = Standing.CONDITION_MISSING if is_missing else Standing.CONDITION_DIFFERS
        reason = Reason.CONDITION_MISSING if is_missing else Reason.CONDITION_DIFFERS
    elif refused is not None:
        standing, reason = Standing.OTHER_BASIS, refused
    else:
        standing, reason = Standing.DECIDES, None
    return Reading(standing, reason, value, grade, low, high, unmet, refused, at)


def basis_refused(value: Value, demanded: DemandedBasis) -> Reason | None:
    """Why the basis of a value will not do, if it will not."""
    if value.basis is not None and not value.basis.is_measured:
        return Reason.ONLY_CALCULATED
    accepted = ACCEPTED.get(demanded)
    if accepted is None or value.basis in accepted:
        return None
    sample = sample_of(value)
    weakest = Basis.A_BASIS if demanded is DemandedBasis.A_BASIS else Basis.B_BASIS
    is_short = sample is not None and sample_shortfall(sample[2], value.lots, weakest) is not None
    return Reason.TOO_FEW_SPECIMENS if is_short else Reason.ONLY_TYPICAL


def basis_place(basis: Basis | None, demanded: DemandedBasis) -> int:
    """The demanded basis before others, and what claims nothing or was not measured last."""
    accepted = ACCEPTED.get(demanded, ())
    if basis in accepted:
        return accepted.index(basis)
    if basis in GUARANTEED:
        return 10 + GUARANTEED.index(basis)
    return 20 if basis is None or not basis.is_measured else 5


def precedence(reading: Reading, question: Question) -> tuple[float, ...]:
    """Sorts first the reading that counts: standing, basis, evidence, then the less favourable
    end and, of equal ends, the less favourable other end."""
    assert reading.value is not None and reading.grade is not None
    low = -math.inf if reading.low is None else reading.low
    high = math.inf if reading.high is None else reading.high
    ends = (low, high) if question.side is Side.FLOOR else (-high, -low)
    place = basis_place(reading.value.basis, question.basis)
    return (reading.standing, place, reading.grade.rank, *(ends if reading.has_number else (0, 0)))
