"""Cards like a reference card: its values are translated into wants, and matching ranks by them.

Likeness is no measure of its own. An aspect asks that a property be the same as, at least or at
most what the reference states, under the conditions that it states; full at the reference value,
nothing at a tolerance away from it. Missing data leaves an interval, as everywhere.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cards.card import Card
from cards.conditions import NO_CONDITIONS, Condition, Conditions
from cards.errors import AspectRefused, NumberUnreadable, RequirementUnreadable, UnknownProperty
from cards.quantity import read_decimal
from cards.reading import Reading, Standing, read
from cards.requirement import DemandedBasis, Question, Requirement, Side
from cards.requirement_text import parse_requirements
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording, fold, normalise

TOLERANCE = 0.5
"""The share of the reference value at which likeness ends."""
MOST_ASPECTS = 8
"""How many aspects a reference is given of itself."""

USUAL = (
    "density",
    "youngs_modulus",
    "proof_strength_02",
    "tensile_strength",
    "elongation",
    "thermal_conductivity",
    "fatigue_strength",
    "thermal_expansion",
    "electrical_conductivity",
    "shielding_effectiveness",
    "loss_factor",
    "corrosion_rate",
    "brinell_hardness",
)
"""What likeness is usually about, the most telling first."""


class Direction(StrEnum):
    """How a property is to compare with that of the reference."""

    SAME = "same"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


DIRECTION_NAMES = {
    Direction.SAME: Wording("相同", "same"),
    Direction.AT_LEAST: Wording("至少", "at least"),
    Direction.AT_MOST: Wording("至多", "at most"),
}
_TYPED = {
    fold(name): direction
    for direction, wording in DIRECTION_NAMES.items()
    for name in (direction.value, wording.zh, wording.en)
}
_BETTER = {"higher": Direction.AT_LEAST, "lower": Direction.AT_MOST}


@dataclass(frozen=True, slots=True)
class Aspect:
    """A property in which cards are to be like the reference; weights in any proportion."""

    property: str
    direction: Direction = Direction.SAME
    weight: float = 1.0

    @builtins.property
    def text(self) -> str:
        """The aspect as it is typed: `density:same:2`."""
        weight = "" if self.weight == 1 else f":{self.weight:.12g}"
        return f"{self.property}:{self.direction.value}{weight}"


def parse_aspect(text: str) -> Aspect:
    """The aspect in `property[:direction[:weight]]`, where property is any of its names.

    Raises AspectRefused.
    """
    name, *rest = (part.strip() for part in normalise(text).split(":"))
    try:
        entry = VOCABULARY.find_property(name)
    except UnknownProperty as unknown:
        raise AspectRefused(text, _without_stop(unknown.wording)) from None
    direction = _TYPED.get(fold(rest[0])) if rest else Direction.SAME
    weight = _weight(rest[1]) if len(rest) > 1 else 1.0
    if direction is None or weight is None or len(rest) > 2:
        raise AspectRefused(
            text,
            Wording(
                "应写作 性能:same|at_least|at_most:权重，权重大于 0，如 density:same:2",
                "write property:same|at_least|at_most:weight with a weight above 0, "
                "such as density:same:2",
            ),
        )
    return Aspect(entry.key, direction, weight)


def _without_stop(wording: Wording) -> Wording:
    return Wording(wording.zh.rstrip("。"), wording.en.rstrip("."))


def _weight(text: str) -> float | None:
    try:
        weight = float(read_decimal(text))
    except NumberUnreadable:
        return None
    return weight if weight > 0 else None


def usable_aspects(card: Card) -> tuple[Aspect, ...]:
    """Every aspect that `card` can be a reference for, each to be the same, the usual first."""
    keys = dict.fromkeys((*USUAL, *VOCABULARY.properties))
    known = (Aspect(key) for key in keys if card.known_of(key))
    return tuple(aspect for aspect in known if _is_usable(card, aspect))


def aspects_of(card: Card) -> tuple[Aspect, ...]:
    """The usual aspects that `card` can be a reference for, at most MOST_ASPECTS."""
    usual = [aspect for aspect in usable_aspects(card) if aspect.property in USUAL]
    return tuple(usual[:MOST_ASPECTS])


def no_worse(aspects: Iterable[Aspect]) -> tuple[Aspect, ...]:
    """The same aspects for a replacement: at least, or at most, where the property has a better
    side."""
    return tuple(
        replace(aspect, direction=_BETTER.get(_entry(aspect).better, Direction.SAME))
        for aspect in aspects
    )


def requirements_like(
    card: Card, aspects: Sequence[Aspect], tolerance: float = TOLERANCE
) -> tuple[Requirement, ...]:
    """What to want of a card to be like `card`; each text is read back as the same requirement.

    With the reference value x₀ and d = tolerance · |x₀|: at least x₀ − d → x₀, at most
    x₀ + d → x₀, the same x₀ − d … x₀ + d → x₀. Raises AspectRefused where the reference states
    no comparable value.
    """
    return tuple(_want(card, aspect, tolerance) for aspect in aspects)


def _is_usable(card: Card, aspect: Aspect) -> bool:
    try:
        _want(card, aspect, TOLERANCE)
    except AspectRefused:
        return False
    return True


def _want(card: Card, aspect: Aspect, tolerance: float) -> Requirement:
    entry = _entry(aspect)
    conditions = _conditions(card, aspect, entry)
    centre = _reference(card, aspect, conditions)
    margin = tolerance * abs(centre)
    limit = {
        Direction.SAME: f"={_number(centre - margin)}..{_number(centre + margin)}",
        Direction.AT_LEAST: f">={_number(centre - margin)}",
        Direction.AT_MOST: f"<={_number(centre + margin)}",
    }
    stated = ",".join(f"{axis}={_typed(condition)}" for axis, condition in conditions.items())
    at = f"@{stated}" if stated else ""
    unit = _unit(entry.unit)
    weight = "" if aspect.weight == 1 else f"*{_number(aspect.weight)}"
    target = f"→{_number(centre)}{unit}{weight}?"
    return _read_back(aspect, f"{entry.key}{at}{limit[aspect.direction]}{unit}{target}")


def _entry(aspect: Aspect) -> Property:
    return VOCABULARY.property(aspect.property)


def _conditions(card: Card, aspect: Aspect, entry: Property) -> Conditions:
    """Under which conditions the reference says something: those meant, or else its own."""
    found = read(card, _question(aspect, NO_CONDITIONS))
    beyond: tuple[str, ...] = ()
    if found.standing is Standing.CONDITION_DIFFERS:
        beyond = found.axes
        found = read(card, _question(aspect, _stated(found, entry, beyond)))
    if found.standing is not Standing.DECIDES or not found.has_number:
        raise AspectRefused(
            aspect.text,
            Wording("参照卡片没有可比的数值", "the reference card states no comparable number"),
        )
    return _stated(found, entry, beyond)


def _question(aspect: Aspect, conditions: Conditions, side: Side | None = None) -> Question:
    own = Side.CEILING if aspect.direction is Direction.AT_MOST else Side.FLOOR
    return Question(aspect.property, conditions, DemandedBasis.TYPICAL, side or own)


def _stated(reading: Reading, entry: Property, beyond: Sequence[str]) -> Conditions:
    """The needed axes, and those `beyond`, as the reference states them."""
    assert reading.value is not None
    stated = dict(reading.value.conditions)
    if reading.at is not None:
        stated[reading.at.axis] = reading.at
    axes = dict.fromkeys((*entry.needs, *beyond))
    return Conditions.of(*(stated[axis] for axis in axes if axis in stated))


def _reference(card: Card, aspect: Aspect, conditions: Conditions) -> float:
    """The unfavourable end of what the reference says; for the same, the middle of both."""
    floor = read(card, _question(aspect, conditions, Side.FLOOR)).low
    ceiling = read(card, _question(aspect, conditions, Side.CEILING)).high
    ends = {
        Direction.SAME: (floor, ceiling),
        Direction.AT_LEAST: (floor, floor),
        Direction.AT_MOST: (ceiling, ceiling),
    }
    low, high = ends[aspect.direction]
    if low is None or high is None:
        raise AspectRefused(
            aspect.text,
            Wording("参照卡片只给出了单侧界限", "the reference card states a bound on one side"),
        )
    if low + high == 0:
        raise AspectRefused(
            aspect.text,
            Wording("参照值为 0，无法取相对容差", "no tolerance is relative to the value 0"),
        )
    return (low + high) / 2


def _number(number: float) -> str:
    return f"{number:.12g}"


def _typed(condition: Condition) -> str:
    """The condition as it can be read back: numbers in the canonical unit, choices by their key."""
    axis = VOCABULARY.axis(condition.axis)
    if condition.low is None or condition.high is None:
        return condition.choice or "" if axis.choices else condition.typed
    ends = dict.fromkeys((_number(condition.low), _number(condition.high)))
    return "~".join(ends) + _unit(axis.unit)


def _unit(key: str | None) -> str:
    """The unit behind a number, apart from it: some begin with a number of their own."""
    return f" {VOCABULARY.units[key or '1'].display}".rstrip()


def _read_back(aspect: Aspect, text: str) -> Requirement:
    try:
        (requirement,) = parse_requirements(text)
    except RequirementUnreadable:
        raise AspectRefused(
            aspect.text,
            Wording(
                "参照卡片的试验条件写不成一条要求",
                "the test condition of the reference card cannot be written in a requirement",
            ),
        ) from None
    return requirement
