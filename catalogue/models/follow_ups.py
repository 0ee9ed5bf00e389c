"""The tables of what readers keep and ask: saved searches, shortlists, inquiries to suppliers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now


class SavedSearchRow(Base):
    """A question that somebody wants answered again.

    `query` is the question as an address carries it. `begun_seq`, `seen_seq` and `told_seq` are
    the last changes of the catalogue when it was saved, looked at, and written about. `token` is
    the secret in the address of its feed.
    """

    __tablename__ = "saved_search"
    __table_args__ = (CheckConstraint("mail IN ('never', 'daily', 'at_once')", name="mail"),)

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[Line]
    query: Mapped[Long]
    mail: Mapped[Code]
    token: Mapped[str] = mapped_column(String(64), unique=True)
    begun_seq: Mapped[int]
    seen_seq: Mapped[int]
    told_seq: Mapped[int]
    told_at: Mapped[datetime] = mapped_column(default=now)
    created_at: Mapped[datetime] = mapped_column(default=now)


class ShortlistRow(Base):
    """A named list of cards with a note; with `token` whoever has the link reads it."""

    __tablename__ = "shortlist"

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[Line]
    note: Mapped[Long]
    token: Mapped[str | None] = mapped_column(String(64), unique=True)
    shows_notes: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)


class ShortlistEntryRow(Base):
    """A card on a list, in the revision that was current when it was put there."""

    __tablename__ = "shortlist_entry"
    __table_args__ = (UniqueConstraint("shortlist_id", "card_id"),)

    id: Mapped[Key]
    shortlist_id: Mapped[int] = mapped_column(ForeignKey("shortlist.id", ondelete="CASCADE"))
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    revision: Mapped[int]
    note: Mapped[Long]
    added_at: Mapped[datetime] = mapped_column(default=now)


class InquiryRow(Base):
    """That somebody asked the enterprise of a card for a price, a sample or data."""

    __tablename__ = "inquiry"
    __table_args__ = (
        CheckConstraint("kind IN ('price', 'sample', 'data', 'other')", name="kind"),
        CheckConstraint("state IN ('open', 'answered', 'closed')", name="state"),
    )

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    revision: Mapped[int]
    kind: Mapped[Code]
    part: Mapped[Line]
    quantity: Mapped[Line]
    needed_by: Mapped[Line]
    shows_address: Mapped[bool]
    state: Mapped[Code]
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)


class InquiryMessageRow(Base):
    """What one of the two sides wrote."""

    __tablename__ = "inquiry_message"

    id: Mapped[Key]
    inquiry_id: Mapped[int] = mapped_column(
        ForeignKey("inquiry.id", ondelete="CASCADE"), index=True
    )
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    is_supplier: Mapped[bool]
    text: Mapped[Long]
    created_at: Mapped[datetime] = mapped_column(default=now)
