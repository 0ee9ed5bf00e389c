"""The table of enterprises."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, now


class EnterpriseRow(Base):
    """Who publishes cards or looks for material; `uscc` is 统一社会信用代码."""

    __tablename__ = "enterprise"
    __table_args__ = (CheckConstraint("kind IN ('supplier', 'user', 'editorial')", name="kind"),)

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    zh: Mapped[Line]
    en: Mapped[Line] = mapped_column(default="")
    kind: Mapped[Code]
    uscc: Mapped[str | None] = mapped_column(String(18), unique=True)
    city: Mapped[Line] = mapped_column(default="")
    website: Mapped[Line] = mapped_column(default="")
    contact: Mapped[Line] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
