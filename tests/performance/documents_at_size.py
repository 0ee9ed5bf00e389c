"""Card documents of a synthetic catalogue, written from its arrays alone."""

from __future__ import annotations

from typing import Any

import numpy as np

from cards.columns.points import BASES, CURVE, GRADES, PROPERTIES, Points, Stroke, vector_of
from cards.sources import EvidenceGrade
from cards.vocabulary import VOCABULARY
from schemas import load_card
from tests.performance.catalogue_at_size import Synthetic
from tests.performance.stated_values import typed

SOURCES = {
    EvidenceGrade.B: {"id": "test", "kind": "own_test", "title": "Own test"},
    EvidenceGrade.C: {"id": "book", "kind": "handbook", "title": "Handbook"},
    EvidenceGrade.D: {"id": "sheet", "kind": "producer_datasheet", "title": "Datasheet"},
}
WITNESS = {EvidenceGrade.B: {"standard": "ISO 6892-1", "n": 3}}
"""Without which the source does not earn the grade."""


def document_of(catalogue: Synthetic, row: int) -> dict[str, Any]:
    """The document of one card, as a supplier would submit it."""
    offer = catalogue.offers[catalogue.offer_of[row]]
    strokes = iter(catalogue.curves_of.get(row, ()))
    return {
        "schema": 1,
        "designation": offer.designation,
        "family": offer.family,
        "form": offer.form,
        "process": offer.process,
        "temper": offer.temper,
        "values": [
            _value(catalogue, point, next(strokes) if point[1] == CURVE else None)
            for point in catalogue.points_of(row).tolist()
        ],
        "sources": list(SOURCES.values()),
    }


def _value(catalogue: Synthetic, point: tuple[Any, ...], stroke: Stroke | None) -> dict[str, Any]:
    place, _, basis, grade, state, low, high = point
    key, earned = PROPERTIES[place], GRADES[grade]
    unit = VOCABULARY.property(key).unit or "1"
    said = {"value": _number(low, high)} if stroke is None else {"curve": _curve(stroke)}
    return {
        "property": key,
        **said,
        "unit": "" if unit == "1" else unit,
        "basis": BASES[basis],
        "conditions": catalogue.states.typed[state],
        "source": SOURCES[earned]["id"],
        **WITNESS.get(earned, {}),
    }


def _number(low: float, high: float) -> str:
    if np.isinf(low):
        return f"≤ {typed(high)}"
    if np.isinf(high):
        return f"≥ {typed(low)}"
    return typed(low) if low == high else f"{typed(low)}~{typed(high)}"


def _curve(stroke: Stroke) -> dict[str, Any]:
    pairs = zip(stroke.x.tolist(), stroke.y.tolist(), strict=True)
    points = [[typed(x), typed(y)] for x, y in pairs]
    return {"x": stroke.axis, "x_unit": "degC", "points": points}


def prove(catalogue: Synthetic, sample: int = 200) -> None:
    """Assert that the points of some cards are those of the cards that their documents hold.

    What follows from stated values comes behind them in a vector, and is not in the catalogue.
    """
    step = max(1, len(catalogue) // sample)
    curved = [row for row, _ in catalogue.curves[:5]]
    for row in (*range(0, len(catalogue), step), *curved):
        card = load_card(document_of(catalogue, row))
        vector = vector_of(card, catalogue.table.number)
        made: Points = catalogue.points_of(row)
        assert vector.points[: len(made)].tolist() == made.tolist()
        stored = catalogue.curves_of.get(row, ())
        assert [stroke.y.tolist() for stroke in vector.curves] == [
            stroke.y.tolist() for stroke in stored
        ]
