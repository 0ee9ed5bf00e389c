"""What an import changes in a card, as its report shows it: fields and properties by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.card import CardSchema
from schemas.composition import CompositionSchema, ElementSchema
from schemas.fields import title_of
from schemas.source import SourceSchema
from schemas.value import ValueSchema

_STEP = re.compile(r"[^.\[\]]+")
_LAST_OF_ALL = ("value", "values", "elements")
"""Steps that say nothing beside the others."""


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """One place of a card; empty before where something is added."""

    name: Wording
    before: str
    now: str
    is_overwritten: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What is added and changed, how much more there is, and what is kept; `overwritten` counts
    what was changed by hand."""

    places: Sequence[ChangedPlace]
    left: int
    kept: Sequence[Wording]
    overwritten: int


def changes_of(card: Mapping[str, Any]) -> Changes | None:
    """Of one card of a report; None where there is nothing to say."""
    places = [_place(entry) for entry in card.get("differences", ())]
    if not places:
        return None
    return Changes(
        places=places,
        left=card["differences_left"],
        kept=[_named(key) for key in card["kept"]],
        overwritten=sum(place.is_overwritten for place in places),
    )


def _place(entry: Mapping[str, Any]) -> ChangedPlace:
    return ChangedPlace(
        _path(entry["where"]), entry["before"], entry["now"], bool(entry["is_overwritten"])
    )


def _path(where: str) -> Wording:
    steps = _STEP.findall(where)
    telling = [step for step in steps if step not in _LAST_OF_ALL] or steps
    names = [_named(step) for step in telling]
    return Wording(" · ".join(name.zh for name in names), " · ".join(name.en for name in names))


def _named(step: str) -> Wording:
    """What people call it; a property that stands there twice is counted."""
    key, _, count = step.partition(" ")
    name = _NAMES.get(key)
    if name is None:
        return Wording(step, step)
    return Wording(f"{name.zh} {count}".strip(), f"{name.en} {count}".strip())


_NAMES: Mapping[str, Wording] = {
    **{
        field.data_key or name: title_of(field)
        for schema in (
            ElementSchema(),
            CompositionSchema(),
            SourceSchema(),
            ValueSchema(),
            CardSchema(),
        )
        for name, field in schema.fields.items()
    },
    **{key: entry.name for key, entry in VOCABULARY.axes.items()},
    **{key: entry.name for key, entry in VOCABULARY.properties.items()},
}
