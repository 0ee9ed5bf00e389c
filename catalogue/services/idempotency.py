"""A post that is repeated with the same key is done once and answered the same.

The key is taken before the work, in its transaction: either both happened or neither, and of two
at once the later waits for the answer of the first.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.errors import (
    AlreadyThere,
    AnswerNotKept,
    IdempotencyKeyReused,
    InputRefused,
)
from catalogue.services.signs import refuse_unkept
from catalogue.store import idempotency as store
from catalogue.store.idempotency import Answer

KEPT = timedelta(days=1)
LONGEST_KEY = 255


def recall(session: Session, actor: Actor, key: str, request_hash: str) -> Answer | None:
    """The answer that was given under the key, or None: then the work is this transaction's, and
    so is the key.

    Raises IdempotencyKeyReused when the key came with another request, AnswerNotKept when the
    answer held a secret, InputRefused when the key is too long or cannot be kept.
    """
    assert actor.user_id is not None
    refuse_unkept("Idempotency-Key", key)
    if len(key) > LONGEST_KEY:
        text = Wording("幂等键过长。", "The idempotency key is too long.")
        raise InputRefused("Idempotency-Key", text)
    store.remove_before(session, now() - KEPT)
    if store.take(session, actor.user_id, key, request_hash):
        return None
    return _given(session, actor.user_id, key, request_hash)


def keep(session: Session, actor: Actor, key: str, answer: Answer) -> None:
    """Keep the answer to the work that was done under the key."""
    assert actor.user_id is not None
    store.answer(session, actor.user_id, key, answer)


def _given(session: Session, account_id: int, key: str, request_hash: str) -> Answer:
    found = store.find(session, account_id, key)
    if found is None:
        raise AlreadyThere(Wording("幂等键", "idempotency key"), key)
    if found.request_hash != request_hash:
        raise IdempotencyKeyReused(key)
    if not found.is_kept:
        raise AnswerNotKept
    return found
