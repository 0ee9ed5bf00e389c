"""The evidence grade of published cards, by which a search is narrowed.

What it is follows from the documents: the next start writes it with the vectors of the new edition.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "published", sa.Column("evidence", sa.String(length=1), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("published", "evidence")
