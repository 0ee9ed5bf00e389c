"""Many drafts submitted at once, each as `drafts.submit` does it; what is left is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.errors import CardError, CardRefused, TransitionRefused
from cards.problems import Problem
from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.services import drafts, enterprises
from catalogue.services.actor import Actor, require_editor
from catalogue.services.errors import CardNotFound, InputRefused
from catalogue.services.import_saving import IN_THE_WAY
from catalogue.store import cards as store
from catalogue.store import desk
from catalogue.store.cards import RevisionView
from catalogue.store.imports import IMPORTED, Import

BATCH = 100
"""Cards that are submitted in one transaction, so that others get their turn."""
MOST_AT_ONCE = 500
"""Cards that one transaction may take: nobody else writes to SQLite meanwhile."""


@dataclass(frozen=True, slots=True)
class Left:
    """A card that was not submitted, and why."""

    number: str
    title: str
    why: CardError

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What must be mended first."""
        found = self.why.problems if isinstance(self.why, CardRefused) else ()
        return tuple(problem for problem in found if problem.is_hard)


@dataclass(frozen=True, slots=True)
class Submissions:
    """What was submitted, and what was not."""

    done: tuple[RevisionView, ...] = ()
    left: tuple[Left, ...] = ()

    def __add__(self, more: Submissions) -> Submissions:
        return Submissions(self.done + more.done, self.left + more.left)


def drafts_to_submit(session: Session, actor: Actor, enterprise_code: str) -> Sequence[str]:
    """The numbers of all drafts of the enterprise; what was returned and not touched since is none.

    Raises EnterpriseNotFound, Forbidden, or NotAdmitted.
    """
    return desk.numbers(session, _submitter(session, actor, enterprise_code), RevisionState.DRAFT)


def submit_ready(
    session: Session, actor: Actor, enterprise_code: str, numbers: Sequence[str] | None = None
) -> Submissions:
    """Every draft of the enterprise in which nothing must be mended, or those among `numbers`.

    Raises EnterpriseNotFound, Forbidden, NotAdmitted, or InputRefused when there are more than
    `MOST_AT_ONCE`; what hinders one card is told of it.
    """
    own = store.keys(session, _submitter(session, actor, enterprise_code))
    if numbers is None:
        numbers = drafts_to_submit(session, actor, enterprise_code)
    _check_count(len(numbers))
    strange = [Left(number, "", CardNotFound(number)) for number in numbers if number not in own]
    # In one order, so that two who submit the same cards wait for one another and never in a ring.
    ordered = sorted(own.keys() & set(numbers))
    tried = [_tried(session, actor, number) for number in ordered]
    done = tuple(entry for entry in tried if isinstance(entry, RevisionView))
    return Submissions(done, (*(entry for entry in tried if isinstance(entry, Left)), *strange))


def _check_count(count: int) -> None:
    if count > MOST_AT_ONCE:
        raise InputRefused(
            "numbers",
            Wording(
                f"共 {count} 张草稿，一次最多送审 {MOST_AT_ONCE} 张；请在 numbers 中分批写明卡号。",
                f"There are {count} drafts, and {MOST_AT_ONCE} at most are submitted at once; "
                "name some at a time in numbers.",
            ),
        )


def _tried(session: Session, actor: Actor, number: str) -> RevisionView | Left:
    try:
        return drafts.submit(session, actor, number)
    except (CardRefused, TransitionRefused, CardNotFound) as why:
        found = store.newest(session, number)
        return Left(number, found.title if found else "", why)


def imported_drafts(session: Session, actor: Actor, found: Import) -> Sequence[str]:
    """The cards that an import saved and which are drafts yet, for one who may submit them."""
    if found.state != IMPORTED or not actor.may_edit(found.enterprise.id):
        return []
    open_now = set(desk.numbers(session, found.enterprise.id, RevisionState.DRAFT))
    outcome = found.report.get("outcome", ())
    saved = [card["number"] for card in outcome if card["fate"] not in IN_THE_WAY]
    return [number for number in saved if number in open_now]


def batches(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    """The numbers, each once and some at a time."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _submitter(session: Session, actor: Actor, enterprise_code: str) -> int:
    """The enterprise whose editor the actor is, and which may submit."""
    enterprise = enterprises.enterprise_for(session, actor, enterprise_code)
    require_editor(actor, enterprise.id)
    enterprises.require_admitted(enterprise)
    return enterprise.id
