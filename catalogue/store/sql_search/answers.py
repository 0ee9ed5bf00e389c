"""What each card answers to some questions, as one table: the first of the values that decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Label,
    Select,
    Subquery,
    UnaryExpression,
    case,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from cards.columns.points import BASES
from cards.reading import basis_place
from cards.requirement import Question, Side
from cards.vocabulary import VOCABULARY
from catalogue.store.sql_search.deciding import States, deciding, states_of, stored


@dataclass(frozen=True, slots=True)
class Ends:
    """The interval that a card answers, in the canonical unit; an end is NULL where it is open or
    not known."""

    low: ColumnElement[float]
    high: ColumnElement[float]


@dataclass(frozen=True, slots=True)
class Answers:
    """A row for each card that answers one of `questions`, with both ends of each answer."""

    table: CTE
    questions: Sequence[Question]

    def ends(self, question: Question) -> Ends:
        """What the cards answer to one of the questions."""
        place = self.questions.index(question)
        return Ends(self.table.c[f"low_{place}"], self.table.c[f"high_{place}"])


def answers_to(session: Session, questions: Sequence[Question]) -> Answers:
    """The answers of all published cards to different questions, at least one."""
    firsts = []
    by_property = attrgetter("property")
    for key, asked in groupby(sorted(questions, key=by_property), by_property):
        states = states_of(session, key)
        firsts += [_first(session, states, entry, questions.index(entry)) for entry in asked]
    found = union_all(*firsts).subquery()
    columns = [column for place in range(len(questions)) for column in _ends_at(found, place)]
    table = select(found.c.card_id, *columns).group_by(found.c.card_id).cte("answers")
    return Answers(table, questions)


def _ends_at(found: Subquery, place: int) -> Iterator[Label[float]]:
    """The only answer of a card to the question at `place`, out of all its answers."""
    for name in ("low", "high"):
        own = case((found.c.question == place, found.c[name]))
        yield func.max(own).label(f"{name}_{place}")


def _first(session: Session, states: States, question: Question, place: int) -> Select[Any]:
    """The value that counts of each card: by basis and evidence, then the unfavourable one."""
    points = deciding(session, states, question).subquery()
    order = func.row_number().over(
        partition_by=points.c.card_id,
        order_by=[
            _basis_place(points.c.basis, question),
            points.c.grade,
            *_unfavourable_first(points, question),
            points.c.place,
        ],
    )
    ranked = select(points, order.label("turn")).subquery()
    first = select(literal(place).label("question"), ranked.c.card_id, ranked.c.low, ranked.c.high)
    return first.where(ranked.c.turn == 1)


def _basis_place(basis: ColumnElement[str], question: Question) -> ColumnElement[int]:
    places = {stored(entry): basis_place(entry, question.basis) for entry in BASES}
    return case(places, value=basis)


def _unfavourable_first(points: Subquery, question: Question) -> list[UnaryExpression[float]]:
    """The order of the ends; of choices, which have no such side, the first one counts."""
    if VOCABULARY.property(question.property).kind == "choice":
        return []
    low, high = points.c.low, points.c.high
    if question.side is Side.FLOOR:
        return [low.asc().nulls_first(), high.asc().nulls_last()]
    return [high.desc().nulls_first(), low.desc().nulls_last()]
