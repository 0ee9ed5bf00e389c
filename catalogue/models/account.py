"""The tables of accounts and of their sessions on the server."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, now


class AccountRow(Base):
    """A person who signs in."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("role IN ('supplier', 'engineer', 'reviewer', 'admin')", name="role"),
    )

    id: Mapped[Key]
    email: Mapped[Line] = mapped_column(unique=True)
    password_hash: Mapped[Line | None]
    role: Mapped[Code]
    is_active: Mapped[bool] = mapped_column(default=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)


class SessionRow(Base):
    """A session kept on the server, so that a copied cookie is worth nothing after sign-out.

    Only the hash of the random token in the cookie is stored.
    """

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
