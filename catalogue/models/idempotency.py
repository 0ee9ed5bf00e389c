"""The table of answers that were given to posts with an idempotency key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Key, Line, Long, now


class IdempotencyRow(Base):
    """The answer to one post, given again when the same post is repeated."""

    __tablename__ = "idempotency"
    __table_args__ = (UniqueConstraint("account_id", "key"),)

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    key: Mapped[Line]
    request_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    headers: Mapped[Long]
    body: Mapped[Long]
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
