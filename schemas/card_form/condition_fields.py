"""The conditions of a value as fields: those that its property needs come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from cards.choices import find_choice
from cards.errors import CardError
from cards.problems import Path
from cards.quantity import read_typed
from cards.units import Unit
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording, fold
from schemas.card_form.shown import name_of, text_of
from schemas.card_form.view import Field, Kind, Option, blank_option
from schemas.figures import unit_text

_SIGNS = {"degC": "°C", "degF": "°F"}
_UNIT = Wording("单位", "unit")
_USUAL_UNITS = {"frequency": "MHz"}


def condition_fields(
    path: Path, entry: Mapping[str, Any], owner: Property | None, curve_axis: str
) -> tuple[Field, ...]:
    """The conditions of a value: needed ones, those worth stating, and the others it states.

    The axis over which a curve is drawn is no condition of it.
    """
    stated = entry.get("conditions")
    if stated is not None and not isinstance(stated, Mapping):
        return ()
    stated = stated or {}
    typed_keys = _keys_by_axis(stated)
    needed = owner.needs if owner else ()
    asked = dict.fromkeys((*needed, *(owner.wants if owner else ()), *typed_keys))
    found = (
        condition_field(path, VOCABULARY.axis(key), typed_keys.get(key, key), stated, key in needed)
        for key in asked
        if key != curve_axis or key in typed_keys
    )
    return tuple(field for field in found if field is not None)


def _keys_by_axis(stated: Mapping[str, Any]) -> dict[str, str]:
    """Under which name each axis is stated; a key of the vocabulary goes before other names."""
    found: dict[str, str] = {}
    for name in sorted(stated, key=lambda name: name not in VOCABULARY.axes):
        try:
            found.setdefault(VOCABULARY.find_axis(name).key, name)
        except CardError:
            continue
    return found


def condition_field(
    path: Path, axis: Axis, typed_key: str, stated: Mapping[str, Any], is_needed: bool
) -> Field | None:
    """The field of one axis, its text under `typed_key`; None when a field cannot show it."""
    text = text_of(stated.get(typed_key))
    if text is None:
        return None
    name, place = name_of(*path, "conditions", axis.key), (*path, "conditions", typed_key)
    if axis.choices:
        chosen, options = _chosen(axis, text)
        return Field(name, place, axis.name, Kind.CHOICE, chosen, options, is_needed=is_needed)
    unit = _unit_of(axis)
    if unit is None:
        return Field(name, place, axis.name, Kind.LINE, text, is_needed=is_needed)
    number, typed_unit = parted(axis, text)
    beside = Field(
        f"{name}.unit", place, _UNIT, Kind.CHOICE, typed_unit, unit_options(unit.key, typed_unit)
    )
    hint = "20~100" if axis.is_pair else axis.reference or ""
    return Field(
        name, place, axis.name, Kind.STATE, number, beside=beside, hint=hint, is_needed=is_needed
    )


def _chosen(axis: Axis, text: str) -> tuple[str, tuple[Option, ...]]:
    options = _options(axis.key)
    if not text.strip():
        return "", options
    choice = find_choice(axis.choices, text)
    if choice is not None:
        return choice.key, options
    return text, (*options, Option(text, Wording(text, text)))


@lru_cache(maxsize=64)
def _options(axis: str) -> tuple[Option, ...]:
    choices = VOCABULARY.axis(axis).choices.values()
    return (blank_option(), *(Option(choice.key, choice.name) for choice in choices))


def _unit_of(axis: Axis) -> Unit | None:
    return None if axis.unit in (None, "1") else VOCABULARY.units[axis.unit]


@lru_cache(maxsize=512)
def unit_options(unit: str, typed: str) -> tuple[Option, ...]:
    """The units of a dimension, and the typed one when it is none of them."""
    keys = tuple(VOCABULARY.units[unit].inputs)
    more = [key for key in ("", typed) if key == typed and key not in keys]
    return tuple(
        Option(key, Wording(sign, sign)) for key in (*more, *keys) for sign in [_sign(key)]
    )


def _sign(key: str) -> str:
    return unit_text(key) or key or "–"


def unit_named(unit: Unit, typed: str) -> str:
    """The key of a typed unit, or the text itself when it is not accepted."""
    return next((key for key in unit.inputs if key == typed), "") or _spelled(unit, typed)


def _spelled(unit: Unit, typed: str) -> str:
    return next(iter(_keys(unit, typed)), typed)


def _keys(unit: Unit, typed: str) -> Iterator[str]:
    if typed.strip() and unit.accepts(typed):
        scale = unit.scale(typed)
        yield from (key for key, found in unit.inputs.items() if found is scale)


def parted(axis: Axis, text: str) -> tuple[str, str]:
    """A typed state as number and key of its unit; a word such as 室温 is left whole.

    Where nothing is typed yet the unit is the usual one.
    """
    unit = _unit_of(axis)
    assert unit is not None
    if not text.strip():
        return text, _USUAL_UNITS.get(axis.key, unit.key)
    return _parted(unit.key, text)


@lru_cache(maxsize=4096)
def _parted(unit_key: str, text: str) -> tuple[str, str]:
    unit = VOCABULARY.units[unit_key]
    for place in range(1, len(text)):
        number, tail = text[:place].rstrip(), text[place:].strip()
        if tail and unit.accepts(tail) and _is_bare_number(number):
            return number, unit_named(unit, tail)
    return text, ""


def _is_bare_number(text: str) -> bool:
    try:
        return not read_typed(text).unit
    except CardError:
        return False


def joined(axis: Axis, number: str, unit: str) -> str:
    """The state that a number and a unit say; a text with its own unit, or a word, stands alone."""
    if not unit or not number.strip() or fold(number) in axis.words or not _is_bare_number(number):
        return number
    return f"{number.strip()} {_SIGNS.get(unit, unit)}"
