"""The values of a card with their place and property, and when two of them may be combined."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cards.card import Card
from cards.comparability import either_agrees, says_something, stated_conditions
from cards.problems import Path
from cards.quantity import Quantity
from cards.values import Absence, Chosen, Content, Curve, Value
from cards.vocabulary import VOCABULARY, Property


@dataclass(frozen=True, slots=True)
class Entry:
    """One value at its place in the card's list of values."""

    place: int
    value: Value
    property: Property

    def path(self, *rest: str | int) -> Path:
        return ("values", self.place, *rest)

    @builtins.property
    def content_path(self) -> Path:
        """The path of what the value says: `value`, `curve`, `choice`, `absent` or `limit`."""
        return self.path(_part(self.value.content))


@dataclass(frozen=True, slots=True)
class Measured(Entry):
    """An entry whose content is a quantity."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Observed(Measured):
    """A quantity known on both sides and not merely guaranteed."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Drawn(Entry):
    """An entry whose content is a curve with at least one point."""

    curve: Curve


def _part(content: Content) -> str:
    if isinstance(content, Absence):
        return "absent" if content.limit is None else "limit"
    return {Quantity: "value", Curve: "curve", Chosen: "choice"}[type(content)]


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """A card under its identity: what is asked by every rule is found out once for each card."""

    card: Card

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.card is other.card

    def __hash__(self) -> int:
        return id(self.card)


@lru_cache(maxsize=2)
def _entries(this: _This) -> tuple[Entry, ...]:
    known = ((value, VOCABULARY.properties.get(value.property)) for value in this.card.values)
    return tuple(
        Entry(place, value, owner)
        for place, (value, owner) in enumerate(known)
        if owner is not None
    )


@lru_cache(maxsize=2)
def _measured(this: _This) -> tuple[Measured, ...]:
    return tuple(
        Measured(entry.place, entry.value, entry.property, quantity)
        for entry in _entries(this)
        if (quantity := entry.value.quantity) is not None
    )


def entries(card: Card) -> Iterator[Entry]:
    """The values of known properties, in the order of the card."""
    return iter(_entries(_This(card)))


def stated(card: Card) -> Iterator[Entry]:
    """The entries that say something: all but the absent ones that carry no limit."""
    return (entry for entry in entries(card) if says_something(entry.value))


def measured(card: Card, *keys: str) -> Iterator[Measured]:
    """The quantities of the properties `keys`, or of all."""
    for entry in _measured(_This(card)):
        if not keys or entry.property.key in keys:
            yield entry


def observed(card: Card, key: str) -> list[Observed]:
    """The observed quantities of the property `key`."""
    found = []
    for entry in measured(card, key):
        low, high, basis = entry.quantity.low, entry.quantity.high, entry.value.basis
        if low is not None and high is not None and not (basis and basis.is_guaranteed):
            found.append(
                Observed(entry.place, entry.value, entry.property, entry.quantity, low, high)
            )
    return found


def drawn(card: Card, *keys: str) -> Iterator[Drawn]:
    """The curves of the properties `keys`, or of all."""
    for entry in entries(card):
        curve = entry.value.content
        if isinstance(curve, Curve) and curve.points and (not keys or entry.property.key in keys):
            yield Drawn(entry.place, entry.value, entry.property, curve)


def state_of(value: Value) -> frozenset[tuple[str, float | None, float | None, str | None]]:
    """The conditions of a value as they compare, whatever was typed."""
    return frozenset(
        (axis, stated.low, stated.high, stated.choice) for axis, stated in value.conditions.items()
    )


def same_conditions(a: Value, b: Value) -> bool:
    """Whether both state the same axes, and alike: what a refusal may rest on."""
    here, there = stated_conditions(a), stated_conditions(b)
    return here.keys() == there.keys() and all(
        either_agrees(here[axis], there[axis]) for axis in here
    )


def compatible(a: Entry, b: Entry) -> bool:
    """Whether no axis stated by both disagrees, and none needed by both is stated by one only:
    what a warning may rest on.
    """
    here, there = stated_conditions(a.value), stated_conditions(b.value)
    needed_by_both = set(a.property.needs) & set(b.property.needs)
    return all((axis in here) == (axis in there) for axis in needed_by_both) and all(
        either_agrees(here[axis], there[axis]) for axis in here if axis in there
    )
