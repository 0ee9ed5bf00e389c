"""A post that is repeated with the same key is done once and answered the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.errors import IdempotencyKeyReused, InputRefused
from catalogue.store import idempotency as store
from catalogue.store.idempotency import Answer

KEPT = timedelta(days=1)
LONGEST_KEY = 255


def once(
    session: Session, actor: Actor, key: str, request_hash: str, do: Callable[[], Answer]
) -> Answer:
    """The answer of `do`, or the one it gave before under the same key.

    It is stored in the transaction of what was done: either both happened or neither. Raises
    IdempotencyKeyReused when the key came with another request, InputRefused when it is too long.
    """
    if not key or actor.user_id is None:
        return do()
    if len(key) > LONGEST_KEY:
        text = Wording("幂等键过长。", "The idempotency key is too long.")
        raise InputRefused("Idempotency-Key", text)
    store.remove_before(session, now() - KEPT)
    found = store.find(session, actor.user_id, key)
    if found is None:
        found = do()
        store.add(session, actor.user_id, key, found)
    elif found.request_hash != request_hash:
        raise IdempotencyKeyReused(key)
    return found
