"""Two revisions of a card, value by value: what is new, what is gone, and what reads otherwise.

Values have no names of their own, so each is paired with the one that it most likely comes from:
first the same value, then one of the same property that shares conditions and source, conditions
alone, the source alone, and at last whatever is left of the property.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from enum import StrEnum

from cards.card import Card
from cards.values import Value


class Fate(StrEnum):
    """What became of a value from one revision to the next."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ValuePair:
    """A value before and now; `place` is where it stands now."""

    before: Value | None
    now: Value | None
    place: int | None = None

    @property
    def fate(self) -> Fate:
        if self.before is None:
            return Fate.ADDED
        if self.now is None:
            return Fate.REMOVED
        return Fate.SAME if self.before == self.now else Fate.CHANGED

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of what differs, in the order of `Value`; empty for what is new or gone."""
        if self.before is None or self.now is None:
            return ()
        names = (field.name for field in fields(Value))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.now, name)
        )

    @property
    def relative_change(self) -> float | None:
        """By which share of the former the number has grown, in canonical units; None where one
        of them is no single number."""
        before, now = _number(self.before), _number(self.now)
        if before is None or now is None or before in (0, now):
            return None
        return (now - before) / abs(before)


def paired(before: Card, now: Card) -> tuple[ValuePair, ...]:
    """The values of `now` in their order, then those of `before` that are gone."""
    partners: dict[int, int] = {}
    for likeness in _LIKENESSES:
        _pair(before, now, likeness, partners)
    found = [
        ValuePair(before.values[partners[place]] if place in partners else None, value, place)
        for place, value in enumerate(now.values)
    ]
    kept = set(partners.values())
    gone = (value for place, value in enumerate(before.values) if place not in kept)
    return (*found, *(ValuePair(value, None) for value in gone))


def _pair(
    before: Card, now: Card, likeness: Callable[[Value], Hashable], partners: dict[int, int]
) -> None:
    """Add to `partners` the values not paired yet that are alike, in the order of the cards."""
    taken = set(partners.values())
    free: dict[Hashable, list[int]] = {}
    for place, value in enumerate(before.values):
        if place not in taken:
            free.setdefault(likeness(value), []).append(place)
    for place, value in enumerate(now.values):
        alike = free.get(likeness(value)) if place not in partners else None
        if alike:
            partners[place] = alike.pop(0)


def _conditions(value: Value) -> Hashable:
    return frozenset(
        (axis, state.low, state.high, state.choice) for axis, state in value.conditions.items()
    )


_LIKENESSES: tuple[Callable[[Value], Hashable], ...] = (
    lambda value: value,
    lambda value: (value.property, value.basis, _conditions(value), value.source),
    lambda value: (value.property, value.basis, _conditions(value)),
    lambda value: (value.property, _conditions(value)),
    lambda value: (value.property, value.source),
    lambda value: value.property,
)


def _number(value: Value | None) -> float | None:
    quantity = value.quantity if value is not None else None
    if quantity is None or quantity.low != quantity.high:
        return None
    return quantity.low
