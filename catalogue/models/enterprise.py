"""The table of enterprises."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long, now


class EnterpriseRow(Base):
    """Who publishes cards or looks for material; `uscc` is 统一社会信用代码.

    An enterprise that applied submits nothing before a reviewer admits it. `honours` is a JSON
    list of codes, such as 链主, and `cluster` the industrial cluster that it belongs to.
    """

    __tablename__ = "enterprise"
    __table_args__ = (
        CheckConstraint("kind IN ('supplier', 'user', 'editorial')", name="kind"),
        CheckConstraint("status IN ('applied', 'admitted', 'refused', 'suspended')", name="status"),
    )

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(unique=True)
    zh: Mapped[Line]
    en: Mapped[Line] = mapped_column(default="")
    kind: Mapped[Code]
    uscc: Mapped[str | None] = mapped_column(String(18), unique=True)
    city: Mapped[Line] = mapped_column(default="")
    website: Mapped[Line] = mapped_column(default="")
    contact: Mapped[Line] = mapped_column(default="")
    status: Mapped[Code] = mapped_column(default="admitted", server_default="admitted")
    cluster: Mapped[Line] = mapped_column(default="", server_default=text("''"))
    honours: Mapped[Long] = mapped_column(default="[]", server_default="[]")
    logo_sha256: Mapped[str | None] = mapped_column(String(64))
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[Long] = mapped_column(default="", server_default=text("''"))
    created_at: Mapped[datetime] = mapped_column(default=now)
