"""The tables of people: accounts, their sessions on the server, tickets sent by mail, tokens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now


class AccountRow(Base):
    """A person who signs in.

    `enterprise_role` says what a supplier's person may do within the enterprise, `company` where
    an engineer works, as he or she says. `totp_last_step` is the time step of the last code that
    was taken, which is not taken twice; `recovery_codes` is a JSON list of hashes.
    """

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("role IN ('supplier', 'engineer', 'reviewer', 'admin')", name="role"),
        CheckConstraint("enterprise_role IN ('owner', 'editor', 'viewer')", name="enterprise_role"),
    )

    id: Mapped[Key]
    email: Mapped[Line] = mapped_column(unique=True)
    name: Mapped[Line] = mapped_column(default="", server_default=text("''"))
    company: Mapped[Line] = mapped_column(default="", server_default=text("''"))
    password_hash: Mapped[Line | None]
    role: Mapped[Code]
    is_active: Mapped[bool] = mapped_column(default=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    enterprise_role: Mapped[Code | None]
    language: Mapped[str] = mapped_column(String(2), default="zh", server_default="zh")
    totp_secret: Mapped[Code | None]
    totp_confirmed_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    recovery_codes: Mapped[Long] = mapped_column(default="[]", server_default="[]")
    email_confirmed_at: Mapped[datetime | None]
    password_changed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class SessionRow(Base):
    """A session kept on the server, so that a copied cookie is worth nothing after sign-out.

    Only the hash of the random token in the cookie is stored. `second_factor_at` is when a
    one-time code was given, without which a reviewer's session is worth little.
    """

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    last_seen_at: Mapped[datetime | None] = mapped_column(default=now)
    second_factor_at: Mapped[datetime | None]
    address: Mapped[Line] = mapped_column(default="", server_default=text("''"))
    agent: Mapped[Line] = mapped_column(default="", server_default=text("''"))


class TicketRow(Base):
    """What a secret link is good for, once and until it runs out; only its hash is stored."""

    __tablename__ = "ticket"
    __table_args__ = (
        CheckConstraint("purpose IN ('confirm', 'reset', 'invite')", name="purpose"),
        CheckConstraint("enterprise_role IN ('owner', 'editor', 'viewer')", name="enterprise_role"),
    )

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[Code]
    email: Mapped[Line]
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    enterprise_role: Mapped[Code | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ApiTokenRow(Base):
    """A token with which a program acts for an account; only its hash is stored.

    `scopes` are words parted by spaces; `prefix` is the beginning of the token, by which its
    owner tells it from others.
    """

    __tablename__ = "api_token"

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[Line]
    prefix: Mapped[Code]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[Line]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
