"""The table of messages that wait to be sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Key, Line, Long, now


class MailRow(Base):
    """A message, written in the transaction that gave rise to it and sent by the worker.

    The text is forgotten when it is sent or given up: it may hold a secret link.
    """

    __tablename__ = "mail"

    id: Mapped[Key]
    recipient: Mapped[Line]
    subject: Mapped[Line]
    text: Mapped[Long]
    created_at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime] = mapped_column(default=now, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    error: Mapped[Long] = mapped_column(default="")
