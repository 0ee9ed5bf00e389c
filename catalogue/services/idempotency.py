"""A post that is repeated with the same key is done once and answered the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.errors import AlreadyThere, IdempotencyKeyReused, InputRefused
from catalogue.store import idempotency as store
from catalogue.store.idempotency import Answer

KEPT = timedelta(days=1)
LONGEST_KEY = 255


def once(
    session: Session, actor: Actor, key: str, request_hash: str, do: Callable[[], Answer]
) -> Answer:
    """The answer of `do`, or the one it gave before under the same key.

    The key is taken before the work, in its transaction: either both happened or neither, and
    of two at once the later waits for the answer of the first. Raises IdempotencyKeyReused when
    the key came with another request, InputRefused when it is too long.
    """
    if not key or actor.user_id is None:
        return do()
    if len(key) > LONGEST_KEY:
        text = Wording("幂等键过长。", "The idempotency key is too long.")
        raise InputRefused("Idempotency-Key", text)
    store.remove_before(session, now() - KEPT)
    if not store.take(session, actor.user_id, key, request_hash):
        return _given(session, actor.user_id, key, request_hash)
    answer = do()
    store.answer(session, actor.user_id, key, answer)
    return answer


def _given(session: Session, account_id: int, key: str, request_hash: str) -> Answer:
    found = store.find(session, account_id, key)
    if found is None:
        raise AlreadyThere(Wording("幂等键", "idempotency key"), key)
    if found.request_hash != request_hash:
        raise IdempotencyKeyReused(key)
    return found
