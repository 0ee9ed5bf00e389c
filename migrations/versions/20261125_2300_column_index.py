"""Tables of the column index."""

# What these tables hold follows from the documents: they begin empty, and the program fills them
# after the migration. The value rows of before were written and never read.

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "condition_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_condition_state")),
        sa.UniqueConstraint("digest", name=op.f("uq_condition_state_digest")),
    )
    op.create_table(
        "mark",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(length=255), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mark")),
    )
    op.create_table(
        "vector",
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(length=16), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.Column("curves", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_vector_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_vector")),
    )
    op.drop_table("value_row")
    op.create_table(
        "value_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("property", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("choice", sa.String(length=64), nullable=True),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("grade", sa.String(length=1), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("curve", sa.Text(), nullable=True),
        sa.Column("is_derived", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('number', 'choice', 'curve', 'absent')", name=op.f("ck_value_row_kind")
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_value_row_card_id_card"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["state_id"],
            ["condition_state.id"],
            name=op.f("fk_value_row_state_id_condition_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_value_row")),
        sa.UniqueConstraint("card_id", "place", name=op.f("uq_value_row_card_id_place")),
    )
    op.create_index(
        "ix_value_row_property_card_id", "value_row", ["property", "card_id"], unique=False
    )
    op.create_index(
        "ix_value_row_property_kind_state_id",
        "value_row",
        ["property", "kind", "state_id"],
        unique=False,
    )
    # A new column of a table with rows needs a text to begin with; the models know of none.
    with op.batch_alter_table("published") as published:
        published.add_column(sa.Column("process", sa.Text(), nullable=False, server_default=""))
        published.add_column(sa.Column("temper", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("published") as published:
        published.alter_column("process", server_default=None)
        published.alter_column("temper", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("published") as published:
        published.drop_column("temper")
        published.drop_column("process")
    for table in ("value_row", "vector", "mark", "condition_state"):
        op.drop_table(table)
    op.create_table(
        "value_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("property", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("grade", sa.String(length=1), nullable=False),
        sa.Column("temperature", sa.Double(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_value_row_revision_id_revision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_value_row")),
    )
    op.create_index("ix_value_row_property_low", "value_row", ["property", "low"], unique=False)
    op.create_index(op.f("ix_value_row_revision_id"), "value_row", ["revision_id"], unique=False)
