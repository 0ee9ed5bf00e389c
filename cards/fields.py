"""For which fields a material can be used, as far as its card shows it.

A card names no field. It belongs to one as soon as it meets every must of one of the scenarios of
that field; what could meet them once more is known does not count, and wants do not either.
"""

from __future__ import annotations

from collections.abc import Iterable

from cards.card import Card
from cards.matching import Tier, match
from cards.requirement import Requirement
from cards.scenario import Field, Scenario


def fields_met(card: Card, scenarios: Iterable[Scenario]) -> list[Field]:
    """The fields of the card, in the order of `Field`."""
    met = {entry.field for entry in scenarios if meets(card, musts_of(entry))}
    return [field for field in Field if field in met]


def musts_of(scenario: Scenario) -> tuple[Requirement, ...]:
    """What a material has to meet; a scenario without any tells nothing of its field."""
    return tuple(entry for entry in scenario.requirements if entry.is_must)


def meets(card: Card, musts: tuple[Requirement, ...]) -> bool:
    """Whether a card meets these musts, of which there is at least one."""
    return bool(musts) and match("", card, musts).tier is Tier.QUALIFIED
