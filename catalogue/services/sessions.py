"""Sessions kept on the server, so that a copied cookie dies at sign-out."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy.orm import Session

from catalogue.models.base import now
from catalogue.services.accounts import actor_of
from catalogue.services.actor import VISITOR, Actor
from catalogue.store import sessions as store

LIFETIME = timedelta(hours=12)


def begin(session: Session, actor: Actor) -> str:
    """Open a session and return its token, of which only the hash is stored."""
    token = secrets.token_urlsafe(32)
    store.remove_expired(session, now())
    assert actor.user_id is not None
    store.add(session, _hash(token), actor.user_id, now() + LIFETIME)
    return token


def end(session: Session, token: str) -> None:
    """Close the session of that token, wherever its cookie was copied to."""
    store.remove(session, _hash(token))


def who(session: Session, token: str) -> Actor:
    """Who opened the session of that token; a visitor when it is over."""
    account = store.account_of(session, _hash(token), now())
    return VISITOR if account is None else actor_of(account)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
