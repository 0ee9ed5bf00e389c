"""The tables that search reads: values and vectors of the cards that are published now.

All of it follows from the documents, so that it can be written anew at any time.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.models.base import Base, Code, Key, Line, Long


class ConditionStateRow(Base):
    """One distinct state of test conditions, as canonical JSON.

    Numbers are stable, count from 0 without gaps, and are those of vectors. `digest` tells states
    apart: a state may be longer than what PostgreSQL puts into an index.
    """

    __tablename__ = "condition_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[Long]


class VectorRow(Base):
    """The values of a published card as `cards.columns.points` stores them.

    `layout` names the vocabulary whose entries the numbers stand for.
    """

    __tablename__ = "vector"

    card_id: Mapped[int] = mapped_column(
        ForeignKey("card.id", ondelete="CASCADE"), primary_key=True
    )
    layout: Mapped[str] = mapped_column(String(16))
    points: Mapped[bytes] = mapped_column(LargeBinary)
    curves: Mapped[bytes] = mapped_column(LargeBinary)


class ValueRow(Base):
    """A value of a published card in its canonical unit; `place` is its place in the vector.

    `low` and `high` are open where they are missing; `curve` is JSON with its axis, x and y.
    """

    __tablename__ = "value_row"
    __table_args__ = (
        CheckConstraint("kind IN ('number', 'choice', 'curve', 'absent')", name="kind"),
        UniqueConstraint("card_id", "place"),
        Index("ix_value_row_property_card_id", "property", "card_id"),
        Index("ix_value_row_property_kind_state_id", "property", "kind", "state_id"),
    )

    id: Mapped[Key]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"))
    property: Mapped[Code]
    place: Mapped[int]
    kind: Mapped[Code]
    low: Mapped[float | None]
    high: Mapped[float | None]
    choice: Mapped[Code | None]
    basis: Mapped[Code]
    grade: Mapped[str] = mapped_column(String(1))
    state_id: Mapped[int] = mapped_column(ForeignKey("condition_state.id"))
    curve: Mapped[Long | None]
    is_derived: Mapped[bool]


class MarkRow(Base):
    """What is true of this very database and of no copy of it, by name; no backup holds it."""

    __tablename__ = "mark"

    name: Mapped[Code] = mapped_column(primary_key=True)
    text: Mapped[Line]
