"""Why a card stands where it does in the ranking of a scenario, or does not stand there at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cards.columns.search import Query
from cards.matching import Match, match
from cards.requirement import Requirement
from cards.wanted import read_words
from catalogue.card_shelf import PublishedCard
from catalogue.published import published_cards
from catalogue.services.ranking import ranking_of
from catalogue.services.search import LONGEST_WORDS

MOST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A card that was asked about, with its match."""

    entry: PublishedCard
    match: Match


def why(session: Session, asked: str, requirements: Sequence[Requirement]) -> list[Standing]:
    """The cards called so, by number or by what they are found by, a few at most, each with its
    match; none where nothing is called so."""
    name = asked.strip()
    if not name or len(name) > LONGEST_WORDS:
        return []
    cards = published_cards(session).cards
    found = cards.several([name.upper()]) or _found(session, name)
    return [
        Standing(entry, match(number, entry.card, requirements)) for number, entry in found.items()
    ]


def _found(session: Session, name: str) -> dict[str, PublishedCard]:
    words = read_words(name).words
    if not words:
        return {}
    ranking = ranking_of(session, replace(Query(words=words), most=MOST))
    return ranking.cards.several(entry.number for entry in ranking.take(MOST))
