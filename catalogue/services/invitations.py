"""Invitations: an owner asks somebody to join, who answers with a name and a password."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import enterprises, letters, newcomers, tickets
from catalogue.services.actor import (
    Actor,
    EnterpriseRole,
    Origin,
    Role,
    require_administrator,
    require_manager,
)
from catalogue.services.addresses import read_address
from catalogue.services.audit import record
from catalogue.services.errors import AlreadyThere, InputRefused
from catalogue.services.letters import Letterhead
from catalogue.services.members import read_role
from catalogue.services.newcomers import Checked, Newcomer
from catalogue.services.people_errors import AddressTaken, InvitationNotFound
from catalogue.services.tickets import Purpose
from catalogue.services.uniqueness import while_free
from catalogue.store import enterprises as enterprise_store
from catalogue.store import invitations as store
from catalogue.store import people
from catalogue.store.enterprises import Enterprise
from catalogue.store.people import Person
from catalogue.store.tickets import Ticket

LIFETIME = timedelta(days=14)
MOST_OPEN = 50
MOST_A_DAY = 100
"""Each is a letter to somebody who did not ask for it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation offers; without an enterprise it is to review."""

    ticket: Ticket
    enterprise: Enterprise | None

    @property
    def email(self) -> str:
        return self.ticket.email


def invite(
    session: Session,
    actor: Actor,
    head: Letterhead,
    code: str,
    email: str,
    role: EnterpriseRole | str,
) -> str:
    """Send an invitation into the enterprise; its link.

    A link that was sent to that address before is good for nothing then. Raises
    EnterpriseNotFound, Forbidden, InputRefused, or AlreadyThere for one of its people.
    """
    require_manager(actor, enterprises.enterprise_for(session, actor, code).id)
    enterprise = enterprises.locked(session, code)
    wanted, address = read_role(role), read_address(email)
    _require_no_member(session, enterprise, address)
    token = _issue(session, actor, address, enterprise.id, wanted.value)
    letters.to_invite(session, head, address, token, enterprise, wanted)
    record(session, actor, "invite", "enterprise", code, email=address, role=wanted.value)
    return letters.invitation_link(head, token)


def invite_reviewer(session: Session, actor: Actor, head: Letterhead, email: str) -> str:
    """Send an invitation to review; its link. Raises Forbidden, InputRefused or AlreadyThere."""
    require_administrator(actor)
    address = read_address(email)
    if people.by_email(session, address):
        raise AlreadyThere(Wording("账号", "account"), address)
    token = _issue(session, actor, address, None, None)
    letters.to_invite_reviewer(session, head, address, token)
    record(session, actor, "invite", "account", address, role=Role.REVIEWER.value)
    return letters.invitation_link(head, token)


def list_open(session: Session, actor: Actor, code: str) -> Sequence[Ticket]:
    """The invitations into the enterprise that wait for an answer.

    Raises EnterpriseNotFound or Forbidden.
    """
    found = enterprises.enterprise_for(session, actor, code)
    require_manager(actor, found.id)
    return store.waiting(session, found.id, now())


def list_open_to_review(session: Session, actor: Actor) -> Sequence[Ticket]:
    """The invitations to review that wait for an answer. Raises Forbidden."""
    require_administrator(actor)
    return store.waiting(session, None, now())


def revoke(session: Session, actor: Actor, code: str, ticket_id: int) -> None:
    """Let an invitation into the enterprise be good for nothing.

    Raises EnterpriseNotFound, Forbidden or InvitationNotFound.
    """
    found = enterprises.enterprise_for(session, actor, code)
    require_manager(actor, found.id)
    _revoke(session, actor, found.id, ticket_id)


def revoke_to_review(session: Session, actor: Actor, ticket_id: int) -> None:
    """Let an invitation to review be good for nothing. Raises Forbidden or InvitationNotFound."""
    require_administrator(actor)
    _revoke(session, actor, None, ticket_id)


def look(session: Session, token: str) -> Invitation:
    """What the link offers, without answering. Raises TicketRefused or AddressTaken."""
    return _offered(session, tickets.look(session, Purpose.INVITE, token))


def accept(session: Session, origin: Origin, token: str, name: str, password: str) -> Person:
    """The new member or reviewer.

    Raises TicketRefused, InputRefused, or AddressTaken when the address has an account.
    """
    offered = _offered(session, tickets.redeem(session, Purpose.INVITE, token))
    who = newcomers.check(Newcomer(name, offered.email, password))
    newcomers.make_room(session, newcomers.applicant(offered.email, origin), offered.email)
    with while_free(session, lambda: _require_free(session, offered.email)):
        person = _add(session, offered, who)
    actor = newcomers.as_actor(person, origin)
    record(session, actor, "join", "account", person.email, enterprise=person.enterprise_code)
    return person


def _add(session: Session, offered: Invitation, who: Checked) -> Person:
    inside = offered.ticket.enterprise_id
    return people.add(
        session,
        email=who.email,
        name=who.name,
        password_hash=who.password_hash,
        password_changed_at=now(),
        email_confirmed_at=now(),
        role=(Role.SUPPLIER if inside else Role.REVIEWER).value,
        enterprise_id=inside,
        enterprise_role=offered.ticket.enterprise_role,
    )


def _offered(session: Session, ticket: Ticket) -> Invitation:
    _require_free(session, ticket.email)
    inside = ticket.enterprise_id
    return Invitation(ticket, enterprise_store.by_id(session, inside) if inside else None)


def _require_free(session: Session, address: str) -> None:
    known = people.by_email(session, address)
    if known is not None and not known.is_pending:
        raise AddressTaken(address)


def _require_no_member(session: Session, enterprise: Enterprise, address: str) -> None:
    known = people.by_email(session, address)
    if known is not None and known.enterprise_id == enterprise.id:
        raise AlreadyThere(Wording("成员", "member"), address)


def _issue(
    session: Session, actor: Actor, address: str, enterprise_id: int | None, role: str | None
) -> str:
    for former in store.waiting(session, enterprise_id, now()):
        if former.email == address:
            store.revoke(session, enterprise_id, former.id, now())
    _require_room(session, enterprise_id)
    columns = {"enterprise_id": enterprise_id, "enterprise_role": role, "created_by": actor.user_id}
    return tickets.issue(session, Purpose.INVITE, address, LIFETIME, **columns)


def _require_room(session: Session, enterprise_id: int | None) -> None:
    if len(store.waiting(session, enterprise_id, now())) >= MOST_OPEN:
        text = Wording(
            f"待答复的邀请已有 {MOST_OPEN} 份；请先撤销一些。",
            f"{MOST_OPEN} invitations wait for an answer; revoke some of them first.",
        )
        raise InputRefused("email", text)
    if store.made_since(session, enterprise_id, now() - timedelta(days=1)) >= MOST_A_DAY:
        text = Wording(
            f"一天之内最多发出 {MOST_A_DAY} 份邀请；请明天再试。",
            f"{MOST_A_DAY} invitations go out in a day at most; try again tomorrow.",
        )
        raise InputRefused("email", text)


def _revoke(session: Session, actor: Actor, enterprise_id: int | None, ticket_id: int) -> None:
    email = store.revoke(session, enterprise_id, ticket_id, now())
    if not email:
        raise InvitationNotFound(ticket_id)
    record(session, actor, "revoke_invitation", "account", email)
