"""The desk of a supplier as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.revision import STATE_NAMES, RevisionState
from cards.wording import Wording
from catalogue.db import Session
from catalogue.services import disclosures, validity
from catalogue.services.actor import Actor
from catalogue.services.desk import DeskPage
from catalogue.services.enterprises import own_enterprise
from catalogue.store.enterprises import Enterprise
from catalogue.store.validity import Ending

_PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A card in the list; `seen` is the published revision behind one that is open."""

    number: str
    key: str
    revision: int
    title: str
    state: str
    state_name: Wording
    note: str
    changed_on: str
    is_public: bool
    is_open: bool
    seen: int | None


@dataclass(frozen=True, slots=True)
class StateChoice:
    """A state to filter by, with how many cards stand in it."""

    key: str
    name: Wording
    count: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """A page of the desk; `state` and `words` are what was asked for, `total` counts the cards
    with the words in any state."""

    lines: Sequence[DeskLine]
    states: Sequence[StateChoice]
    total: int
    state: str
    words: str
    after: str
    next_after: str

    @property
    def drafts(self) -> int:
        """How many drafts may be ready, if all of them are looked at."""
        counted = {choice.key: choice.count for choice in self.states}
        return 0 if self.words else counted.get(RevisionState.DRAFT.value, 0)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.words or self.after)


@dataclass(frozen=True, slots=True)
class BesideTheCards:
    """What a supplier is to know besides: where the own enterprise stands, how many readers wait
    for an answer, and whose validity ends."""

    enterprise: Enterprise | None
    requests: int
    ending: Sequence[Ending]


def beside_the_cards(session: Session, actor: Actor) -> BesideTheCards:
    """Raises Forbidden for one who writes no cards."""
    return BesideTheCards(
        own_enterprise(session, actor),
        disclosures.count_open(session, actor),
        validity.ending_soon(session, actor),
    )


def desk_view(found: DeskPage, state: str, q: str, after: str) -> DeskView:
    """The page for what was asked."""
    return DeskView(
        lines=[
            DeskLine(
                number=entry.number,
                key=entry.key,
                revision=entry.n,
                title=entry.title,
                state=entry.state.value,
                state_name=STATE_NAMES[entry.state],
                note=entry.note,
                changed_on=entry.changed_at.date().isoformat(),
                is_public=entry.state in _PUBLIC or entry.n > 1,
                is_open=entry.state.is_open,
                seen=entry.published if entry.published != entry.n else None,
            )
            for entry in found.entries
        ],
        states=[
            StateChoice(key.value, STATE_NAMES[key], found.counts[key])
            for key in RevisionState
            if found.counts.get(key)
        ],
        total=found.total,
        state=state,
        words=q,
        after=after,
        next_after=found.next_after,
    )
