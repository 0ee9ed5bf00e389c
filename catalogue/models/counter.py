"""The table of counters."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code


class CounterRow(Base):
    """A number that only grows, without gaps: of cards, and of publications.

    The row is locked until the transaction ends, so its order is the order of the commits.
    """

    __tablename__ = "counter"

    name: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(default=0)
