"""The desk of a supplier as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.revision import STATE_NAMES, RevisionState
from cards.wording import Wording
from catalogue.services.desk import DeskPage

_PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A card in the list."""

    number: str
    key: str
    revision: int
    title: str
    state: str
    state_name: Wording
    note: str
    changed_on: str
    is_public: bool


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
    def is_narrowed(self) -> bool:
        return bool(self.state or self.words or self.after)


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
