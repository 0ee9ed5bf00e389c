"""Curves of one property from several published cards, for one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.card import Card
from cards.curve_overlay import Overlay, overlays
from catalogue.published import published_cards
from catalogue.store import curve_holders

MOST_OFFERED, MOST_DRAWN = 60, 8
"""Cards that are offered for a property, and those that are drawn at once."""


@dataclass(frozen=True, slots=True)
class CurvePictures:
    """The pictures of the cards that were chosen, and those that could be; `counts` says how many
    cards have curves of each property."""

    counts: Mapping[str, int]
    offered: Sequence[tuple[str, str]]
    cards: Sequence[tuple[str, Card]]
    overlays: Sequence[Overlay]


def curve_pictures(session: Session, key: str, chosen: Sequence[str]) -> CurvePictures:
    """The curves of the property of these cards, or of the first that have any."""
    counts = curve_holders.counts(session)
    numbers = curve_holders.holders(session, key, MOST_OFFERED)
    shelf = published_cards(session).cards
    known = shelf.several([*numbers, *chosen])
    asked = [number for number in chosen if number in known] or numbers
    cards = [(number, known[number].card) for number in asked[:MOST_DRAWN]]
    offered = [(number, known[number].card.title) for number in numbers if number in known]
    return CurvePictures(counts, offered, cards, overlays([card for _, card in cards], key))
