"""The table of what was done, by whom, when and from where."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Line, Long


class AuditRow(Base):
    """One act; rows are only ever added, and each holds the hash of the one before it.

    The names are copies, so that they stay when an account or a card goes; `details` is JSON.
    """

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_kind_object", "kind", "object"),)

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(index=True)
    who: Mapped[Line]
    role: Mapped[Code]
    via: Mapped[Code]
    address: Mapped[Line]
    action: Mapped[Code]
    kind: Mapped[Code]
    object: Mapped[Line]
    details: Mapped[Long]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
