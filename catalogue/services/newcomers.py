"""Accounts that people open themselves: open at once, or once their address is confirmed."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import letters, passwords, tickets
from catalogue.services.actor import Actor, EnterpriseRole, Origin, Role
from catalogue.services.addresses import read_address
from catalogue.services.audit import record
from catalogue.services.errors import AlreadyThere, InputRefused
from catalogue.services.letters import Letterhead
from catalogue.services.signs import refuse_unseen
from catalogue.services.standing import actor_of
from catalogue.services.tickets import Purpose
from catalogue.services.uniqueness import while_free
from catalogue.store import accounts, people
from catalogue.store import enterprises as enterprise_store
from catalogue.store.people import Person

CONFIRMED_WITHIN = timedelta(days=3)
LONGEST_NAME = 100

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who opens an account, as typed."""

    name: str
    email: str
    password: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Who opens an account, as it is stored."""

    name: str
    email: str
    password_hash: str
    company: str


def check(typed: Newcomer) -> Checked:
    """Raises InputRefused. It takes as long for an address that is known as for any other."""
    name = read_name(typed.name)
    company = _BLANK.sub(" ", typed.company).strip()
    refuse_unseen("company", company)
    if len(company) > LONGEST_NAME:
        raise InputRefused("company", _too_long(Wording("单位", "company")))
    email = read_address(typed.email)
    return Checked(name, email, passwords.hash_of(typed.password, email), company)


def read_name(typed: str) -> str:
    """The name of a person. Raises InputRefused without one, or for one that is too long."""
    name = _BLANK.sub(" ", typed).strip()
    refuse_unseen("name", name)
    if not name:
        raise InputRefused("name", Wording("请填写姓名。", "Give your name."))
    if len(name) > LONGEST_NAME:
        raise InputRefused("name", _too_long(Wording("姓名", "name")))
    return name


def _too_long(what: Wording) -> Wording:
    return Wording(
        f"{what.zh}不能超过 {LONGEST_NAME} 字。",
        f"The {what.en} has {LONGEST_NAME} characters at most.",
    )


def applicant(email: str, origin: Origin) -> Actor:
    """Whoever typed that address, of whom no more is known."""
    return Actor(None, email, Role.VISITOR, origin=origin)


def is_free(session: Session, head: Letterhead, by: Actor, email: str) -> bool:
    """Whether the address has no account; its owner is told when it has.

    An account whose address was never confirmed gives way to whoever registers it again: it may
    be somebody else's who only typed this address.
    """
    make_room(session, by, email)
    if people.by_email(session, email) is None:
        return True
    letters.already_known(session, head, email)
    return False


def make_room(session: Session, by: Actor, email: str) -> None:
    """Forget the account of that address when it was never confirmed."""
    known = people.by_email(session, email)
    if known is not None and known.is_pending:
        forget(session, by, known)


def forget(session: Session, by: Actor, pending: Person) -> None:
    """Remove an account that was never confirmed, and the enterprise that came with it."""
    people.remove(session, pending.id)
    record(session, by, "lapse", "account", pending.email)
    enterprise_id = pending.enterprise_id
    if enterprise_id is not None and not people.of_enterprise(session, enterprise_id):
        enterprise_store.remove(session, enterprise_id)
        record(session, by, "lapse", "enterprise", pending.enterprise_code)


def open_account(
    session: Session,
    head: Letterhead,
    origin: Origin,
    who: Checked,
    role: Role,
    enterprise_id: int | None = None,
) -> Person:
    """The account of an address that is free; where letters are sent it waits to be confirmed."""
    owns = EnterpriseRole.OWNER.value if enterprise_id is not None else None
    with while_free(session, lambda: _require_free(session, who.email)):
        person = people.add(
            session,
            **asdict(who),
            password_changed_at=now(),
            role=role.value,
            is_active=not head.is_sent,
            enterprise_id=enterprise_id,
            enterprise_role=owns,
            language=head.language,
        )
    if head.is_sent:
        _ask_to_confirm(session, head, person)
    record(session, as_actor(person, origin), "register", "account", who.email, role=role.value)
    return person


def _require_free(session: Session, email: str) -> None:
    if people.by_email(session, email):
        raise AlreadyThere(Wording("账号", "account"), email)


def _ask_to_confirm(session: Session, head: Letterhead, person: Person) -> None:
    token = tickets.issue(
        session, Purpose.CONFIRM, person.email, CONFIRMED_WITHIN, account_id=person.id
    )
    letters.to_confirm(session, head, person.email, token)


def waiting(session: Session, token: str) -> Person:
    """Whose address the link confirms. Raises TicketRefused."""
    ticket = tickets.look(session, Purpose.CONFIRM, token)
    found = people.by_id(session, ticket.account_id or 0)
    assert found is not None
    return found


def confirm(session: Session, origin: Origin, token: str, password: str) -> Person:
    """The person, who can sign in from now on.

    The password is asked for because somebody else may have typed this address into the form.
    Raises TicketRefused or InputRefused.
    """
    ticket = tickets.redeem(session, Purpose.CONFIRM, token)
    if not passwords.fits(accounts.by_email(session, ticket.email), password):
        text = Wording(
            "密码与注册时填写的不同。若不是您注册的，请不要确认。",
            "This is not the password that was chosen at the registration. If it was not you who "
            "registered, do not confirm.",
        )
        raise InputRefused("password", text)
    person = people.change(
        session, ticket.account_id or 0, is_active=True, email_confirmed_at=now()
    )
    record(session, as_actor(person, origin), "confirm", "account", person.email)
    return person


def as_actor(person: Person, origin: Origin) -> Actor:
    """The person as one who acts."""
    return replace(actor_of(person), origin=origin)
