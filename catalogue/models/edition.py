"""The table of official editions of card sets."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Key, Line, Long, now


class EditionRow(Base):
    """An edition that was issued under a number that is given once.

    `wish` says all that its print depends on. Manifest, signature and file come together when it
    is printed; until then they are empty.
    """

    __tablename__ = "edition"

    id: Mapped[Key]
    number: Mapped[Line] = mapped_column(unique=True)
    wish: Mapped[Long]
    job_id: Mapped[str] = mapped_column(String(32))
    manifest: Mapped[Long] = mapped_column(default="")
    signature: Mapped[Line] = mapped_column(default="")
    sha256: Mapped[str | None] = mapped_column(String(64), ForeignKey("blob.sha256"))
    issued_at: Mapped[datetime] = mapped_column(default=now)
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
