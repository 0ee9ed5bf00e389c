"""The published cards as this process knows them, refreshed by pulling only what is newer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import structlog
from sqlalchemy.orm import Session

from cards.card import Card
from cards.errors import CardRefused
from catalogue.db import is_reading, memory_of
from catalogue.store import publications
from catalogue.store.enterprises import Enterprise
from catalogue.store.publications import Publication
from schemas.draft import load_card

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PublishedCard:
    """A card as readers see it now."""

    number: str
    revision: int
    enterprise: Enterprise
    card: Card
    content_hash: str
    search_text: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """All published cards by number, as of the change `pub_seq`."""

    pub_seq: int
    cards: Mapping[str, PublishedCard]


EMPTY = Shelf(0, MappingProxyType({}))


def contents(cards: Mapping[str, PublishedCard]) -> Mapping[str, Card]:
    """What the cards say, by number."""
    return {number: entry.card for number, entry in cards.items()}


class _Keeper:
    """Keeps the newest shelf; readers never wait for one another but while it is renewed."""

    def __init__(self) -> None:
        self.shelf = EMPTY
        self.renewing = threading.Lock()


def published_cards(session: Session) -> Shelf:
    """The published cards as the session sees them."""
    keeper: _Keeper = memory_of(session).setdefault("published", _Keeper())
    if not is_reading(session):
        # What a transaction publishes may be rolled back: it is seen here, and not kept.
        return _renewed(session, keeper.shelf)
    if keeper.shelf.pub_seq < publications.last_number(session):
        with keeper.renewing:
            keeper.shelf = _renewed(session, keeper.shelf)
    return keeper.shelf


def _renewed(session: Session, shelf: Shelf) -> Shelf:
    changes = publications.since(session, shelf.pub_seq)
    if not changes:
        return shelf
    cards = dict(shelf.cards)
    for number, card in _readable(changes):
        cards.pop(number, None)
        if card is not None:
            cards[number] = card
    return Shelf(changes[-1].pub_seq, MappingProxyType(cards))


def _readable(changes: Iterable[Publication]) -> Iterable[tuple[str, PublishedCard | None]]:
    for change in changes:
        yield change.number, None if change.is_withdrawn else _card_of(change)


def _card_of(change: Publication) -> PublishedCard | None:
    try:
        card = load_card(json.loads(change.document))
    except CardRefused as refused:
        # One card that a later vocabulary cannot read must not take the search away from all.
        log.warning("published card unreadable", card=change.number, problems=refused.problems)
        return None
    return PublishedCard(
        number=change.number,
        revision=change.revision,
        enterprise=change.enterprise,
        card=card,
        content_hash=change.content_hash,
        search_text=change.search_text,
        published_at=change.published_at,
    )
