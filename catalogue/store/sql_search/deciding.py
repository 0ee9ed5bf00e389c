"""Which values decide on a question: comparable, on a basis that will do, curves read.

The plain rule judges each distinct state of conditions once, and reads each curve; the database
is handed what it found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from sqlalchemy import ColumnElement, Select, case, select, union_all
from sqlalchemy.orm import Session

from cards.columns.points import BASES, Stroke
from cards.columns.states import conditions_of
from cards.comparability import axes_apart
from cards.conditions import Conditions
from cards.reading import Standing, basis_refused, read_value
from cards.requirement import Question
from cards.sources import EvidenceGrade
from cards.values import Absence, AbsenceReason, Basis, Value
from cards.vocabulary import VOCABULARY
from catalogue.models import ConditionStateRow, ValueRow
from catalogue.store.condition_states import from_text
from catalogue.store.sql_search.dialects import Reading, id_rows, reading_rows

States = Mapping[int, Conditions]
_End: TypeAlias = ColumnElement[float] | ColumnElement[float | None]

_UNSAID = Absence(AbsenceReason.NOT_TESTED)


def stored(basis: Basis | None) -> str:
    """The basis as value rows have it."""
    return basis or ""


def states_of(session: Session, key: str) -> States:
    """Every distinct state that some value of the property is in, by number."""
    used = select(ValueRow.state_id).where(ValueRow.property == key).distinct()
    query = select(ConditionStateRow.id, ConditionStateRow.state)
    found = session.execute(query.where(ConditionStateRow.id.in_(used)))
    return {number: conditions_of(from_text(text)) for number, text in found}


def deciding(session: Session, states: States, question: Question) -> Select[Any]:
    """The values that decide, with card_id, place, basis, grade, low and high; an end is NULL
    where it is open."""
    entry = VOCABULARY.property(question.property)
    apart = {
        number: axes_apart(question.conditions, conditions, entry)
        for number, conditions in states.items()
    }
    agreeing = [number for number, axes in apart.items() if not axes]
    numbers: Select[Any] = _values(question, *_numbers(question)).where(
        ValueRow.kind.in_(("number", "choice")), ValueRow.state_id.in_(id_rows(agreeing))
    )
    # A curve states its own axis beside its conditions, so that one may be apart without it.
    nearly = [number for number, axes in apart.items() if len(axes) <= 1]
    readings = list(_readings(session, states, question, nearly))
    if not readings:
        return numbers
    read = reading_rows(readings).subquery()
    curves = _values(question, read.c.low, read.c.high).join(read, read.c.id == ValueRow.id)
    return select(union_all(numbers, curves).subquery())


def _values(question: Question, low: _End, high: _End) -> Select[Any]:
    columns: list[ColumnElement[Any]] = [low.label("low"), high.label("high")]
    columns += (getattr(ValueRow, name) for name in ("card_id", "place", "basis", "grade"))
    return select(*columns).where(
        ValueRow.property == question.property, ValueRow.basis.in_(_accepted(question))
    )


def _numbers(question: Question) -> tuple[_End, _End]:
    """Both ends of a value; of a choice its place among the choices."""
    choices = VOCABULARY.property(question.property).choices
    if not choices:
        return ValueRow.low.expression, ValueRow.high.expression
    places = {choice: float(place) for place, choice in enumerate(choices)}
    chosen = case(places, value=ValueRow.choice)
    return chosen, chosen


def _accepted(question: Question) -> list[str]:
    return [
        stored(basis)
        for basis in BASES
        if basis_refused(Value(question.property, _UNSAID, basis), question.basis) is None
    ]


def _readings(
    session: Session, states: States, question: Question, nearly: Sequence[int]
) -> Iterator[Reading]:
    """What the curves in some of the states answer, read by the plain rule."""
    unit = VOCABULARY.property(question.property).unit or "1"
    query = select(ValueRow.id, ValueRow.basis, ValueRow.state_id, ValueRow.curve).where(
        ValueRow.property == question.property,
        ValueRow.kind == "curve",
        ValueRow.basis.in_(_accepted(question)),
        ValueRow.state_id.in_(id_rows(nearly)),
    )
    for number, basis, state, text in session.execute(query):
        assert text is not None
        curve = _stroke(text).as_curve(unit)
        value = Value(question.property, curve, Basis(basis) if basis else None, states[state])
        # The grade decides between values, which the database does.
        reading = read_value(value, EvidenceGrade.D, question)
        if reading.standing is Standing.DECIDES:
            assert reading.low is not None and reading.high is not None
            yield number, reading.low, reading.high


def _stroke(text: str) -> Stroke:
    said = json.loads(text)
    return Stroke(said["axis"], np.array(said["x"], float), np.array(said["y"], float))
