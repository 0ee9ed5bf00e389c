"""The tables of imported files, and of what an enterprise's column heads mean."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now


class ImportRow(Base):
    """A file that an enterprise brought: how it was read, what was found, what became of it.

    `plan` is how its columns are understood and `report` what was found, both JSON; the file
    lies under `id` in the data folder.
    """

    __tablename__ = "import"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'checked', 'refused', 'importing', 'imported')", name="state"
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    name: Mapped[Line]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    state: Mapped[Code]
    plan: Mapped[Long] = mapped_column(default="")
    report: Mapped[Long] = mapped_column(default="")
    error: Mapped[Long] = mapped_column(default="")
    job_id: Mapped[str] = mapped_column(String(32), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    imported_at: Mapped[datetime | None]


class ColumnMappingRow(Base):
    """What an enterprise means by a column head, as one of its people said once; also the unit of
    such a column, and what was stated of a whole file (see schemas.workbook.remembered)."""

    __tablename__ = "column_mapping"
    __table_args__ = (UniqueConstraint("enterprise_id", "header"),)

    id: Mapped[Key]
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    header: Mapped[Line]
    target: Mapped[Long]
