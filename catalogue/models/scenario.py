"""The table of scenarios and their versions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now

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


class OwnScenarioRow(Base):
    """A scenario that somebody keeps for himself or herself; with `token` whoever has the link
    reads it. `based_on` names the version that it was copied from."""

    __tablename__ = "own_scenario"

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    document: Mapped[Long]
    version: Mapped[int]
    based_on: Mapped[Line]
    token: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
