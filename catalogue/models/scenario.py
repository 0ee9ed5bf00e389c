"""The table of scenarios and their versions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Long, now

_IS_CURRENT = text("is_current")


class ScenarioRow(Base):
    """One version of a part scenario; older versions are kept, one is current."""

    __tablename__ = "scenario"
    __table_args__ = (
        UniqueConstraint("key", "version"),
        Index(
            "uq_scenario_one_current",
            "key",
            unique=True,
            sqlite_where=_IS_CURRENT,
            postgresql_where=_IS_CURRENT,
        ),
    )

    id: Mapped[Key]
    key: Mapped[Code]
    version: Mapped[int]
    is_current: Mapped[bool]
    document: Mapped[Long]
    content_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
