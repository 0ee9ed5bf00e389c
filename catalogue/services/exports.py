"""What is exported: a revision of a card, the whole answer to a question, the whole catalogue.

All of it is what everybody may read: who asks makes no difference, so that no confidential value
is in any file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from catalogue.card_shelf import PublishedCard
from catalogue.published import published_cards
from catalogue.services.card_views import CardView, card_view
from catalogue.services.cursor import write_cursor
from catalogue.services.search import Asked, SearchResult, search
from schemas.exports.exported import Exported, Occasion

AT_ONCE = 200
"""Cards that are in memory together."""

Address = Callable[[str, int], str]
"""The permalink of a revision of a card."""


@dataclass(frozen=True, slots=True)
class Export:
    """The cards of a file, read as they are written, and of what they are an export."""

    occasion: Occasion
    cards: Iterator[Exported]


def card_export(
    session: Session, number: str, revision: int | None, address_of: Address
) -> Exported:
    """A revision that is public, or the newest one. Raises CardNotFound."""
    return exported_view(card_view(session, number, revision), address_of)


def exported_view(view: CardView, address_of: Address) -> Exported:
    """A card as it is shown."""
    return Exported(
        number=view.number,
        revision=view.revision,
        card=view.card,
        publisher=view.enterprise.name,
        publisher_code=view.enterprise.code,
        is_literature=view.enterprise.kind == "editorial",
        published_on=view.published_at.date() if view.published_at else None,
        content_hash=view.content_hash,
        address=address_of(view.number, view.revision),
        state=view.state,
    )


def catalogue_export(session: Session, address_of: Address, own: str = "") -> Export:
    """Every published card by its number."""
    shelf = published_cards(session)
    cards = (_exported(entry, address_of) for entry in shelf.cards.values())
    return Export(Occasion(shelf.pub_seq, len(shelf.cards), own), cards)


def search_export(session: Session, asked: Asked, address_of: Address, own: str = "") -> Export:
    """Every card of the answer, in its order, with its verdicts. Raises as `search` does."""
    first = search(session, replace(asked, after=""), AT_ONCE)
    ranking = first.ranking
    question = "; ".join(filter(None, (*asked.requirements, asked.text)))
    occasion = Occasion(ranking.pub_seq, ranking.total, own, question, first.requirements)
    return Export(occasion, _answers(session, asked, first, address_of))


def _answers(
    session: Session, asked: Asked, found: SearchResult, address_of: Address
) -> Iterator[Exported]:
    """The matches page by page; each page is forgotten before the next one is made."""
    place = 1
    while True:
        ranking = found.ranking
        matches, last = ranking.take(AT_ONCE), ranking.last_of(AT_ONCE)
        entries = ranking.cards.several(match.number for match in matches)
        for match in matches:
            exported = _exported(entries[match.number], address_of)
            yield replace(exported, match=match, place=place)
            place += 1
        if last is None:
            return
        found = search(session, replace(asked, after=write_cursor(last.mark)), AT_ONCE)


def _exported(entry: PublishedCard, address_of: Address) -> Exported:
    return Exported(
        number=entry.number,
        revision=entry.revision,
        card=entry.card,
        publisher=entry.enterprise.name,
        publisher_code=entry.enterprise.code,
        is_literature=entry.enterprise.kind == "editorial",
        published_on=entry.published_at.date(),
        content_hash=entry.content_hash,
        address=address_of(entry.number, entry.revision),
    )
