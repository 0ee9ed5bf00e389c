"""Official editions of card sets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=255), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("job_id", sa.String(length=32), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("signature", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["issued_by"], ["account.id"], name="fk_edition_issued_by_account"),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name="fk_edition_sha256_blob"),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        sa.UniqueConstraint("number", name="uq_edition_number"),
    )


def downgrade() -> None:
    op.drop_table("edition")
