"""Similar cards: a published card as reference, and the others ranked by their likeness to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cards.columns.search import Query
from cards.families import is_magnesium
from cards.matching import Match, match
from cards.requirement import Requirement
from cards.similarity import (
    Aspect,
    aspects_of,
    no_worse,
    parse_aspect,
    requirements_like,
    usable_aspects,
)
from cards.wording import Wording
from catalogue.published import PublishedCard, published_cards
from catalogue.services.errors import CardNotFound, InputRefused
from catalogue.services.ranking import ranking_of

MOST_ASPECTS = 20
LONGEST_ASPECT = 200
MOST_OTHERS = 500
"""How many materials other than magnesium are offered."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published card to compare with: all its aspects, the usual ones, and what it says on each
    of all, in their order."""

    entry: PublishedCard
    aspects: tuple[Aspect, ...]
    usual: tuple[Aspect, ...]
    own: Match


@dataclass(frozen=True, slots=True)
class SimilarCards:
    """The first of the `total` other cards by likeness to the card `number`; `cards` has them by
    number, as of `pub_seq`."""

    number: str
    aspects: tuple[Aspect, ...]
    requirements: tuple[Requirement, ...]
    matches: list[Match]
    total: int
    cards: Mapping[str, PublishedCard]
    pub_seq: int


def similar_cards(
    session: Session, number: str, typed: Sequence[str] = (), most: int = 20
) -> SimilarCards:
    """The first `most` published cards by their likeness to the card `number`, by the aspects
    typed as `property:direction:weight`, or by its usual ones.

    Raises CardNotFound, AspectRefused, or InputRefused for too many aspects.
    """
    shelf = published_cards(session)
    reference = _entry(shelf.cards, number)
    aspects = read_aspects(typed) or aspects_of(reference.card)
    requirements = requirements_like(reference.card, aspects)
    if not requirements:
        return SimilarCards(number, aspects, (), [], 0, {}, shelf.pub_seq)
    ranking = ranking_of(session, Query(requirements, most=most + 1))
    others = [entry for entry in ranking.take(most + 1) if entry.number != number][:most]
    cards = ranking.cards.several(entry.number for entry in others)
    found = (others, ranking.total - 1, cards, ranking.pub_seq)
    return SimilarCards(number, aspects, requirements, *found)


def reference_card(session: Session, number: str) -> Reference:
    """What the published card `number` can be compared by. Raises CardNotFound."""
    entry = _entry(published_cards(session).cards, number)
    aspects = usable_aspects(entry.card)
    own = match(number, entry.card, requirements_like(entry.card, aspects))
    return Reference(entry, aspects, aspects_of(entry.card), own)


def other_materials(session: Session) -> list[tuple[PublishedCard, tuple[Aspect, ...]]]:
    """The published cards of materials other than magnesium, each with what a replacement of it
    is to be no worse in; by family and title."""
    every = ranking_of(session, Query(most=MOST_OTHERS))
    families = [name for name in every.facets.get("family", ()) if not is_magnesium(name)]
    chosen = {"family": frozenset(families)}
    others = every.ask(replace(every.query, chosen=chosen)).cards
    found = list(every.cards.several(entry.number for entry in others).values())
    found.sort(key=lambda entry: (entry.card.family, entry.card.title, entry.number))
    return [(entry, no_worse(aspects_of(entry.card))) for entry in found]


def read_aspects(typed: Sequence[str]) -> tuple[Aspect, ...]:
    """The aspects as typed. Raises AspectRefused, or InputRefused when they are too many or too
    long to be read."""
    texts = [text for text in typed if text.strip()]
    if len(texts) > MOST_ASPECTS or any(len(text) > LONGEST_ASPECT for text in texts):
        raise InputRefused(
            "aspect",
            Wording(
                f"最多比较 {MOST_ASPECTS} 项，每项最多 {LONGEST_ASPECT} 个字符。",
                f"Compare by {MOST_ASPECTS} aspects at most, of {LONGEST_ASPECT} characters each.",
            ),
        )
    return tuple(map(parse_aspect, texts))


def _entry(cards: Mapping[str, PublishedCard], number: str) -> PublishedCard:
    entry = cards.get(number)
    if entry is None:
        raise CardNotFound(number)
    return entry
