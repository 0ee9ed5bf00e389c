"""The fields of application of published cards, by which a search is narrowed.

What they are follows from documents and scenarios: the next start writes them with the vectors of
the new edition.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "published", sa.Column("field", sa.String(length=255), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("published", "field")
