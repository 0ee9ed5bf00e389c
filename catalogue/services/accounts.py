"""Accounts: made by an administrator, used to sign in."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import enterprises, passwords
from catalogue.services.actor import (
    ACCOUNT_ROLES,
    Actor,
    EnterpriseRole,
    Role,
    require_administrator,
)
from catalogue.services.addresses import read_address
from catalogue.services.audit import record
from catalogue.services.errors import AlreadyThere, InputRefused, SignInRefused
from catalogue.services.people_errors import AccountNotFound
from catalogue.services.signs import unkept
from catalogue.services.standing import actor_of
from catalogue.services.uniqueness import while_free
from catalogue.store import accounts as store
from catalogue.store.accounts import Account


def create_user(
    session: Session,
    actor: Actor,
    email: str,
    password: str,
    role: Role | str,
    enterprise_code: str | None = None,
    enterprise_role: EnterpriseRole | str = EnterpriseRole.OWNER,
) -> Account:
    """A new account; a supplier needs an enterprise, and has `enterprise_role` in it.

    Raises Forbidden, InputRefused, AlreadyThere or EnterpriseNotFound.
    """
    require_administrator(actor)
    address = read_address(email)
    _check_role(role, enterprise_code)
    found = enterprises.get_enterprise(session, enterprise_code) if enterprise_code else None
    password_hash = passwords.hash_of(password, address)
    with while_free(session, lambda: _require_free(session, address)):
        account = store.add(
            session,
            email=address,
            password_hash=password_hash,
            role=str(role),
            enterprise_id=found.id if found else None,
            enterprise_role=str(enterprise_role) if role == Role.SUPPLIER else None,
        )
    record(session, actor, "create", "account", address, role=str(role))
    return account


def _require_free(session: Session, address: str) -> None:
    if store.by_email(session, address):
        raise AlreadyThere(Wording("账号", "account"), address)


def authenticate(session: Session, email: str, password: str) -> Actor:
    """Who that address and password belong to. Raises SignInRefused."""
    return actor_of(account_by_password(session, email, password))


def account_by_password(session: Session, email: str, password: str) -> Account:
    """The account that the address and the password belong to. Raises SignInRefused."""
    # No account has an address with a sign that a database cannot even be asked for.
    account = None if unkept(email) else store.by_email(session, email.strip().casefold())
    # An address that is not known takes as long as one that is: it does not tell itself apart.
    if not passwords.fits(account, password) or account is None or not account.is_active:
        raise SignInRefused
    return account


def account_of(session: Session, email: str) -> Account:
    """The account of that address. Raises AccountNotFound."""
    found = store.by_email(session, email.strip().casefold())
    if found is None:
        raise AccountNotFound(email)
    return found


def get_account(session: Session, account_id: int) -> Account:
    """The account of that id. Raises AccountNotFound."""
    found = store.by_id(session, account_id)
    if found is None:
        raise AccountNotFound(account_id)
    return found


def _check_role(role: Role | str, enterprise_code: str | None) -> None:
    if role not in ACCOUNT_ROLES:
        listed = ", ".join(ACCOUNT_ROLES)
        raise InputRefused(
            "role", Wording(f"角色须为：{listed}。", f"The role must be one of: {listed}.")
        )
    if role == Role.SUPPLIER and not enterprise_code:
        raise InputRefused(
            "enterprise",
            Wording("材料企业账号须指定企业。", "A supplier's account needs an enterprise."),
        )
