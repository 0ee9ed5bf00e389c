"""What leads in each need, as the opening page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from cards.comparability import conditions_wanted
from cards.values import BASIS_NAMES
from cards.wording import NO_WORDING, Wording
from catalogue.db import Session
from catalogue.services.leading import Leader, Leading, leading
from schemas import figures
from schemas.sheet_rows import content_text
from schemas.sheet_sections import symbol_text


@dataclass(frozen=True, slots=True)
class LeadingCard:
    """A card with its figure and what stands beside that."""

    number: str
    title: str
    value: Wording
    basis: Wording
    grade: str
    is_derived: bool


@dataclass(frozen=True, slots=True)
class LeadingNeed:
    """The measure of a need with the cards that lead, how many more are equal to the last of them,
    and where all of them are."""

    name: Wording
    symbol: str
    condition: Wording
    why: Wording
    cards: tuple[LeadingCard, ...]
    equal: int
    all_url: str


def leading_by_need(session: Session) -> dict[str, LeadingNeed]:
    """The measure of every need, by its key."""
    return {entry.measure.need.value: _need(entry) for entry in leading(session)}


def _need(entry: Leading) -> LeadingNeed:
    definition, conditions = entry.measure.asked
    return LeadingNeed(
        name=definition.name,
        symbol=symbol_text(definition.symbol),
        condition=figures.conditions_text(conditions_wanted(conditions, definition)),
        why=entry.measure.why,
        cards=_cards(entry.leaders),
        equal=entry.equal,
        all_url=url_for("spread.show", property=entry.measure.subject),
    )


def _cards(leaders: Sequence[Leader]) -> tuple[LeadingCard, ...]:
    return tuple(_card(leader) for leader in leaders)


def _card(leader: Leader) -> LeadingCard:
    value, card = leader.figure.value, leader.entry.card
    assert value is not None
    return LeadingCard(
        number=leader.entry.number,
        title=card.title,
        value=content_text(value.content, value.property),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        grade=leader.figure.grade.value if leader.figure.grade else "",
        is_derived=value.derivation is not None,
    )
