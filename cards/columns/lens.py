"""A question put to all cards of a segment at once: for each card the interval that it answers.

What is not known is the whole line from −∞ to ∞: it neither reaches a floor for certain nor
certainly stays below it, and its utility lies anywhere in [0, 1]. So one pair of numbers a card
says all that tier and score need. The numbers are kept as places in the sorted list of all
different ones, two bytes each for the most part, which compare exactly and are quick to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cards.columns.points import ABSENT, BASES, CURVE, GRADES, Floats
from cards.columns.segment import Rows, Segment
from cards.columns.states import StateTable
from cards.comparability import axes_apart
from cards.reading import Standing, basis_place, basis_refused, read_value
from cards.requirement import Question, Side
from cards.values import Absence, AbsenceReason, Value
from cards.vocabulary import VOCABULARY

Places = NDArray[np.unsignedinteger[Any]]
Mask = NDArray[np.bool_]
Ranks = NDArray[np.intp]

_UNSAID = Absence(AbsenceReason.NOT_TESTED)


@dataclass(frozen=True, eq=False)
class Lens:
    """The answers of the cards 0 … n − 1 to a question.

    The interval of a card is `values[low[row]]` to `values[high[row]]`, in the canonical unit of
    the property; `values` ascends from −∞ to ∞.
    """

    values: Floats
    low: Places
    high: Places

    @cached_property
    def by_low(self) -> Ordered:
        """The cards by the low end of their answer."""
        return _ordered(self.low, len(self.values))

    @cached_property
    def by_high(self) -> Ordered:
        """The cards by the high end of their answer."""
        return _ordered(self.high, len(self.values))


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """Cards in the order of one end; `start[place]` is where those of a value begin."""

    rows: Rows
    start: NDArray[np.int64]


def _ordered(places: Places, count: int) -> Ordered:
    starts = np.concatenate(([0], np.cumsum(np.bincount(places, minlength=count))))
    return Ordered(np.argsort(places, kind="stable").astype(np.int32), starts.astype(np.int64))


@dataclass(frozen=True, slots=True)
class _Answers:
    """The points that answer a question, in the order of the rows and of each card."""

    row: Rows
    place: NDArray[np.int64]
    low: Floats
    high: Floats


def lens_of(segment: Segment, states: StateTable, question: Question) -> Lens:
    """How the cards of `segment` answer `question`, by the rule of `cards.reading`."""
    chosen = _first_of_each_row(_answers(segment, states, question), question)
    is_span = chosen.low != chosen.high
    ends = np.concatenate(([-np.inf, np.inf], chosen.low, chosen.high[is_span]))
    values, places = np.unique(ends, return_inverse=True)
    kind: type[np.unsignedinteger[Any]] = np.uint16 if len(values) < 2**16 else np.uint32
    low, high = np.zeros(len(segment), kind), np.full(len(segment), len(values) - 1, kind)
    count = 2 + len(chosen.low)
    low[chosen.row] = high[chosen.row] = places[2:count]
    high[chosen.row[is_span]] = places[count:]
    return Lens(values, low, high)


def _answers(segment: Segment, states: StateTable, question: Question) -> _Answers:
    span = segment.points_of(question.property)
    kind, basis = segment.kind[span], segment.basis[span]
    low, high = segment.low[span].copy(), segment.high[span].copy()
    decides = _comparable(states, question, segment.state[span]) & _accepted(question)[basis]
    decides &= (kind != ABSENT) & (kind != CURVE)
    for place in np.flatnonzero(kind == CURVE).tolist():
        read = _read_curve(segment, states, question, span.start + place)
        if read is not None:
            decides[place], low[place], high[place] = True, *read
    at = np.flatnonzero(decides)
    places = np.array([basis_place(entry, question.basis) for entry in BASES])
    rank = places[basis[at]] * len(GRADES) + segment.grade[span][at].astype(np.int64)
    return _Answers(segment.row[span][at], rank, low[at], high[at])


def _comparable(states: StateTable, question: Question, state: NDArray[np.uint32]) -> Mask:
    """Which points stand under conditions that agree; every distinct state is judged once."""
    entry = VOCABULARY.property(question.property)
    agrees = np.zeros(len(states), bool)
    for number in np.unique(state).tolist():
        agrees[number] = not axes_apart(question.conditions, states.conditions(number), entry)
    found: Mask = agrees[state]
    return found


def _accepted(question: Question) -> Mask:
    bases = (Value(question.property, _UNSAID, basis) for basis in BASES)
    return np.array([basis_refused(value, question.basis) is None for value in bases])


def _read_curve(
    segment: Segment, states: StateTable, question: Question, place: int
) -> tuple[float, float] | None:
    unit = VOCABULARY.property(question.property).unit or "1"
    value = Value(
        question.property,
        segment.curve(int(segment.low[place])).as_curve(unit),
        BASES[segment.basis[place]],
        states.conditions(int(segment.state[place])),
    )
    reading = read_value(value, GRADES[segment.grade[place]], question)
    if reading.standing is not Standing.DECIDES:
        return None
    assert reading.low is not None and reading.high is not None
    return reading.low, reading.high


def _first_of_each_row(found: _Answers, question: Question) -> _Answers:
    """The answer that counts of each card: by basis and evidence, then the unfavourable one; of
    choices, which have no such side, the first."""
    is_repeated = np.zeros(len(found.row), bool)
    same = found.row[1:] == found.row[:-1]
    is_repeated[1:] |= same
    is_repeated[:-1] |= same
    several = np.flatnonzero(is_repeated)
    low, high = found.low[several], found.high[several]
    ends = (low, high) if question.side is Side.FLOOR else (-high, -low)
    if VOCABULARY.property(question.property).kind == "choice":
        ends = (np.zeros(len(several)), np.zeros(len(several)))
    order = several[np.lexsort((ends[1], ends[0], found.place[several], found.row[several]))]
    rows = found.row[order]
    first = order[np.concatenate(([True], rows[1:] != rows[:-1]))[: len(rows)]]
    kept = np.concatenate((np.flatnonzero(~is_repeated), first))
    return _Answers(found.row[kept], found.place[kept], found.low[kept], found.high[kept])
