"""Sessions kept on the server, so that a copied cookie dies at sign-out.

A session of an account that needs a second factor counts as nobody's until that was given.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from catalogue.models.base import now
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.audit import record
from catalogue.services.sign_in_errors import SessionNotFound
from catalogue.services.standing import actor_of, needs_second_factor
from catalogue.store import sessions as store
from catalogue.store.accounts import Account
from catalogue.store.sessions import SignedIn

LIFETIME = timedelta(hours=12)
HALF_LIFETIME = timedelta(minutes=15)
"""How long somebody may look for the telephone after the password was right."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when a session was last in use."""

LONGEST_AGENT = 255
LONGEST_KEY = 16
"""How much of its hash tells a session from others of the same account."""


@dataclass(frozen=True, slots=True)
class Found:
    """The session of a token with its account; `is_whole` once all factors were given."""

    account: Account
    signed_in: SignedIn
    is_whole: bool


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One of the sessions of an account; `key` tells it from the others."""

    key: str
    signed_in: SignedIn
    is_this: bool


def begin(
    session: Session,
    actor: Actor,
    agent: str = "",
    *,
    is_proven: bool = False,
    is_half: bool = False,
) -> str:
    """Open a session and return its token, of which only the hash is stored.

    `is_proven` is whether the second factor was given, `is_half` whether it still has to be.
    """
    token = secrets.token_urlsafe(32)
    store.remove_expired(session, now())
    assert actor.user_id is not None
    store.add(
        session,
        token_hash=_hash(token),
        account_id=actor.user_id,
        expires_at=now() + (HALF_LIFETIME if is_half else LIFETIME),
        second_factor_at=now() if is_proven else None,
        address=actor.origin.address,
        agent=agent[:LONGEST_AGENT],
    )
    if not is_half:
        record(session, actor, "sign_in", "account", actor.email, second_factor=is_proven)
    return token


def prove(session: Session, actor: Actor, token: str, agent: str = "") -> str:
    """The token of a session in place of the one of `token`, now that the code was right."""
    end(session, token)
    return begin(session, actor, agent, is_proven=True)


def end(session: Session, token: str) -> None:
    """Close the session of that token, wherever its cookie was copied to."""
    store.remove(session, _hash(token))


def end_all(session: Session, account_id: int, but: str | None = None) -> int:
    """Close the sessions of an account, all but the one of the token `but`; how many there were."""
    return store.remove_all(session, account_id, _hash(but) if but else None)


def end_others(session: Session, actor: Actor, token: str) -> int:
    """Close the actor's sessions, all but the one of that token; how many there were."""
    assert actor.user_id is not None
    ended = end_all(session, actor.user_id, token)
    record(session, actor, "end_sessions", "account", actor.email, sessions_ended=ended)
    return ended


def end_one(session: Session, actor: Actor, key: str) -> None:
    """Close the actor's session of that key. Raises SessionNotFound."""
    assert actor.user_id is not None
    if len(key) < LONGEST_KEY or not store.remove_one(session, actor.user_id, key):
        raise SessionNotFound(key)
    record(session, actor, "end_sessions", "account", actor.email, sessions_ended=1)


def own_sessions(session: Session, actor: Actor, token: str) -> Sequence[OwnSession]:
    """The actor's sessions, the newest first; `token` is that of this one."""
    assert actor.user_id is not None
    this = _hash(token)
    return [
        OwnSession(found.token_hash[:LONGEST_KEY], found, found.token_hash == this)
        for found in store.of_account(session, actor.user_id, now())
    ]


def find(session: Session, token: str) -> Found | None:
    """The session of that token with its account, unless it is over."""
    found = store.find(session, _hash(token), now())
    if found is None:
        return None
    signed_in, account = found
    is_whole = signed_in.second_factor_at is not None or not needs_second_factor(account)
    return Found(account, signed_in, is_whole)


def who(session: Session, token: str) -> Actor:
    """Who opened the session of that token; a visitor when it is over or not whole."""
    found = find(session, token)
    return actor_of(found.account) if found and found.is_whole else VISITOR


def is_to_be_noted(found: Found) -> bool:
    """Whether it is long enough ago that the session was noted to be in use."""
    seen = found.signed_in.last_seen_at
    return seen is None or now() - seen >= SEEN_EVERY


def note(session: Session, found: Found) -> None:
    """Note that the session is in use."""
    store.touch(session, found.signed_in.token_hash, now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
