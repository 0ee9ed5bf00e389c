"""Answers that were given to posts with an idempotency key, in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalogue.models import IdempotencyRow


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the hash of the request that it was given to."""

    request_hash: str
    status: int
    headers: Mapping[str, str]
    body: str


def find(session: Session, account_id: int, key: str) -> Answer | None:
    row = session.scalar(
        select(IdempotencyRow).where(
            IdempotencyRow.account_id == account_id, IdempotencyRow.key == key
        )
    )
    if row is None:
        return None
    return Answer(row.request_hash, row.status, json.loads(row.headers), row.body)


def add(session: Session, account_id: int, key: str, answer: Answer) -> None:
    row = IdempotencyRow(
        account_id=account_id,
        key=key,
        request_hash=answer.request_hash,
        status=answer.status,
        headers=json.dumps(dict(answer.headers)),
        body=answer.body,
    )
    session.add(row)
    session.flush()


def remove_before(session: Session, at: datetime) -> None:
    session.execute(delete(IdempotencyRow).where(IdempotencyRow.created_at < at))
