"""Saved searches, shortlists, own scenarios, and inquiries to suppliers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "inquiry_message",
    "inquiry",
    "shortlist_entry",
    "shortlist",
    "own_scenario",
    "saved_search",
)


def upgrade() -> None:
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        _account("saved_search"),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("mail", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("begun_seq", sa.Integer(), nullable=False),
        sa.Column("seen_seq", sa.Integer(), nullable=False),
        sa.Column("told_seq", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "mail IN ('never', 'daily', 'at_once')", name=op.f("ck_saved_search_mail")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("token", name=op.f("uq_saved_search_token")),
    )
    op.create_index("ix_saved_search_account_id", "saved_search", ["account_id"], unique=False)
    op.create_table(
        "shortlist",
        sa.Column("id", sa.Integer(), nullable=False),
        _account("shortlist"),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=True),
        sa.Column("shows_notes", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist")),
        sa.UniqueConstraint("token", name=op.f("uq_shortlist_token")),
    )
    op.create_index("ix_shortlist_account_id", "shortlist", ["account_id"], unique=False)
    op.create_table(
        "shortlist_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        _parent("shortlist_entry", "shortlist"),
        _parent("shortlist_entry", "card"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist_entry")),
        sa.UniqueConstraint(
            "shortlist_id", "card_id", name=op.f("uq_shortlist_entry_shortlist_id_card_id")
        ),
    )
    op.create_index("ix_shortlist_entry_card_id", "shortlist_entry", ["card_id"], unique=False)
    _own_scenarios()
    _inquiries()


def _own_scenarios() -> None:
    op.create_table(
        "own_scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        _account("own_scenario"),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("based_on", sa.String(length=255), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_scenario")),
        sa.UniqueConstraint("token", name=op.f("uq_own_scenario_token")),
    )
    op.create_index("ix_own_scenario_account_id", "own_scenario", ["account_id"], unique=False)


def _inquiries() -> None:
    op.create_table(
        "inquiry",
        sa.Column("id", sa.Integer(), nullable=False),
        _account("inquiry"),
        _parent("inquiry", "card"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=255), nullable=False),
        sa.Column("quantity", sa.String(length=255), nullable=False),
        sa.Column("needed_by", sa.String(length=255), nullable=False),
        sa.Column("shows_address", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('price', 'sample', 'data', 'other')", name=op.f("ck_inquiry_kind")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'closed')", name=op.f("ck_inquiry_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    op.create_index("ix_inquiry_account_id", "inquiry", ["account_id"], unique=False)
    op.create_index("ix_inquiry_card_id", "inquiry", ["card_id"], unique=False)
    op.create_table(
        "inquiry_message",
        sa.Column("id", sa.Integer(), nullable=False),
        _parent("inquiry_message", "inquiry"),
        sa.Column(
            "account_id",
            sa.Integer(),
            sa.ForeignKey(
                "account.id",
                name=op.f("fk_inquiry_message_account_id_account"),
                ondelete="SET NULL",
            ),
            nullable=True,
        ),
        sa.Column("is_supplier", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_message")),
    )
    op.create_index(
        "ix_inquiry_message_inquiry_id", "inquiry_message", ["inquiry_id"], unique=False
    )


def _account(table: str) -> sa.Column[int]:
    return _parent(table, "account")


def _parent(table: str, parent: str) -> sa.Column[int]:
    """The column that refers to a row of `parent` and goes with it."""
    return sa.Column(
        f"{parent}_id",
        sa.Integer(),
        sa.ForeignKey(
            f"{parent}.id", name=op.f(f"fk_{table}_{parent}_id_{parent}"), ondelete="CASCADE"
        ),
        nullable=False,
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
