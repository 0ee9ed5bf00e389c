"""The people of an enterprise: who they are, what each may do, who no longer takes part."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import enterprises, sessions, tickets
from catalogue.services.actor import Actor, EnterpriseRole, Role, require_manager
from catalogue.services.audit import record
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.services.people_errors import AccountNotFound, LastOwner
from catalogue.services.tickets import Purpose
from catalogue.store import people
from catalogue.store.enterprises import Enterprise
from catalogue.store.people import Person

OWNER = Wording("负责人", "owner")


def list_members(session: Session, actor: Actor, code: str) -> Sequence[Person]:
    """The people of the enterprise, as they themselves see each other.

    Raises EnterpriseNotFound or Forbidden.
    """
    found = enterprises.enterprise_for(session, actor, code)
    is_own = actor.role is Role.SUPPLIER and actor.enterprise_id == found.id
    if not is_own and not actor.may_administer:
        raise Forbidden(Wording("查看该企业的成员", "see who belongs to this enterprise"))
    return people.of_enterprise(session, found.id)


def get_member(session: Session, actor: Actor, code: str, account_id: int) -> Person:
    """One of the people of the enterprise. Raises EnterpriseNotFound, Forbidden or
    AccountNotFound."""
    found = [person for person in list_members(session, actor, code) if person.id == account_id]
    if not found:
        raise AccountNotFound(account_id)
    return found[0]


def change_role(
    session: Session, actor: Actor, code: str, account_id: int, role: EnterpriseRole | str
) -> Person:
    """The member in another role.

    Raises EnterpriseNotFound, Forbidden, AccountNotFound, LastOwner or InputRefused.
    """
    wanted = read_role(role)
    enterprise, member = _to_keep(session, actor, code, account_id)
    if member.enterprise_role == wanted:
        return member
    if wanted is not EnterpriseRole.OWNER:
        _require_another_owner(session, enterprise, member)
    changed = people.change(session, member.id, enterprise_role=wanted.value)
    details = {"enterprise": code, "before": member.enterprise_role, "now": wanted.value}
    record(session, actor, "change_role", "account", member.email, **details)
    return changed


def deactivate(session: Session, actor: Actor, code: str, account_id: int) -> Person:
    """The member, who can no longer sign in and whose sessions have ended.

    Raises EnterpriseNotFound, Forbidden, AccountNotFound or LastOwner.
    """
    enterprise, member = _to_keep(session, actor, code, account_id)
    _require_another_owner(session, enterprise, member)
    return shut_out(session, actor, member)


def activate(session: Session, actor: Actor, code: str, account_id: int) -> Person:
    """The member, who can sign in again.

    Raises EnterpriseNotFound, Forbidden, AccountNotFound or InputRefused.
    """
    _, member = _to_keep(session, actor, code, account_id)
    return let_in(session, actor, member)


def shut_out(session: Session, actor: Actor, person: Person) -> Person:
    """The person, whose account, sessions and links are good for nothing any more."""
    for purpose in (Purpose.CONFIRM, Purpose.RESET):
        tickets.cancel(session, purpose, person.email)
    ended = sessions.end_all(session, person.id)
    changed = people.change(session, person.id, is_active=False)
    record(session, actor, "deactivate", "account", person.email, sessions_ended=ended)
    return changed


def let_in(session: Session, actor: Actor, person: Person) -> Person:
    """The person, whose account is good again. Raises InputRefused before it was confirmed."""
    if person.is_pending:
        text = Wording("该邮箱尚未确认。", "This address has not been confirmed yet.")
        raise InputRefused("is_active", text)
    record(session, actor, "activate", "account", person.email)
    return people.change(session, person.id, is_active=True)


def read_role(role: EnterpriseRole | str) -> EnterpriseRole:
    """Raises InputRefused."""
    try:
        return EnterpriseRole(role)
    except ValueError:
        listed = ", ".join(EnterpriseRole)
        text = Wording(f"角色须为：{listed}。", f"The role must be one of: {listed}.")
        raise InputRefused("role", text) from None


def _to_keep(
    session: Session, actor: Actor, code: str, account_id: int
) -> tuple[Enterprise, Person]:
    """The enterprise, held until the transaction ends, and one of its people."""
    require_manager(actor, enterprises.enterprise_for(session, actor, code).id)
    enterprise = enterprises.locked(session, code)
    member = people.by_id(session, account_id)
    if member is None or member.enterprise_id != enterprise.id:
        raise AccountNotFound(account_id)
    return enterprise, member


def _require_another_owner(session: Session, enterprise: Enterprise, member: Person) -> None:
    if [owner.id for owner in people.owners(session, enterprise.id)] == [member.id]:
        raise LastOwner(OWNER)
