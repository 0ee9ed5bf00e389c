"""The tables around a review: remarks on single values, wishes to see more, reminders."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now


class RemarkRow(Base):
    """What a reviewer or an author says about one place of a card.

    `path` is the place in the document as JSON, and `about` what stood there.
    """

    __tablename__ = "remark"

    id: Mapped[Key]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    revision: Mapped[int]
    path: Mapped[Line]
    about: Mapped[Long]
    text: Mapped[Long]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class DisclosureRow(Base):
    """That an account asked to see the confidential values of a card, and what was answered."""

    __tablename__ = "disclosure"
    __table_args__ = (
        UniqueConstraint("card_id", "account_id"),
        CheckConstraint("state IN ('asked', 'granted', 'refused')", name="state"),
    )

    id: Mapped[Key]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[Long]
    state: Mapped[Code]
    asked_at: Mapped[datetime] = mapped_column(default=now)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class ReminderRow(Base):
    """That the enterprise was told that a revision is valid for so many days more."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("revision_id", "days"),)

    id: Mapped[Key]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"))
    days: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)
