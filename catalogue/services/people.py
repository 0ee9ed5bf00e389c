"""All accounts of the catalogue, as an administrator keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import enterprises, members, second_factor, sessions
from catalogue.services.actor import Actor, Role, require_administrator
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused
from catalogue.services.people_errors import AccountNotFound, LastOwner
from catalogue.services.sign_in_errors import SecondFactorBound
from catalogue.store import people as store
from catalogue.store.people import Person

PAGE = 100
GIVEN_ROLES = (Role.ENGINEER, Role.REVIEWER, Role.ADMIN)
"""What an account without an enterprise may become."""

ADMINISTRATOR = Wording("管理员", "administrator")


def list_people(
    session: Session,
    actor: Actor,
    after: str = "",
    role: str = "",
    *,
    enterprise: str = "",
    is_active: bool | None = None,
    most: int = 0,
) -> Sequence[Person]:
    """Accounts behind an address, a page of them or `most`; of one role, of one enterprise, or
    those that are active or not, when that is asked for.

    Raises Forbidden or EnterpriseNotFound.
    """
    require_administrator(actor)
    own = enterprises.get_enterprise(session, enterprise).id if enterprise else None
    asked = {"role": role or None, "enterprise_id": own, "is_active": is_active}
    chosen = {name: wanted for name, wanted in asked.items() if wanted is not None}
    return store.after(session, after, most or PAGE, **chosen)


def get_person(session: Session, actor: Actor, account_id: int) -> Person:
    """One of all people. Raises Forbidden or AccountNotFound."""
    require_administrator(actor)
    return _known(session, account_id)


def take_up(session: Session, actor: Actor, account_id: int) -> Person:
    """The person, whom no other keeper changes until this transaction ends.

    Raises Forbidden or AccountNotFound.
    """
    found = get_person(session, actor, account_id)
    # What a change of the person holds anyway: in another order two changes would wait for ever.
    if found.enterprise_code:
        enterprises.locked(session, found.enterprise_code)
    else:
        store.with_role(session, Role.ADMIN)
    return _known(session, account_id)


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


def reset_second_factor(session: Session, actor: Actor, account_id: int) -> Person:
    """The person without a second factor and without sessions, whose telephone was lost.

    Raises Forbidden or AccountNotFound, and SecondFactorBound for one's own, which takes a code.
    """
    person = get_person(session, actor, account_id)
    if person.id == actor.user_id:
        raise SecondFactorBound
    second_factor.reset(session, actor, person.email)
    return _known(session, account_id)


def _known(session: Session, account_id: int) -> Person:
    found = store.by_id(session, account_id)
    if found is None:
        raise AccountNotFound(account_id)
    return found


def _require_another_administrator(session: Session, person: Person) -> None:
    keepers = {found.id for found in store.with_role(session, Role.ADMIN) if found.is_active}
    if keepers == {person.id}:
        raise LastOwner(ADMINISTRATOR)
