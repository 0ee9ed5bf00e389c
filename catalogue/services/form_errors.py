"""What can go wrong when two people fill in the same card."""

from __future__ import annotations

from cards.errors import TransitionRefused
from cards.revision import STATE_NAMES, Action
from cards.wording import Wording
from catalogue.services.errors import StaleRevision
from catalogue.store.cards import RevisionView
from schemas.changes import Difference
from schemas.fields import Json


class EditConflict(StaleRevision):
    """A save of what somebody else changed in the same places meanwhile.

    `mine` is the document that was to be saved, `theirs` the revision that stands now, and of
    each of `places` both are told: theirs as `before`, mine as `now`.
    """

    code = "edit_conflict"

    def __init__(self, mine: Json, theirs: RevisionView, places: tuple[Difference, ...]) -> None:
        super().__init__(theirs.number, theirs.state)
        self.mine = mine
        self.theirs = theirs
        self.places = places

    @property
    def wording(self) -> Wording:
        count = len(self.places)
        return Wording(
            f"卡片 {self.number} 已被他人改动，与您所填有 {count} 处不同；请选择保留哪一个。",
            f"Card {self.number} was changed by somebody else meanwhile, differently from yours "
            f"in {count} places; choose whose to keep.",
        )


class FrozenMeanwhile(TransitionRefused):
    """A save of a revision that was submitted or decided while its form was open.

    `places` tell of each difference what stands there (`before`) and what was typed (`now`).
    """

    code = "frozen_meanwhile"

    def __init__(self, theirs: RevisionView, places: tuple[Difference, ...]) -> None:
        super().__init__(theirs.state, Action.EDIT)
        self.theirs = theirs
        self.places = places

    @property
    def wording(self) -> Wording:
        name = STATE_NAMES[self.theirs.state]
        return Wording(
            f"卡片 {self.theirs.number} 期间已变为“{name.zh}”，不能再改。",
            f"Card {self.theirs.number} is {name.en} meanwhile and cannot be changed.",
        )
