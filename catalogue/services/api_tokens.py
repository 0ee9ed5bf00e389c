"""Tokens with which programs act for an account: scoped, running out, shown once.

Only the hash of a token is stored. A token makes no token that may do more, or lasts longer, than
itself.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused
from catalogue.services.sign_in_errors import ScopeMissing, TokenNotFound, TokenRefused
from catalogue.services.standing import actor_of, is_bound, is_enrolled
from catalogue.store import api_tokens as store
from catalogue.store.api_tokens import ApiToken

PREFIX = "mgc_"
SHOWN = 12
"""How many signs of a token are kept, so that its owner can tell it from others."""
MOST_DAYS = 365
MOST_TOKENS = 50
LONGEST_NAME = 100
NOTED_EVERY = timedelta(minutes=1)


class Scope(StrEnum):
    """What a token may allow."""

    READ = "read"
    WRITE = "write"
    SUBMIT = "submit"
    REVIEW = "review"
    MANAGE = "manage"


SCOPE_NAMES = {
    Scope.READ: Wording("读取未公开的内容", "read what is not public"),
    Scope.WRITE: Wording("写卡片、附件，导入", "write cards and attachments, import"),
    Scope.SUBMIT: Wording("送审、撤回卡片", "submit and withdraw cards"),
    Scope.REVIEW: Wording("审核卡片、维护场景", "decide about cards, keep scenarios"),
    Scope.MANAGE: Wording("管理企业、成员、令牌", "manage enterprise, members and tokens"),
}


NAME_ASKED = Wording(
    f"请给令牌起个名字（不超过 {LONGEST_NAME} 字），说明由哪个程序使用。",
    f"Give the token a name ({LONGEST_NAME} characters at most) that says which program uses it.",
)
SCOPES_ASKED = Wording(
    f"请选择令牌的权限：{'、'.join(Scope)}。", f"Choose what the token allows: {', '.join(Scope)}."
)
DAYS_ASKED = Wording(f"有效期为 1–{MOST_DAYS} 天。", f"A token is good for 1–{MOST_DAYS} days.")
TOO_MANY = Wording(
    f"已有 {MOST_TOKENS} 个有效令牌，请先撤销不用的。",
    f"There are {MOST_TOKENS} tokens; revoke those that are not in use first.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A new token: `secret` is what the program sends, and is not stored."""

    token: ApiToken
    secret: str


def create(
    session: Session,
    actor: Actor,
    name: str,
    scopes: Sequence[str],
    days: int,
    latest: datetime | None = None,
) -> Made:
    """A new token of the actor, good for that many days, and not after `latest`.

    Raises InputRefused or ScopeMissing.
    """
    assert actor.user_id is not None
    _check(name, scopes, days)
    _require_scopes(actor, scopes)
    _require_room(session, actor.user_id)
    secret = PREFIX + secrets.token_urlsafe(32)
    made = store.add(
        session,
        account_id=actor.user_id,
        name=name.strip(),
        prefix=secret[:SHOWN],
        token_hash=_hash(secret),
        scopes=" ".join(scope for scope in Scope if scope in scopes),
        expires_at=min(filter(None, (now() + timedelta(days=days), latest))),
    )
    said = {"scopes": list(made.scopes), "expires_at": made.expires_at.isoformat()}
    record(session, actor, "create_token", "token", made.name, prefix=made.prefix, **said)
    return Made(made, secret)


def revoke(session: Session, actor: Actor, token_id: int) -> None:
    """Let a token of the actor be good for nothing. Raises TokenNotFound."""
    assert actor.user_id is not None
    name = store.revoke(session, actor.user_id, token_id, now())
    if name is None:
        raise TokenNotFound(token_id)
    record(session, actor, "revoke_token", "token", name)


def own_tokens(session: Session, actor: Actor) -> Sequence[ApiToken]:
    """The tokens of the actor that were not revoked, the newest first."""
    assert actor.user_id is not None
    return store.of_account(session, actor.user_id)


def who(session: Session, secret: str) -> tuple[ApiToken, Actor]:
    """The token of that secret, and for whom the program that sends it acts.

    Raises TokenRefused.
    """
    found = store.find(session, _hash(secret), now())
    if found is None:
        raise TokenRefused
    token, account = found
    if is_bound(account) and not is_enrolled(account):
        raise TokenRefused
    return token, replace(actor_of(account), scopes=frozenset(token.scopes))


def is_over(token: ApiToken) -> bool:
    """Whether the token has run out."""
    return token.expires_at <= now()


def is_to_be_noted(token: ApiToken) -> bool:
    """Whether it is long enough ago that the token was noted to be in use."""
    return token.last_used_at is None or now() - token.last_used_at >= NOTED_EVERY


def note(session: Session, token: ApiToken) -> None:
    """Note that the token is in use."""
    store.touch(session, token.id, now())


def _check(name: str, scopes: Sequence[str], days: int) -> None:
    if not name.strip() or len(name.strip()) > LONGEST_NAME or not name.isprintable():
        raise InputRefused("name", NAME_ASKED)
    if not scopes or not set(scopes) <= set(Scope):
        raise InputRefused("scopes", SCOPES_ASKED)
    if not 1 <= days <= MOST_DAYS:
        raise InputRefused("days", DAYS_ASKED)


def _require_scopes(actor: Actor, scopes: Sequence[str]) -> None:
    missing = set() if actor.scopes is None else set(scopes) - actor.scopes
    if missing:
        raise ScopeMissing(min(missing))


def _require_room(session: Session, account_id: int) -> None:
    if store.count_good(session, account_id, now()) >= MOST_TOKENS:
        raise InputRefused("name", TOO_MANY)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
