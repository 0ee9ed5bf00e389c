"""The tables of test reports and pictures that stand behind values."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Key, Line, now


class BlobRow(Base):
    """A file that is kept once, under the SHA-256 of its content.

    `pages` are those of a PDF or the sheets of a workbook, `width` and `height` pixels.
    """

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[Line]
    pages: Mapped[int | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class AttachmentRow(Base):
    """A file that an enterprise keeps as evidence; sources of its cards name it by the hash.

    Readers see it when `is_public` and a published card rests on it; reviewers always.
    """

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("enterprise_id", "sha256"),)

    id: Mapped[Key]
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    name: Mapped[Line]
    is_public: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
