"""Accounts: made by an administrator, used to sign in."""

from __future__ import annotations

import re
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import enterprises
from catalogue.services.actor import (
    ACCOUNT_ROLES,
    Actor,
    EnterpriseRole,
    Role,
    require_administrator,
)
from catalogue.services.audit import record
from catalogue.services.errors import AlreadyThere, InputRefused, SignInRefused
from catalogue.services.uniqueness import while_free
from catalogue.store import accounts as store
from catalogue.store.accounts import Account

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 128

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with the memory and passes that OWASP recommends; the defaults cost six times more."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")


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
    address = email.strip().casefold()
    _check_email(address)
    _check_password(password)
    _check_role(role, enterprise_code)
    found = enterprises.get_enterprise(session, enterprise_code) if enterprise_code else None
    password_hash = HASHER.hash(password)
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
    account = store.by_email(session, email.strip().casefold())
    # An address that is not known takes as long as one that is: it does not tell itself apart.
    password_hash = (account and account.password_hash) or _hash_of_no_one()
    if not _fits(password_hash, password) or account is None or not account.is_active:
        raise SignInRefused
    return actor_of(account)


def actor_of(account: Account) -> Actor:
    """The account as one who acts."""
    own = account.enterprise_role
    return Actor(
        account.id,
        account.email,
        Role(account.role),
        account.enterprise_id,
        EnterpriseRole(own) if own else None,
    )


@cache
def _hash_of_no_one() -> str:
    return HASHER.hash("nobody has this password")


def _fits(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _check_email(address: str) -> None:
    if not _EMAIL.fullmatch(address) or len(address) > 255:
        raise InputRefused(
            "email",
            Wording(f"“{address}”不是邮箱地址。", f"'{address}' is not an e-mail address."),
        )


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise InputRefused(
            "password",
            Wording(
                f"密码须为 {SHORTEST_PASSWORD}–{LONGEST_PASSWORD} 位。",
                f"A password has {SHORTEST_PASSWORD}–{LONGEST_PASSWORD} characters.",
            ),
        )


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
