"""The table of jobs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Line, Long, now

_IS_WANTED = text("state IN ('queued', 'running', 'done')")


class JobRow(Base):
    """A wish for long work, and the truth about it: lease, progress, result or error.

    Identical wishes (same `kind` and `wish_key`) share one job until it fails or expires.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        Index("ix_job_state_created_at", "state", "created_at"),
        Index(
            "uq_job_one_wanted",
            "kind",
            "wish_key",
            unique=True,
            sqlite_where=_IS_WANTED,
            postgresql_where=_IS_WANTED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[Code]
    wish_key: Mapped[str] = mapped_column(String(64))
    wish: Mapped[Long]
    state: Mapped[Code]
    attempts: Mapped[int] = mapped_column(default=0)
    progress: Mapped[float] = mapped_column(default=0.0)
    error: Mapped[Long] = mapped_column(default="")
    result_name: Mapped[Line] = mapped_column(default="")
    lease_holder: Mapped[Code] = mapped_column(default="")
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
