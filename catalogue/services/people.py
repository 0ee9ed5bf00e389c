"""All accounts of the catalogue, as an administrator keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import members, sessions
from catalogue.services.actor import Actor, Role, require_administrator
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused
from catalogue.services.people_errors import AccountNotFound, LastOwner
from catalogue.store import people as store
from catalogue.store.people import Person

PAGE = 100
GIVEN_ROLES = (Role.ENGINEER, Role.REVIEWER, Role.ADMIN)
"""What an account without an enterprise may become."""

ADMINISTRATOR = Wording("管理员", "administrator")


def list_people(
    session: Session, actor: Actor, after: str = "", role: str = ""
) -> Sequence[Person]:
    """A page of accounts behind an address, of one role when it is asked for. Raises Forbidden."""
    require_administrator(actor)
    return store.after(session, after, PAGE, **({"role": role} if role else {}))


def change_role(session: Session, actor: Actor, account_id: int, role: Role | str) -> Person:
    """The person in another role; what was open under the former one has ended.

    Raises Forbidden, AccountNotFound, LastOwner or InputRefused.
    """
    require_administrator(actor)
    if role not in GIVEN_ROLES:
        listed = ", ".join(GIVEN_ROLES)
        text = Wording(f"角色须为：{listed}。", f"The role must be one of: {listed}.")
        raise InputRefused("role", text)
    person = _known(session, account_id)
    if person.role == Role.SUPPLIER:
        text = Wording(
            "企业成员的角色由企业负责人管理。", "The role of a member is kept by the owner."
        )
        raise InputRefused("role", text)
    if role != Role.ADMIN:
        _require_another_administrator(session, person)
    ended = sessions.end_all(session, person.id)
    details = {"before": person.role, "now": str(role), "sessions_ended": ended}
    record(session, actor, "change_role", "account", person.email, **details)
    return store.change(session, person.id, role=str(role))


def deactivate(session: Session, actor: Actor, account_id: int) -> Person:
    """The person, who can no longer sign in. Raises Forbidden, AccountNotFound or LastOwner."""
    require_administrator(actor)
    person = _known(session, account_id)
    if person.enterprise_code:
        return members.deactivate(session, actor, person.enterprise_code, person.id)
    _require_another_administrator(session, person)
    return members.shut_out(session, actor, person)


def activate(session: Session, actor: Actor, account_id: int) -> Person:
    """The person, who can sign in again. Raises Forbidden, AccountNotFound or InputRefused."""
    require_administrator(actor)
    return members.let_in(session, actor, _known(session, account_id))


def _known(session: Session, account_id: int) -> Person:
    found = store.by_id(session, account_id)
    if found is None:
        raise AccountNotFound(account_id)
    return found


def _require_another_administrator(session: Session, person: Person) -> None:
    keepers = {found.id for found in store.with_role(session, Role.ADMIN) if found.is_active}
    if keepers == {person.id}:
        raise LastOwner(ADMINISTRATOR)
