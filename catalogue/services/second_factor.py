"""The second factor: one-time codes by time (RFC 6238), of which none is taken twice.

Reviewers and administrators need one; others may have one, and need it from then on.
"""

from __future__ import annotations

import hmac
import re
from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from catalogue.models.base import now
from catalogue.services import recovery_codes, sessions
from catalogue.services.accounts import account_of, get_account
from catalogue.services.actor import Actor, require_administrator
from catalogue.services.audit import record
from catalogue.services.sign_in_errors import SecondFactorBound
from catalogue.services.standing import is_bound, is_enrolled
from catalogue.store import accounts as store
from catalogue.store.accounts import Account

ISSUER = "MgCards"
SECONDS = 30
NEIGHBOURS = (-1, 0, 1)
"""Clocks differ: the code before and the one after are taken, too."""

_SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)


def proposed(session: Session, account_id: int) -> Account:
    """The account with a secret, drawn now if it has none; it counts once a code was given."""
    account = get_account(session, account_id)
    if account.totp_secret is None:
        store.change(session, account_id, totp_secret=pyotp.random_base32())
        account = get_account(session, account_id)
    return account


def address_of(account: Account) -> str:
    """The `otpauth:` address of a proposed secret, which a telephone takes from a picture."""
    return pyotp.TOTP(_proposed_secret(account)).provisioning_uri(
        name=account.email, issuer_name=ISSUER
    )


def spelled(account: Account) -> str:
    """A proposed secret in groups of four, for those who type it."""
    secret = _proposed_secret(account)
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def enrol(session: Session, actor: Actor, account: Account, code: str) -> tuple[str, ...] | None:
    """The recovery codes, after the first right code of the proposed secret; None otherwise."""
    if is_enrolled(account) or not _takes(session, account, code):
        return None
    codes = recovery_codes.draw()
    store.change(
        session,
        account.id,
        totp_confirmed_at=now(),
        recovery_codes=recovery_codes.dumped(codes),
    )
    record(session, actor, "enrol_second_factor", "account", account.email)
    return codes


def is_given(session: Session, actor: Actor, account: Account, code: str) -> bool:
    """Whether that is a code of the account now: of its secret or for recovery. Taken, it is used.

    A wrong one is put on record, so that nothing is raised which would undo that.
    """
    if is_enrolled(account):
        if _takes(session, account, code):
            return True
        if _takes_recovery(session, account, code):
            left = recovery_codes.left(get_account(session, account.id).recovery_codes)
            record(session, actor, "use_recovery_code", "account", account.email, left=left)
            return True
    record(session, actor, "second_factor_failed", "account", account.email)
    return False


def renew_recovery(session: Session, actor: Actor, account: Account) -> tuple[str, ...]:
    """New recovery codes instead of the former ones."""
    codes = recovery_codes.draw()
    store.change(session, account.id, recovery_codes=recovery_codes.dumped(codes))
    record(session, actor, "renew_recovery_codes", "account", account.email)
    return codes


def give_up(session: Session, actor: Actor, account: Account) -> None:
    """Do without from now on. Raises SecondFactorBound for those who cannot."""
    if is_bound(account):
        raise SecondFactorBound
    store.change(session, account.id, **_NOTHING)
    record(session, actor, "remove_second_factor", "account", account.email)


def reset(session: Session, actor: Actor, email: str) -> Account:
    """Take the second factor from an account whose owner lost it, and end its sessions.

    Raises Forbidden or AccountNotFound.
    """
    require_administrator(actor)
    account = account_of(session, email)
    store.change(session, account.id, **_NOTHING)
    ended = sessions.end_all(session, account.id)
    record(session, actor, "reset_second_factor", "account", account.email, sessions_ended=ended)
    return account


_NOTHING = {
    "totp_secret": None,
    "totp_confirmed_at": None,
    "totp_last_step": None,
    "recovery_codes": "[]",
}


def _proposed_secret(account: Account) -> str:
    # Whoever knows the secret of a factor in use needs no telephone.
    assert account.totp_secret is not None
    assert not is_enrolled(account)
    return account.totp_secret


def _takes(session: Session, account: Account, code: str) -> bool:
    step = _step_of(account.totp_secret, code, now())
    return step is not None and store.take_step(session, account.id, step)


def _step_of(secret: str | None, typed: str, at: datetime) -> int | None:
    """The time step whose code that is, next to this moment."""
    code = "".join(typed.split())
    if secret is None or not _SIX_DIGITS.fullmatch(code):
        return None
    totp, here = pyotp.TOTP(secret), int(at.timestamp()) // SECONDS
    steps = [here + away for away in NEIGHBOURS]
    right = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), code)]
    return right[-1] if right else None


def _takes_recovery(session: Session, account: Account, code: str) -> bool:
    rest = recovery_codes.without(account.recovery_codes, code)
    return rest is not None and store.take_recovery_code(
        session, account.id, account.recovery_codes, rest
    )
