"""Which enterprises may publish: they apply, reviewers admit, refuse or suspend them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import enterprises, letters
from catalogue.services.actor import Actor, require_manager
from catalogue.services.audit import record
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.services.letters import Letterhead
from catalogue.services.notes import read_note
from catalogue.services.people_errors import StandingChanged
from catalogue.store import enterprises as store
from catalogue.store import people
from catalogue.store.enterprises import Enterprise
from catalogue.store.people import Person


class Standing(StrEnum):
    """Where an enterprise stands; only an admitted one submits cards."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    REFUSED = "refused"
    SUSPENDED = "suspended"


STANDING_NAMES = {
    Standing.APPLIED: Wording("待核准", "waiting to be admitted"),
    Standing.ADMITTED: Wording("已核准", "admitted"),
    Standing.REFUSED: Wording("未获准", "refused"),
    Standing.SUSPENDED: Wording("已暂停", "suspended"),
}


class Decision(StrEnum):
    """What a reviewer decides about an enterprise."""

    ADMIT = "admit"
    REFUSE = "refuse"
    SUSPEND = "suspend"


MOVES = {
    Decision.ADMIT: ((Standing.APPLIED, Standing.REFUSED, Standing.SUSPENDED), Standing.ADMITTED),
    Decision.REFUSE: ((Standing.APPLIED,), Standing.REFUSED),
    Decision.SUSPEND: ((Standing.ADMITTED,), Standing.SUSPENDED),
}
"""From where a decision leads whereto."""

NEEDS_A_REASON = (Decision.REFUSE, Decision.SUSPEND)


@dataclass(frozen=True, slots=True)
class Applicant:
    """An enterprise, where it stands, and the people who keep it."""

    enterprise: Enterprise
    owners: Sequence[Person]

    @property
    def standing(self) -> Standing:
        return Standing(self.enterprise.status)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What a reviewer can decide now."""
        return tuple(decision for decision, (froms, _) in MOVES.items() if self.standing in froms)


def list_applicants(session: Session, actor: Actor) -> Sequence[Applicant]:
    """Every enterprise, those first that wait; an application counts once somebody can sign in.

    Raises Forbidden.
    """
    _require_judge(actor)
    order = list(Standing)
    kept: dict[int | None, list[Person]] = {}
    for owner in people.owners(session):
        kept.setdefault(owner.enterprise_id, []).append(owner)
    known = enterprises.list_enterprises(session)
    found = [Applicant(entry, kept.get(entry.id, [])) for entry in known]
    seen = [entry for entry in found if entry.owners or entry.standing is not Standing.APPLIED]
    return sorted(seen, key=lambda entry: (order.index(entry.standing), entry.enterprise.code))


def take_up(session: Session, actor: Actor, code: str) -> Enterprise:
    """The enterprise that is decided about, which nobody else changes meanwhile.

    Raises Forbidden or EnterpriseNotFound.
    """
    _require_judge(actor)
    return enterprises.locked(session, code)


def decide(
    session: Session,
    actor: Actor,
    code: str,
    decision: Decision | str,
    note: str,
    head: Letterhead,
) -> Enterprise:
    """The enterprise after the decision, of which its owners are told.

    Raises Forbidden, EnterpriseNotFound, StandingChanged, or InputRefused without a reason.
    """
    _require_judge(actor)
    wanted, reason = _read_decision(decision), read_note(note)
    if wanted in NEEDS_A_REASON and not reason:
        raise InputRefused("note", Wording("请写明原因。", "Say why."))
    froms, standing = MOVES[wanted]
    current = _locked_in(session, code, froms)
    decided = _stand(session, current, standing, reason)
    record(session, actor, wanted.value, "enterprise", code, note=reason)
    owners = people.owners(session, decided.id)
    letters.of_the_decision(session, head, owners, decided, STANDING_NAMES[standing])
    return decided


def apply_again(session: Session, actor: Actor, code: str) -> Enterprise:
    """The enterprise, which was refused, waiting once more.

    Raises EnterpriseNotFound, Forbidden or StandingChanged.
    """
    require_manager(actor, enterprises.enterprise_for(session, actor, code).id)
    current = _locked_in(session, code, (Standing.REFUSED,))
    record(session, actor, "apply_again", "enterprise", code)
    return store.change(session, current.id, status=Standing.APPLIED.value)


def _locked_in(session: Session, code: str, standings: Sequence[Standing]) -> Enterprise:
    current = enterprises.locked(session, code)
    if Standing(current.status) not in standings:
        raise StandingChanged(code, STANDING_NAMES[Standing(current.status)])
    return current


def _stand(session: Session, current: Enterprise, standing: Standing, note: str) -> Enterprise:
    return store.change(
        session, current.id, status=standing.value, decided_at=now(), decision_note=note
    )


def _read_decision(decision: Decision | str) -> Decision:
    try:
        return Decision(decision)
    except ValueError:
        listed = ", ".join(Decision)
        text = Wording(f"处理须为：{listed}。", f"The decision must be one of: {listed}.")
        raise InputRefused("decision", text) from None


def _require_judge(actor: Actor) -> None:
    if not actor.may_review:
        raise Forbidden(Wording("核准企业", "decide about enterprises"))
