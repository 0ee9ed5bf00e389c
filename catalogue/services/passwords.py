"""Passwords: which are good enough, and how they are kept, compared and replaced."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import sessions, tickets
from catalogue.services.actor import Actor
from catalogue.services.audit import record
from catalogue.services.common_passwords import COMMON
from catalogue.services.errors import InputRefused
from catalogue.services.signs import refuse_unseen
from catalogue.services.tickets import Purpose
from catalogue.store import accounts as store
from catalogue.store.accounts import Account

SHORTEST = 8
LONGEST = 128

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with the memory and passes that OWASP recommends; the defaults cost six times more."""

LENGTH = Wording(
    f"密码须为 {SHORTEST}–{LONGEST} 位。", f"A password has {SHORTEST}–{LONGEST} characters."
)
TOO_COMMON = Wording(
    "这个密码太常见，别人一猜就中；请换一个，例如几个不相干的词连在一起。",
    "This password is among the first that are guessed; choose another, such as a few words "
    "that have nothing to do with each other.",
)
LIKE_THE_ADDRESS = Wording(
    "密码不能与邮箱地址相同。", "The password must not be the address of the account."
)


def hash_of(password: str, address: str) -> str:
    """What is stored of a password for the account of that address. Raises InputRefused."""
    _check(password, address)
    return HASHER.hash(password)


def fits(account: Account | None, password: str) -> bool:
    """Whether that is the password of the account; it takes as long where there is none."""
    kept = (account and account.password_hash) or _hash_of_no_one()
    try:
        return HASHER.verify(kept, password) and account is not None
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def replace_password(
    session: Session, actor: Actor, account: Account, password_hash: str, but: str | None = None
) -> None:
    """Let the account have that password from now on.

    Its sessions end, all but the one of the token `but`, and no link sent before sets another.
    """
    store.change(session, account.id, password_hash=password_hash, password_changed_at=now())
    tickets.cancel(session, Purpose.RESET, account.email)
    ended = sessions.end_all(session, account.id, but)
    record(session, actor, "change_password", "account", account.email, sessions_ended=ended)


@cache
def _hash_of_no_one() -> str:
    return HASHER.hash("nobody has this password")


def _check(password: str, address: str) -> None:
    refuse_unseen("password", password)
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputRefused("password", LENGTH)
    plain = password.strip().casefold()
    if plain in COMMON or len(set(plain)) == 1:
        raise InputRefused("password", TOO_COMMON)
    if plain in (address.casefold(), address.casefold().partition("@")[0]):
        raise InputRefused("password", LIKE_THE_ADDRESS)
