"""The tables of cards, their revisions, and which of these is published now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalogue.models.base import Base, Code, Key, Line, Long, now

_IS_PUBLISHED = text("state = 'published'")
NOTHING = text("''")
_IS_UNDECIDED = text("state IN ('draft', 'submitted', 'returned')")


class CardRow(Base):
    """A public number that belongs to an enterprise; `key` is the enterprise's own name for it, and
    `stated` the document of what workbooks said of it so far."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("enterprise_id", "key"),)

    id: Mapped[Key]
    number: Mapped[Code] = mapped_column(unique=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    key: Mapped[Line | None]
    stated: Mapped[Long | None] = mapped_column(deferred=True)
    created_at: Mapped[datetime] = mapped_column(default=now)

    revisions: Mapped[list[RevisionRow]] = relationship(order_by="RevisionRow.n", viewonly=True)


class RevisionRow(Base):
    """One revision of a card: a document that is frozen when it is submitted.

    What readers see of a published one is `public_document` with its own hash where the document
    holds confidential values, and the document itself where it does not. `returned_document` is
    what the reviewer read who returned it last, until it is published.
    """

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("card_id", "n"),
        CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'published', 'superseded', 'withdrawn')",
            name="state",
        ),
        Index(
            "uq_revision_one_published",
            "card_id",
            unique=True,
            sqlite_where=_IS_PUBLISHED,
            postgresql_where=_IS_PUBLISHED,
        ),
        Index(
            "uq_revision_one_undecided",
            "card_id",
            unique=True,
            sqlite_where=_IS_UNDECIDED,
            postgresql_where=_IS_UNDECIDED,
        ),
    )

    id: Mapped[Key]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    n: Mapped[int]
    state: Mapped[Code] = mapped_column(index=True)
    document: Mapped[Long]
    content_hash: Mapped[str] = mapped_column(String(64))
    public_document: Mapped[Long | None]
    public_hash: Mapped[str | None] = mapped_column(String(64))
    returned_document: Mapped[Long | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    published_at: Mapped[datetime | None]
    note: Mapped[Long] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawal_note: Mapped[Long] = mapped_column(default="")


READERS_DOCUMENT = func.coalesce(RevisionRow.public_document, RevisionRow.document)
READERS_HASH = func.coalesce(RevisionRow.public_hash, RevisionRow.content_hash)
"""What readers see of a published revision: whoever reads for them asks for these."""


class PublishedRow(Base):
    """What search reads of a card: its current revision, and the number of its last change.

    A withdrawn card keeps its row, so that a reader who pulls changes learns of it.
    """

    __tablename__ = "published"
    __table_args__ = (CheckConstraint("state IN ('current', 'withdrawn')", name="state"),)

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), unique=True)
    pub_seq: Mapped[int] = mapped_column(unique=True)
    state: Mapped[Code]
    designation: Mapped[Long]
    family: Mapped[Long]
    form: Mapped[Code]
    process: Mapped[Long]
    temper: Mapped[Long]
    evidence: Mapped[str] = mapped_column(String(1), default="", server_default=NOTHING)
    field: Mapped[Line] = mapped_column(default="", server_default=NOTHING)
    search_text: Mapped[Long]
    valid_until: Mapped[str] = mapped_column(String(10), default="", server_default=NOTHING)
    published_at: Mapped[datetime] = mapped_column(default=now)
