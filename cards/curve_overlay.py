"""Curves of several cards in one picture: only those that may be compared share one.

All conditions but the one that the curves run over have to agree, as in `cards.side_by_side`; a
curve that lacks a needed condition stands in a picture of its own that says so.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.conditions import Conditions
from cards.side_by_side import differing
from cards.values import Curve, Value
from cards.vocabulary import VOCABULARY

MOST_LINES = 6
"""Lines that can be told apart in one picture without colour."""


@dataclass(frozen=True, slots=True)
class DrawnCurve:
    """A curve of one of the cards; `place` is that of the card among those asked for."""

    place: int
    value: Value

    @property
    def curve(self) -> Curve:
        content = self.value.content
        assert isinstance(content, Curve)
        return content


@dataclass(frozen=True, slots=True)
class Overlay:
    """Curves of one property over one axis that stand together; one that lacks needed conditions,
    which `missing` names, stands alone."""

    property: str
    axis: str
    curves: tuple[DrawnCurve, ...]
    missing: tuple[str, ...]

    @builtins.property
    def cards(self) -> frozenset[int]:
        """The places of the cards that are in it."""
        return frozenset(drawn.place for drawn in self.curves)


def overlays(cards: Sequence[Card], key: str | None = None) -> tuple[Overlay, ...]:
    """The pictures of the curves of these cards, of one property or of all, those with most cards
    first; each holds six lines at most."""
    groups: list[list[DrawnCurve]] = []
    for drawn in _curves(cards, key):
        _join(groups, drawn)
    found = (_overlay(group[at : at + MOST_LINES]) for group in groups for at in _starts(group))
    order = {name: place for place, name in enumerate(VOCABULARY.properties)}
    return tuple(sorted(found, key=lambda overlay: (order[overlay.property], -len(overlay.cards))))


def _starts(group: Sequence[DrawnCurve]) -> range:
    return range(0, len(group), MOST_LINES)


def _curves(cards: Sequence[Card], key: str | None) -> Iterable[DrawnCurve]:
    for place, card in enumerate(cards):
        for value in card.values:
            content = value.content
            is_wanted = key is None or value.property == key
            if is_wanted and isinstance(content, Curve) and len(content.points) > 1:
                yield DrawnCurve(place, value)


def _join(groups: list[list[DrawnCurve]], drawn: DrawnCurve) -> None:
    for group in groups:
        if all(_stands_beside(drawn, other) for other in group):
            group.append(drawn)
            return
    groups.append([drawn])


def _stands_beside(one: DrawnCurve, other: DrawnCurve) -> bool:
    same = one.value.property == other.value.property and one.curve.axis == other.curve.axis
    if not same or missing_axes(one.value) or missing_axes(other.value):
        return False
    if _is_guaranteed(one.value) != _is_guaranteed(other.value):
        return False
    definition = VOCABULARY.property(one.value.property)
    stated = [_without(drawn) for drawn in (one, other)]
    apart = differing(stated[0], stated[1], definition)
    return not set(apart) - {one.curve.axis}


def _is_guaranteed(value: Value) -> bool:
    return bool(value.basis and value.basis.is_guaranteed)


def _without(drawn: DrawnCurve) -> Value:
    """The value without the state of the axis that its curve runs over."""
    axis = drawn.curve.axis
    kept = (state for name, state in drawn.value.conditions.items() if name != axis)
    return Value(drawn.value.property, drawn.value.content, conditions=Conditions.of(*kept))


def _overlay(group: Sequence[DrawnCurve]) -> Overlay:
    first = group[0]
    return Overlay(first.value.property, first.curve.axis, tuple(group), missing_axes(first.value))
