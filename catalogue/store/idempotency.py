"""Answers that were given to posts with an idempotency key, in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.models import IdempotencyRow

NOT_KEPT = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the hash of the request that it was given to."""

    request_hash: str
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def is_kept(self) -> bool:
        """Whether it can be given again: one that held a secret is not kept."""
        return self.status != NOT_KEPT


def find(session: Session, account_id: int, key: str) -> Answer | None:
    row = session.scalar(
        select(IdempotencyRow).where(
            IdempotencyRow.account_id == account_id, IdempotencyRow.key == key
        )
    )
    if row is None:
        return None
    return Answer(row.request_hash, row.status, json.loads(row.headers), row.body)


def take(session: Session, account_id: int, key: str, request_hash: str) -> bool:
    """Whether the key is now this transaction's to answer; waits for another that has it."""
    row = {"account_id": account_id, "key": key, "request_hash": request_hash}
    empty = {"status": NOT_KEPT, "headers": "{}", "body": ""}
    try:
        with session.begin_nested():
            session.execute(insert(IdempotencyRow).values(**row, **empty))
    except IntegrityError:
        return False
    return True


def answer(session: Session, account_id: int, key: str, given: Answer) -> None:
    """Write the answer under the key that was taken."""
    session.execute(
        update(IdempotencyRow)
        .where(IdempotencyRow.account_id == account_id, IdempotencyRow.key == key)
        .values(status=given.status, headers=json.dumps(dict(given.headers)), body=given.body)
    )


def remove_before(session: Session, at: datetime) -> None:
    session.execute(delete(IdempotencyRow).where(IdempotencyRow.created_at < at))
