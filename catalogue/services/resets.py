"""A forgotten password: a link by mail, good for half an hour, sets another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import mail, passwords, tickets
from catalogue.services.accounts import account_of, get_account
from catalogue.services.actor import Actor, Origin, require_administrator
from catalogue.services.audit import record
from catalogue.services.sign_in_errors import TicketRefused
from catalogue.services.standing import actor_of
from catalogue.services.tickets import Purpose
from catalogue.store import accounts as store
from catalogue.store.accounts import Account

LIFETIME = timedelta(minutes=30)

SUBJECT = Wording("重设密码", "Set a new password")


def ask(session: Session, address: str, own_url: str) -> None:
    """Send a link to the account of that address, if there is an active one.

    An address that is not known leaves the same rows, of which nothing comes: neither the answer
    nor the time that it takes tells the two apart. Raises InputRefused for what is no address.
    """
    account = store.by_email(session, address)
    is_known = account is not None and account.is_active
    token = tickets.issue(
        session, Purpose.RESET, address, LIFETIME, account_id=account.id if account else None
    )
    write = mail.send if is_known else mail.withhold
    text = _text(f"{own_url}reset/{token}")
    write(session, address, SUBJECT, text, account.language if account else "zh")


def link_for(session: Session, actor: Actor, email: str, own_url: str) -> str:
    """A link to hand over by another way than mail. Raises Forbidden or AccountNotFound."""
    require_administrator(actor)
    account = account_of(session, email)
    token = tickets.issue(session, Purpose.RESET, account.email, LIFETIME, account_id=account.id)
    record(session, actor, "make_reset_link", "account", account.email)
    return f"{own_url}reset/{token}"


def whose(session: Session, token: str) -> Account:
    """Whose password that link sets, without using it up. Raises TicketRefused."""
    return _active(session, tickets.look(session, Purpose.RESET, token).account_id)


def set_password(session: Session, origin: Origin, token: str, password_hash: str) -> Account:
    """Let the account of that link have another password, and no session. Raises TicketRefused."""
    account = _active(session, tickets.redeem(session, Purpose.RESET, token).account_id)
    owner = replace(actor_of(account), origin=origin)
    passwords.replace_password(session, owner, account, password_hash)
    return account


def _active(session: Session, account_id: int | None) -> Account:
    if account_id is None:
        raise TicketRefused
    account = get_account(session, account_id)
    if not account.is_active:
        raise TicketRefused
    return account


def _text(link: str) -> Wording:
    minutes = int(LIFETIME.total_seconds()) // 60
    return Wording(
        f"请在 {minutes} 分钟内打开下面的链接，为您在镁卡的账号设一个新密码：\n\n{link}\n\n"
        "如果不是您要求的，请不要打开，密码不会改变。",
        f"Open this link within {minutes} minutes to set a new password for your account at "
        f"MgCards:\n\n{link}\n\nIf you did not ask for it, leave the link alone: your password "
        "stays as it is.",
    )
