"""Search: which published cards meet requirements, and one card as readers see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards.card import Card
from cards.matching import Match, rank
from cards.requirement import Requirement
from cards.requirement_text import parse_requirements
from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.published import PublishedCard, Shelf, published_cards
from catalogue.search_text import contains, typed_words
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.errors import CardNotFound, InputRefused
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise

LONGEST_WORDS = 200
MOST_TEXTS = 40
LONGEST_TEXTS = 2000
"""The most that is read of a question: of its words, and of its requirements together."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The ranked cards; `cards` has everything about them by number, as of `pub_seq`.

    Without requirements the matches are in the order of the numbers and say nothing else.
    """

    requirements: tuple[Requirement, ...]
    matches: list[Match]
    cards: Mapping[str, PublishedCard]
    pub_seq: int


@dataclass(frozen=True, slots=True)
class CardView:
    """One revision of a card as it is shown; `superseded_by` is the revision to read instead."""

    number: str
    revision: int
    state: RevisionState
    enterprise: Enterprise
    card: Card
    content_hash: str
    published_at: datetime | None
    superseded_by: int | None
    note: str

    @property
    def is_current(self) -> bool:
        """Whether it is what readers are to use now."""
        return self.state is RevisionState.PUBLISHED


def search(
    session: Session, requirements_text: str | Sequence[str] = (), text: str = ""
) -> SearchResult:
    """The published cards that `text` finds, ranked by the requirements.

    Raises InputRefused when the question is too long, RequirementUnreadable and whatever else
    reading a requirement raises.
    """
    check_length(requirements_text, text)
    requirements = read_requirements(requirements_text)
    shelf = published_cards(session)
    found = _with_text(shelf, text)
    return SearchResult(requirements, rank(found, requirements), shelf.cards, shelf.pub_seq)


def check_length(requirements_text: str | Sequence[str], text: str) -> None:
    """Raises InputRefused for a question that is too long."""
    texts = [requirements_text] if isinstance(requirements_text, str) else requirements_text
    if len(text) > LONGEST_WORDS:
        raise InputRefused(
            "q",
            Wording(
                f"检索词最多 {LONGEST_WORDS} 个字符。",
                f"Words to search by have {LONGEST_WORDS} characters at most.",
            ),
        )
    if len(texts) > MOST_TEXTS or sum(map(len, texts)) > LONGEST_TEXTS:
        raise InputRefused(
            "req",
            Wording(
                f"一次检索最多 {MOST_TEXTS} 条要求，共 {LONGEST_TEXTS} 个字符。",
                f"A search takes {MOST_TEXTS} requirements at most, "
                f"of {LONGEST_TEXTS} characters together.",
            ),
        )


def read_requirements(typed: str | Sequence[str]) -> tuple[Requirement, ...]:
    """The requirements of one text with `;` between them, or of several texts."""
    texts = [typed] if isinstance(typed, str) else typed
    return tuple(
        requirement for entry in texts if entry.strip() for requirement in parse_requirements(entry)
    )


def _with_text(shelf: Shelf, text: str) -> Iterable[tuple[str, Card]]:
    words = typed_words(text)
    return (
        (number, entry.card)
        for number, entry in shelf.cards.items()
        if contains(entry.search_text, words)
    )


def card_view(
    session: Session, number: str, revision: int | None = None, actor: Actor = VISITOR
) -> CardView:
    """The card as readers see it, or one of its revisions.

    Raises CardNotFound, also for what was never published and is not the actor's to see.
    """
    found = _revision(session, number, revision)
    if found is None or not _may_see(actor, found):
        raise CardNotFound(number if revision is None else f"{number}/v{revision}")
    return _as_view(session, found)


def card_history(session: Session, number: str, actor: Actor = VISITOR) -> list[RevisionView]:
    """The revisions of the card that the actor may see, the newest first. Raises CardNotFound."""
    found = [entry for entry in store.history(session, number) if _may_see(actor, entry)]
    if not found:
        raise CardNotFound(number)
    return found


def _revision(session: Session, number: str, revision: int | None) -> RevisionView | None:
    if revision is not None:
        return store.by_n(session, number, revision)
    return store.newest_public(session, number) or store.newest(session, number)


def _may_see(actor: Actor, revision: RevisionView) -> bool:
    return revision.is_public or actor.may_read_drafts(revision.enterprise.id)


def _as_view(session: Session, revision: RevisionView) -> CardView:
    current = store.newest_public(session, revision.number)
    is_old = current is not None and revision.is_public and current.n > revision.n
    return CardView(
        number=revision.number,
        revision=revision.n,
        state=revision.state,
        enterprise=revision.enterprise,
        card=revision.card,
        content_hash=revision.content_hash,
        published_at=revision.published_at,
        superseded_by=current.n if is_old else None,
        note=revision.last_note,
    )
