"""What the index and SQL know of the values of a published card: its vector and its value rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, exists, insert, update
from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.points import (
    ABSENT,
    BASES,
    CHOICE,
    CURVE,
    GRADES,
    LAYOUT,
    NUMBER,
    PROPERTIES,
    Stroke,
    Vector,
    to_bytes,
    vector_of,
)
from cards.vocabulary import VOCABULARY
from catalogue.models import PublishedRow, ValueRow, VectorRow
from catalogue.store.condition_states import StateNumbers

CURRENT, WITHDRAWN = "current", "withdrawn"
"""Whether readers see a card that was published once."""
_IN_DATABASE: dict[str, Any] = {"synchronize_session": False}

KINDS = {NUMBER: "number", CHOICE: "choice", CURVE: "curve", ABSENT: "absent"}


def write(session: Session, card_id: int, card: Card, states: StateNumbers) -> None:
    """Let the card have this vector and these value rows, and no others."""
    remove(session, card_id)
    vector = vector_of(card, states.number)
    points, curves = to_bytes(vector)
    session.execute(
        insert(VectorRow).values(card_id=card_id, layout=LAYOUT, points=points, curves=curves)
    )
    rows = [{"card_id": card_id} | row for row in value_rows(card, vector)]
    if rows:
        session.execute(insert(ValueRow), rows)


def remove(session: Session, card_id: int) -> None:
    """Take away what is known of the values of a card."""
    for table in (ValueRow, VectorRow):
        session.execute(delete(table).where(table.card_id == card_id))


def distrust_all(session: Session) -> None:
    """Let every vector count as of another vocabulary, and take away what belongs to no published
    card."""
    is_current = exists().where(PublishedRow.state == CURRENT)
    for table in (ValueRow, VectorRow):
        is_wanted = is_current.where(PublishedRow.card_id == table.card_id)
        session.execute(delete(table).where(~is_wanted).execution_options(**_IN_DATABASE))
    session.execute(update(VectorRow).values(layout="").execution_options(**_IN_DATABASE))


def value_rows(card: Card, vector: Vector) -> Iterator[dict[str, Any]]:
    """The columns of the value rows of a card with this vector, but for its id."""
    for place, (point, is_derived) in enumerate(
        zip(vector.points.tolist(), _derived(card), strict=True)
    ):
        property_, kind, basis, grade, state, low, high = point
        key = PROPERTIES[property_]
        yield {
            "property": key,
            "place": place,
            "kind": KINDS[kind],
            "low": None,
            "high": None,
            "choice": None,
            "basis": BASES[basis] or "",
            "grade": GRADES[grade],
            "state_id": state,
            "curve": None,
            "is_derived": is_derived,
        } | _said(key, kind, low, high, vector)


def _said(key: str, kind: int, low: float, high: float, vector: Vector) -> dict[str, Any]:
    if kind == NUMBER:
        return {"low": _bounded(low), "high": _bounded(high)}
    if kind == CHOICE:
        return {"choice": list(VOCABULARY.property(key).choices)[int(low)]}
    if kind == CURVE:
        return {"curve": _curve_text(vector.curves[int(low)])}
    return {}


def _bounded(end: float) -> float | None:
    return None if end in (float("-inf"), float("inf")) else end


def _curve_text(stroke: Stroke) -> str:
    curve = {"axis": stroke.axis, "x": stroke.x.tolist(), "y": stroke.y.tolist()}
    return json.dumps(curve, separators=(",", ":"), allow_nan=False)


def _derived(card: Card) -> Iterator[bool]:
    """For each point of the vector of the card, whether nobody stated its value."""
    for key in dict.fromkeys((*card.by_property, *card.derived)):
        for value in card.known_of(key):
            yield value.derivation is not None
