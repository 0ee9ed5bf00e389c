"""The life of a revision: which state follows which action."""

from __future__ import annotations

from enum import StrEnum

from cards.errors import TransitionRefused
from cards.wording import Wording


class RevisionState(StrEnum):
    """Where a revision stands between the supplier's desk and the catalogue."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether the supplier may still change the content."""
        return self in (RevisionState.DRAFT, RevisionState.RETURNED)


STATE_NAMES = {
    RevisionState.DRAFT: Wording("草稿", "draft"),
    RevisionState.SUBMITTED: Wording("待审核", "submitted"),
    RevisionState.RETURNED: Wording("已退回", "returned"),
    RevisionState.PUBLISHED: Wording("已发布", "published"),
    RevisionState.SUPERSEDED: Wording("已被新版取代", "superseded"),
    RevisionState.WITHDRAWN: Wording("已撤回", "withdrawn"),
}


class Action(StrEnum):
    """What can be done to a revision."""

    EDIT = "edit"
    SUBMIT = "submit"
    RECALL = "recall"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"


_NEXT = {
    (RevisionState.DRAFT, Action.EDIT): RevisionState.DRAFT,
    (RevisionState.RETURNED, Action.EDIT): RevisionState.DRAFT,
    (RevisionState.DRAFT, Action.SUBMIT): RevisionState.SUBMITTED,
    (RevisionState.RETURNED, Action.SUBMIT): RevisionState.SUBMITTED,
    (RevisionState.SUBMITTED, Action.RECALL): RevisionState.DRAFT,
    (RevisionState.SUBMITTED, Action.SEND_BACK): RevisionState.RETURNED,
    (RevisionState.SUBMITTED, Action.PUBLISH): RevisionState.PUBLISHED,
    (RevisionState.PUBLISHED, Action.SUPERSEDE): RevisionState.SUPERSEDED,
    (RevisionState.PUBLISHED, Action.WITHDRAW): RevisionState.WITHDRAWN,
}


def advance(state: RevisionState, action: Action) -> RevisionState:
    """The state after `action`. Raises TransitionRefused."""
    try:
        return _NEXT[state, action]
    except KeyError:
        raise TransitionRefused(state.value, action.value) from None
