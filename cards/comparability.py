"""Whether two values may be compared at all, and which condition stands in the way (CARD §1)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cards.conditions import Condition, Conditions, agree
from cards.values import Absence, Curve, Value
from cards.vocabulary import VOCABULARY, Property


def stated_conditions(value: Value) -> Mapping[str, Condition]:
    """The conditions of `value` by axis; a curve states its x axis over the span of its points."""
    if not isinstance(value.content, Curve) or not value.content.points:
        return value.conditions
    axis = value.content.axis
    return {**value.conditions, axis: Condition(axis, "", *value.content.span)}


def missing_axes(value: Value) -> tuple[str, ...]:
    """The axes that the property needs and `value` does not state, in the vocabulary's order.

    An absent value compares with nothing and so misses nothing, unless it states the detection
    limit it lies below. Raises UnknownProperty.
    """
    needs = VOCABULARY.property(value.property).needs
    if not says_something(value):
        return ()
    stated = stated_conditions(value)
    return tuple(axis for axis in needs if axis not in stated)


def is_comparable(value: Value) -> bool:
    """Whether `value` says something and states every axis its property needs."""
    return says_something(value) and not missing_axes(value)


def says_something(value: Value) -> bool:
    """Whether `value` is there, or absent below a stated limit."""
    return not isinstance(value.content, Absence) or value.content.limit is not None


def either_agrees(a: Condition, b: Condition) -> bool:
    """Agreement of two stated conditions, whichever of them is the interval."""
    return agree(a, b) or agree(b, a)


def unmet_axes(wanted: Conditions, value: Value, entry: Property) -> tuple[str, ...]:
    """The axes on which `value` is not comparable with what a requirement wants of `entry`.

    Axes that the requirement names and those the property needs must be stated and agree. Where
    the requirement names none, the reference of the axis is wanted: 23 °C for temperature. What
    a value states beyond that must be ordinary: strength at a high strain rate, or after an
    exposure, is compared only with a requirement that names it.
    """
    curve = value.content
    if not isinstance(curve, Curve):
        return _axes_apart(wanted, value.conditions, entry.key)
    stated = stated_conditions(value)
    unmet = axes_apart(wanted, stated, entry)
    if curve.axis not in stated:
        return unmet
    # Where a curve is read is asked of the curve: it ends somewhere rather than disagrees.
    others = tuple(axis for axis in unmet if axis != curve.axis)
    is_readable = place_on(curve, wanted, entry) is not None
    return others if is_readable else (*others, curve.axis)


def axes_apart(
    wanted: Conditions, stated: Mapping[str, Condition], entry: Property
) -> tuple[str, ...]:
    """The axes on which `stated` is missing or apart from what is wanted of `entry`."""
    beyond = [axis for axis in stated if axis not in entry.free]
    axes = dict.fromkeys((*entry.needs, *wanted, *beyond))
    return tuple(axis for axis in axes if not _is_met(axis, wanted, stated, entry))


@lru_cache(maxsize=65_536)
def _axes_apart(wanted: Conditions, stated: Conditions, key: str) -> tuple[str, ...]:
    """The same, remembered: few states of conditions are met over and over."""
    return axes_apart(wanted, stated, VOCABULARY.property(key))


def place_on(curve: Curve, wanted: Conditions, entry: Property) -> Condition | None:
    """Where on its axis `curve` is to be read: at what the requirement names, else at the
    reference, else over all of it that is ordinary. None where nothing of it is ordinary."""
    named = wanted.get(curve.axis) or _meant(curve.axis, entry)
    if named is not None:
        return named
    low, high = curve.span
    ordinary = VOCABULARY.axis(curve.axis).ordinary
    if ordinary is not None and curve.axis not in (*entry.needs, *entry.free):
        if not ordinary:
            return None
        low, high = max(low, float(ordinary[0])), min(high, float(ordinary[1]))
    return Condition(curve.axis, "", low, high) if low <= high else None


def _is_met(
    axis: str, wanted: Conditions, stated: Mapping[str, Condition], entry: Property
) -> bool:
    if axis not in stated:
        return False
    condition = wanted.get(axis) or _meant(axis, entry)
    if condition is not None:
        return agree(condition, stated[axis])
    return axis in entry.needs or is_ordinary(stated[axis])


def is_ordinary(stated: Condition) -> bool:
    """Whether a state is one that a requirement need not name; on most axes every state is."""
    ordinary = VOCABULARY.axis(stated.axis).ordinary
    if ordinary is None:
        return True
    if stated.low is None or stated.high is None:
        return stated.choice in ordinary
    return bool(ordinary) and float(ordinary[0]) <= stated.low <= stated.high <= float(ordinary[1])


def conditions_wanted(wanted: Conditions, entry: Property) -> Conditions:
    """What a requirement on `entry` means: the conditions that it names, and the reference of
    each needed axis that it does not name."""
    left_out = (_meant(axis, entry) for axis in entry.needs if axis not in wanted)
    return Conditions.of(*wanted.values(), *filter(None, left_out))


def open_axes(wanted: Conditions, entry: Property) -> tuple[str, ...]:
    """The needed axes that a requirement leaves open: values under any of their states answer
    it, and are then not comparable with one another."""
    meant = conditions_wanted(wanted, entry)
    return tuple(axis for axis in entry.needs if axis not in meant)


def _meant(key: str, entry: Property) -> Condition | None:
    """The reference of an axis, which a requirement means that does not name it. A method is
    meant only where the property needs it."""
    axis = VOCABULARY.axis(key)
    if axis.reference is None or not (axis.is_number or key in entry.needs):
        return None
    if axis.unit is None:
        return Condition(key, axis.reference, choice=axis.reference)
    number = float(axis.reference)
    return Condition(key, f"{number:g} {VOCABULARY.units[axis.unit].display}", number, number)
