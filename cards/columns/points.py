"""The values of one card as a small vector: what an index must know of them, and no more.

A vector is written once, when a card is published, and read by every process. Its numbers stand
for entries of the vocabulary; LAYOUT names their order and the rules that made them, so that a
vector of another vocabulary, or of other rules, is recognised and written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cards.card import Card
from cards.columns.states import State, state_of
from cards.relations import RELATIONS
from cards.sources import EvidenceGrade
from cards.values import Absence, AbsenceReason, Basis, Chosen, Content, Curve, Point, Value
from cards.vocabulary import VOCABULARY

NUMBER, CHOICE, CURVE, ABSENT = range(4)
"""What a point is; an absence below a stated limit is a number."""

PROPERTIES = tuple(VOCABULARY.properties)
AXES = tuple(VOCABULARY.axes)
_PLACES = {key: place for place, key in enumerate(PROPERTIES)}
BASES: tuple[Basis | None, ...] = (None, *Basis)
GRADES = tuple(EvidenceGrade)
REASONS = tuple(AbsenceReason)

POINT = np.dtype(
    [
        ("property", "<u2"),
        ("kind", "u1"),
        ("basis", "u1"),
        ("grade", "u1"),
        ("state", "<u4"),
        ("low", "<f8"),
        ("high", "<f8"),
    ]
)
"""One value: −∞ and ∞ where a number is open; the place of a choice, or of a curve of the card,
stands in `low`, of the reason of an absence as well."""

EDITION = 4
"""To be raised when the same document gives other numbers: by a unit, by what is derived of it, or
by a grade of evidence; and when a facet comes in, whose column the next start then writes."""

Points = NDArray[np.void]
Floats = NDArray[np.float64]


def _layout() -> str:
    choices = [(key, *entry.choices) for key, entry in VOCABULARY.properties.items()]
    derived = [(entry.target, entry.inputs, entry.formula) for entry in RELATIONS]
    said = repr((EDITION, derived, POINT.descr, choices, AXES, BASES, GRADES, REASONS))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


LAYOUT = _layout()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A curve as bare numbers in canonical units over the axis of that key."""

    axis: str
    x: Floats
    y: Floats

    def as_curve(self, unit: str) -> Curve:
        """The curve that the plain rule reads; nothing of what was typed is in it."""
        points = (
            Point("", "", x, y) for x, y in zip(self.x.tolist(), self.y.tolist(), strict=True)
        )
        return Curve(self.axis, "", "", unit, tuple(points))


@dataclass(frozen=True, slots=True)
class Vector:
    """All values of a card, stated and derived, in the order of the card, and its curves."""

    points: Points
    curves: tuple[Stroke, ...]


def place_of(key: str) -> int:
    """The number of a property in points."""
    return _PLACES[key]


def vector_of(card: Card, number_of: Callable[[State], int]) -> Vector:
    """The vector of `card`; `number_of` gives the number of a state of conditions."""
    curves: list[Stroke] = []
    rows = [_point(card, value, number_of, curves) for value in _values(card)]
    return Vector(np.array(rows, dtype=POINT), tuple(curves))


def _values(card: Card) -> Iterator[Value]:
    keys = dict.fromkeys((*card.by_property, *card.derived))
    return (value for key in keys for value in card.known_of(key))


def _point(
    card: Card, value: Value, number_of: Callable[[State], int], curves: list[Stroke]
) -> tuple[float, ...]:
    kind, low, high = _said(value, curves)
    return (
        _PLACES[value.property],
        kind,
        BASES.index(value.basis),
        card.grade_of(value).rank,
        number_of(state_of(value.conditions)),
        low,
        high,
    )


def _said(value: Value, curves: list[Stroke]) -> tuple[int, float, float]:
    content: Content = value.content
    if isinstance(content, Curve):
        curves.append(_stroke(content))
        return CURVE, len(curves) - 1, 0.0
    if isinstance(content, Chosen):
        place = list(VOCABULARY.property(value.property).choices).index(content.choice)
        return CHOICE, place, place
    quantity = content.bound if isinstance(content, Absence) else content
    if quantity is None:
        assert isinstance(content, Absence)
        return ABSENT, REASONS.index(content.reason), 0.0
    low = -np.inf if quantity.low is None else quantity.low
    high = np.inf if quantity.high is None else quantity.high
    return NUMBER, low, high


def _stroke(curve: Curve) -> Stroke:
    x = np.array([point.x for point in curve.points], dtype="<f8")
    y = np.array([point.y for point in curve.points], dtype="<f8")
    return Stroke(curve.axis, x, y)


_CURVE_HEAD = np.dtype([("axis", "<u4"), ("length", "<u4")])


def to_bytes(vector: Vector) -> tuple[bytes, bytes]:
    """The vector as it is stored: its points, and its curves."""
    parts = []
    for stroke in vector.curves:
        head = np.array([(AXES.index(stroke.axis), len(stroke.x))], _CURVE_HEAD)
        parts += [head.tobytes(), stroke.x.tobytes(), stroke.y.tobytes()]
    return vector.points.tobytes(), b"".join(parts)


def points_from(stored: bytes) -> Points:
    """The points that were stored, of one card or of many after one another; read-only."""
    return np.frombuffer(stored, POINT)


def curves_from(stored: bytes) -> Iterator[Stroke]:
    """The curves that were stored, in order."""
    at = 0
    while at < len(stored):
        axis, length = np.frombuffer(stored, _CURVE_HEAD, 1, at)[0].tolist()
        at += _CURVE_HEAD.itemsize
        x, y = np.frombuffer(stored, "<f8", 2 * length, at).reshape(2, length)
        yield Stroke(AXES[axis], x, y)
        at += 16 * length
